"""Nothing in the repository points outside it or names a machine it was made on."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = {
    ".py",
    ".js",
    ".css",
    ".md",
    ".yml",
    ".yaml",
    ".toml",
    ".txt",
    ".html",
    ".sql",
    ".cfg",
    ".po",
    ".svg",
    "",
}
# Written in parts, so that this file does not find itself.
FORBIDDEN = {
    "a folder of one machine": re.compile("/" + r"work/|/" + r"tmp/w/|/" + "root/"),
    "a folder beside the repository": re.compile(r"\.\./" + "shared"),
    "a host of a package registry": re.compile(
        "|".join(["pypi" + r"\.org", "registry" + r"\.npmjs", "unpkg" + r"\.com"])
    ),
}


def _files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines() if Path(name).suffix in TEXT]


def test_no_forbidden_words() -> None:
    found = []
    for path in _files():
        if not path.is_file() or path.stat().st_size > 1_000_000:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [
            (str(path.relative_to(ROOT)), what) for what, word in FORBIDDEN.items() if word.search(text)
        ]
    assert found == []


def test_frontend_asks_nothing_from_elsewhere() -> None:
    address = re.compile(r"""(?:fetch\(|url\(|import\s|src=|href=)\s*["'`]?(?:https?:)?//""")
    paths = [
        *ROOT.glob("assets/css/**/*.css"),
        *ROOT.glob("assets/js/**/*.js"),
        ROOT / "server" / "index.html",
    ]
    assert [path.name for path in paths if address.search(path.read_text(encoding="utf-8"))] == []
