"""Tests of corrections: they change exactly the expected wrong cells, and stop when those are not there."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from etl.embed.corrections import Correction, apply, load
from etl.embed.errors import EmbedError

WRONG = Correction("velka", "s", ("KU747",), ("2000",), -1, None, "A debt cannot be negative.")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute(
            "CREATE TABLE rows (series VARCHAR, source_code VARCHAR, period VARCHAR, value DOUBLE)"
        )
        opened.execute("INSERT INTO rows VALUES ('s', 'KU747', '2000', -1), ('s', 'KU747', '2001', 5)")
        yield opened


def test_expected_cell_becomes_missing_and_nothing_else_changes(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    apply(connection, [WRONG])
    found = connection.execute("SELECT period, value FROM rows ORDER BY period").fetchall()
    assert found == [("2000", None), ("2001", 5.0)]


@pytest.mark.parametrize("period", ["2001", "1999"])
def test_changed_or_missing_cell_stops_the_run(connection: duckdb.DuckDBPyConnection, period: str) -> None:
    wrong = Correction("velka", "s", ("KU747",), (period,), -1, None, "")
    with pytest.raises(EmbedError, match="'velka' expects -1 for s KU747"):
        apply(connection, [wrong])


def test_entry_without_a_field_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yml"
    path.write_text("- {id: a, series: s, regions: [KU001], periods: ['2000'], expect: 0, value: null}\n")
    with pytest.raises(EmbedError, match=r"corrections.yml: an entry is not complete"):
        load(path)
