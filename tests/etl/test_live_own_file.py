"""An own file by its contract: fetched, built, and on screen with its producer, licence and next release."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.commands import main
from etl.places import ROOT
from tests.standins.small import small_places, use

INDICATOR, NEXT = "ika_7_15", "2027-02-15"
CONTRACT = f"""
id: omat
file: omat.csv
producer: Mallikunta
licence: CC BY-SA 4.0
statistics: {{fi: Oma laskenta}}
unit: percent
indicator: {INDICATOR}
columns: {{area: kunta, period: vuosi, value: arvo}}
area_codes: prefixed
decimal: ","
next_release: {NEXT}
quality: {{fi: Laskettu omasta rekisteristä}}
"""


def test_an_own_file_is_shown_with_where_it_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places = small_places(tmp_path, ("vaesto", "sairastavuusindeksi"), (INDICATOR,), first="2023")
    use(places, monkeypatch)
    contract = tmp_path / "omat.yml"
    contract.write_text(CONTRACT, encoding="utf-8")
    codes = [code for (code,) in duckdb.sql(
        f"SELECT code FROM '{ROOT}/data/embedded/regions.parquet' WHERE level = 'kunta' ORDER BY 1"
    ).fetchall()]  # fmt: skip
    lines = [f"{code};2024;{at % 90},5" for at, code in enumerate(codes)]
    (tmp_path / "omat.csv").write_text("\n".join(["kunta;vuosi;arvo", *lines]), encoding="utf-8")
    assert main(["fetch", "--source", "file", "--files", str(contract)]) == 0
    assert main(["build"]) == 0
    capsys.readouterr()
    assert main(["status"]) == 0
    told = capsys.readouterr().out
    assert f"{NEXT}  {INDICATOR}" in told and "next release" not in told
    assert main(["status", "--indicators"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith(INDICATOR))
    assert line.split()[1] == "2024" and line.endswith(NEXT)
    about, row, cell = shown(places.store)
    assert about["producer"] == "Mallikunta" and about["licence"] == "CC BY-SA 4.0"
    assert about["statistics"] == "Oma laskenta" and about["notes"] == [
        "oma tiedosto",
        "Laskettu omasta rekisteristä",
    ]
    assert row == NEXT and "15.2.2027" in cell


ASK = f"""
import json
from plotly.utils import PlotlyJSONEncoder
from components.mittari import facts
from components.tiedot import catalogue
from data.catalog import load
from data.queries import quality
from data.queries.indicators import provenance
about = facts.about(load().get("{INDICATOR}"), [], provenance("{INDICATOR}"), "fi")
row = next(one for one in quality.catalogue() if one["id"] == "{INDICATOR}")
cell = json.dumps(catalogue.table([row], {{}}, "fi", 2026), cls=PlotlyJSONEncoder)
print(json.dumps([about["provenance"][0], row["next_release"], cell]))
"""


def shown(store: Path) -> list[dict[str, object]]:
    """What the panel of facts and the catalogue tell in a process that serves this store."""
    env = {**os.environ, "TILANNEKUVA_STORE": str(store)}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return list(json.loads(done.stdout.splitlines()[-1]))
