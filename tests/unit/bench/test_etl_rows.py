"""Each bank loads in full in every way that the bench measures."""

import json
from pathlib import Path

import pytest

from bench import etl_rows
from bench.etl_bank import MAKERS
from bench.etl_rows import WAYS, load, rows


@pytest.mark.parametrize("way", WAYS, ids=[way[0] for way in WAYS])
def test_a_small_bank_loads(tmp_path: Path, way: tuple[str, str, str, int]) -> None:
    _name, bank, reader, _most = way
    MAKERS[bank](tmp_path, 3000)
    assert load(reader, tmp_path)["rows"] >= 2000


def test_rates_are_told_beside_the_usual_ways() -> None:
    one = {"rows": 1000, "seconds": 1.0, "cpu_seconds": 0.002, "memory_mb": 10.0}
    taken = {"ours": 0.5, "json + pandas": 1.0, "pandas.read_csv": 0.25, "Parquet": 0.1}
    head, ours, usual, *_ = rows({f"{name}, 1 M": one | {"seconds": s} for name, s in taken.items()})
    assert len(head) == len(ours) and ours[2:6] == ["2.0", "0.5", "0.20", "2.00"] and usual[2] == "1.0"


def test_the_fastest_round_of_each_way_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(9, 0, -1))

    def answer(arguments: list[str]) -> str:
        return "" if arguments[0] == "make" else json.dumps({"rows": 1, "seconds": next(seconds)})

    monkeypatch.setattr(etl_rows, "asked", answer)
    monkeypatch.setattr(etl_rows, "WAYS", WAYS[:3])
    assert [one["seconds"] for one in etl_rows.measured(1_000_000, 3).values()] == [3, 2, 1]
