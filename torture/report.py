"""Writes what was measured into docs/reliability.md, between its marks, and torture/results.json."""

import fcntl
import json
import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version as installed
from pathlib import Path

from torture.outcome import Outcome

ROOT = Path(__file__).parents[1]
PAGE, RESULTS = ROOT / "docs" / "reliability.md", ROOT / "torture" / "results.json"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
TITLES = {
    "publish": "Publish under load",
    "killed": "Kill at any moment",
    "damage": "Damaged store or CURRENT",
    "workers": "Workers die",
    "bad_input": "Bad input",
    "soak": "Soak",
}


def write(outcomes: Sequence[Outcome], scale: float) -> None:
    """Both files; a trial that was not run this time keeps what was measured before. Processes take turns."""
    with (RESULTS.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _write(outcomes, scale)


def _write(outcomes: Sequence[Outcome], scale: float) -> None:
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for outcome in outcomes:
        known[outcome.key] = {**outcome.as_dict(), "scale": scale, **_where()}
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    RESULTS.write_text(text + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    parts = [part for key in TITLES if key in known for part in _section(key, known[key])]
    PAGE.write_text(
        f"{head}{BEGIN}\n\n" + "\n".join(parts) + f"\n{END}{rest.split(END)[1]}", encoding="utf-8"
    )


def _where() -> dict[str, object]:
    """The machine, without names or places."""
    return {
        "date": date.today().isoformat(),
        "cores": len(os.sched_getaffinity(0)),
        "load": round(os.getloadavg()[1], 1),
        "python": platform.python_version(),
        "gunicorn": installed("gunicorn"),
    }


def _section(key: str, known: dict) -> list[str]:  # type: ignore[type-arg]
    lines = [
        f"### {TITLES[key]}: {'held' if known['held'] else '**not held**'}",
        "",
        f"Scale {known['scale']:g}, {known['date']}, {known['seconds']:.0f} s; {known['cores']} cores, load "
        f"{known['load']}, Python {known['python']}, gunicorn {known['gunicorn']}.",
        "",
        "| what | measured | limit |",
        "|---|---|---|",
    ]
    rows = [
        f"| {f['what']} | {_cell(f['value'])}{'' if f['ok'] else ' **(not held)**'} | {f['limit'] or '–'} |"
        for f in known["figures"]
    ]
    return [*lines, *rows, ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")[:300]
