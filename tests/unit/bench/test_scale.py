"""A small generated bank: the product's questions can be asked of it."""

from pathlib import Path

import duckdb
import pytest

from bench import queries, scale, scale_limits
from bench.scale_bank import make
from bench.source import NoStoreError, file

pytestmark = pytest.mark.store


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bank")
    assert make(folder, 250_000) == pytest.approx(250_000, rel=0.1)
    return folder


def test_figures_stand_in_the_stores_order_and_are_marked_as_generated(bank: Path) -> None:
    con = duckdb.connect(str(file(bank)), read_only=True)
    key = "(indicator_id, group_id, level, period, region_code)"
    ordered = (
        f"SELECT count(*) FROM (SELECT {key} < lag({key}) OVER (ORDER BY rowid) AS back FROM observation)"
    )
    assert con.execute(f"{ordered} WHERE back").fetchone() == (0,)
    assert con.execute("SELECT value LIKE '%generated' FROM meta WHERE key = 'version'").fetchone() == (True,)
    for table in ("slice", "latest", "standing", "profile", "latest_change", "peer", "trend"):
        assert con.execute(f"SELECT count(*) > 100 FROM {table}").fetchone() == (True,), table


def test_the_views_questions_are_asked_of_it(bank: Path) -> None:
    found = queries.measure(quick=True, store=bank)
    assert [name[:2] for name in found["questions"]][:6] == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"]
    assert all(one["p95_ms"] >= one["median_ms"] > 0 for one in found["questions"].values())
    assert queries.slowest(found) > 0
    limits = scale_limits.measure(file(bank), copied=True)
    one = {"rows": 250_000, "made_seconds": 1.0, "store_mb": 5.0, **found, "limits": limits}
    head, *rows = scale.rows({"small": one, "large": {**one, "limits": {}}})
    assert len(head) == 3 and any(row[0].startswith("Q6") and "≤" in row[0] for row in rows)
    assert any(row[0].startswith("limit") and row[2] == "–" for row in rows)


def test_no_store_no_bank(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError):
        file(tmp_path)
