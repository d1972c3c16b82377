"""The documents agree with the code: commands, folders, settings, decisions."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_readme_begins_with_the_two_commands() -> None:
    commands = re.findall(r"^ {4}(.+)$", README, re.M)
    assert [command.split("#")[0].strip() for command in commands[:2]] == ["make run", "make test"]


def test_every_command_named_exists_and_every_command_is_named() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.M))
    named = set(re.findall(r"make ([a-z]+)", README))
    assert named <= targets
    assert targets - {"help", "clean"} <= named


def test_every_folder_is_described() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")} | {
        "assets",
        "locale",
        "tests",
        "docs",
    }
    described = set(re.findall(r"^\| `(\w+)/`", ARCHITECTURE, re.M))
    assert folders <= described
    assert all((ROOT / name).is_dir() for name in described)


def test_every_setting_is_described() -> None:
    names = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M))
    assert names
    assert ".env.example" in README


def test_decisions_are_numbered_and_complete() -> None:
    for path in sorted((ROOT / "docs" / "adr").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        number = int(path.name[:4])
        assert re.match(rf"# {number}\. ", text), path.name
        for part in ("Context", "Decision"):
            assert re.search(rf"^## .*{part}", text, re.M), f"{path.name} lacks {part}"


def test_links_between_documents_lead_somewhere() -> None:
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} → {target}"


def test_the_pins_are_exact_and_named_once() -> None:
    for name in ("requirements.txt", "requirements-lake.txt", "requirements-dev.txt"):
        lines = [line for line in (ROOT / name).read_text().splitlines() if line and line[0] not in "#-"]
        assert all(re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==[\w.]+", line) for line in lines), name
        assert len({re.split(r"==|\[", line)[0].lower() for line in lines}) == len(lines)


def test_ci_runs_the_one_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "make test"
