"""The committed plotly bundle is the one that its note, its loader and the Python package speak of."""

import json
import re
from hashlib import sha256
from pathlib import Path

from plotly.offline import get_plotlyjs_version

ROOT = Path(__file__).parents[3]
HOME = ROOT / "assets" / "vendor" / "plotly"
TOOL = ROOT / "tools" / "plotly-bundle"
NOTE = json.loads((HOME / "bundle.json").read_text("utf-8"))


def test_the_version_is_that_of_the_python_package() -> None:
    assert NOTE["plotly.js"] == get_plotlyjs_version()
    package = json.loads((TOOL / "package.json").read_text("utf-8"))
    assert package["devDependencies"]["plotly.js"] == get_plotlyjs_version()


def test_the_file_is_the_one_that_was_built() -> None:
    code = (HOME / NOTE["file"]).read_bytes()
    assert sha256(code).hexdigest() == NOTE["sha256"]
    assert NOTE["sha256"][:8] in NOTE["file"], "a changed file gets a new name: it is cached for ever"
    assert len(code) == NOTE["bytes"] < 1_400_000


def test_the_loader_names_the_file() -> None:
    script = (ROOT / "assets" / "js" / "plotly_lazy.js").read_text("utf-8")
    assert re.findall(r"const FILE = '([^']+)'", script) == [NOTE["file"]]


def test_licences_go_with_it() -> None:
    text = (HOME / "LICENSES.txt").read_text("utf-8")
    assert f"plotly.js {NOTE['plotly.js']} (MIT)" in text


def test_pinned_versions_and_no_addresses_of_registries() -> None:
    package = json.loads((TOOL / "package.json").read_text("utf-8"))
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", v) for v in package["devDependencies"].values())
    assert '"resolved"' not in (TOOL / "package-lock.json").read_text("utf-8")
