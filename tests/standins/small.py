"""A small part of the catalogue and of the embedded figures, quick to build, and services without pauses."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import built, commands
from etl.checks import Result, run_checks
from etl.places import ROOT, Places
from etl.sources import settings
from etl.stages import end

NO_DATA = "there was nothing to check"


def small_places(
    folder: Path, core: tuple[str, ...], live: tuple[str, ...] = (), first: str = "2021"
) -> Places:
    """Return places with these core and live indicators, figures of everybody from `first` on, no store."""
    made = Places(folder / "embedded", folder / "data", folder / "store")
    for place in (made.embedded, made.store, made.data / "indicators"):
        place.mkdir(parents=True)
    for name in ("schema.sql", "units.yml", "themes.yml", *(f"indicators/{i}.yml" for i in core)):
        shutil.copy(ROOT / "data" / name, made.data / name)
    lines = (ROOT / "data/indicators_live.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line.startswith(("id,", *(f"{one}," for one in live)))]
    (made.data / "indicators_live.csv").write_text("".join(kept), encoding="utf-8")
    con = duckdb.connect()
    for path in (ROOT / "data/embedded").glob("*.parquet"):
        few = f"indicator_id IN {core} AND period >= '{first}' AND group_id = 'total'"
        wanted = few if path.stem == "observations" else "true"
        con.execute(f"COPY (FROM '{path}' WHERE {wanted}) TO '{made.embedded / path.name}'")
    con.close()
    return made


def use(made: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands work on these places, with the checks that have figures and without pauses."""
    monkeypatch.setattr(commands, "default_places", lambda: made)
    for place in (built, end):
        monkeypatch.setattr(place, "run_checks", _checks_with_data)
    quick = settings.from_environment
    without = {"sotkanet_pause": 0.0, "pxweb_pause": 0.0, "geography_pause": 0.0}
    monkeypatch.setattr(settings, "from_environment", lambda *given: replace(quick(*given), **without))
    monkeypatch.setenv("TILANNEKUVA_CONTACT", "testi@example.fi")
    monkeypatch.setenv("TILANNEKUVA_ATTEMPTS", "1")


def _checks_with_data(*given: Any) -> list[Result]:
    """Checks that find their figures: a part of the catalogue lacks those of some."""
    found = run_checks(*given)
    return [one for one in found if one.detail != NO_DATA and not one.name.startswith("population")]
