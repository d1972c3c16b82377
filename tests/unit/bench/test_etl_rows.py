"""Each bank loads in full in every way that the bench measures."""

from pathlib import Path

import pytest

from bench.etl_bank import MAKERS
from bench.etl_rows import WAYS, load, rows


@pytest.mark.parametrize("way", WAYS, ids=[way[0] for way in WAYS])
def test_a_small_bank_loads(tmp_path: Path, way: tuple[str, str, str, int]) -> None:
    _name, bank, reader, _most = way
    MAKERS[bank](tmp_path, 3000)
    assert load(reader, tmp_path)["rows"] >= 2000


def test_rates_are_told_beside_the_usual_way() -> None:
    one = {"rows": 1000, "seconds": 1.0, "memory_mb": 10.0}
    head, ours, usual = rows({"ours, 1 M": one | {"seconds": 0.5}, "json + pandas, 1 M": one})
    assert len(head) == 4 and ours[2] == "2.0" and usual[2] == "1.0"
