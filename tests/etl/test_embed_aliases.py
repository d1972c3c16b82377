"""Compares every aliased pair of series cell by cell, and explains each difference."""

import csv
from pathlib import Path

import duckdb
import pytest

from etl.embed import aliases

DATA = Path(__file__).parents[2] / "data"
PAIRS = aliases.load(DATA / "aliases.csv")
Cell = tuple[str, str, str, str]
Difference = tuple[str, str, float, float]


def compare(pair: aliases.Alias) -> tuple[int, list[Difference]]:
    """Return how many cells a pair shares, and those that differ by more than its tolerance."""
    cells = duckdb.execute(
        f"""SELECT region_code, period, value, other
            FROM read_parquet('{DATA / "embedded/alias_cells.parquet"}')
            WHERE series = ? AND same_as = ? ORDER BY ALL""",
        [pair.series, pair.same_as],
    ).fetchall()
    return len(cells), [cell for cell in cells if abs(cell[2] - cell[3]) > pair.tolerance + 1e-9]


def exceptions() -> dict[Cell, str]:
    """Return the committed differences with their reasons."""
    with (DATA / "alias_exceptions.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["series"], row["same_as"], row["region_code"], row["period"]): row["reason"]
            for row in csv.DictReader(file)
        }


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.series} = {pair.same_as}")
def test_no_difference_is_unexplained(pair: aliases.Alias) -> None:
    count, different = compare(pair)
    print(f"{pair.series} = {pair.same_as}: {count} cells compared, {len(different)} differ ({pair.kind})")
    known = {
        cell[2:]: reason for cell, reason in exceptions().items() if cell[:2] == (pair.series, pair.same_as)
    }
    found = {cell[:2] for cell in different}
    assert found - set(known) == set(), "differences that data/alias_exceptions.csv does not explain"
    assert set(known) - found == set(), "exceptions of data/alias_exceptions.csv that are no longer there"
    for code, period, value, other in different:
        print(f"  {code} {period}: {value:g} against {other:g}: {known[code, period]}")


def test_pairs_share_cells_unless_one_goes_on_where_the_other_ends() -> None:
    counts = {pair: compare(pair)[0] for pair in PAIRS}
    assert [pair.series for pair, count in counts.items() if count == 0 and pair.kind != "continued"] == []
    assert [pair.series for pair, count in counts.items() if count > 0 and pair.kind == "continued"] == []
    print(f"{sum(counts.values())} cells compared in {len(PAIRS)} pairs")


def test_exceptions_name_pairs_and_give_reasons() -> None:
    named = {(pair.series, pair.same_as) for pair in PAIRS}
    assert {cell[:2] for cell in exceptions()} <= named
    assert all(exceptions().values())


def test_the_three_pairs_that_must_agree_are_there() -> None:
    official = "statfin.vaerak.11re.vaesto"
    wanted = {"kt.E": 616, "avainluvut.vakiluku": 6000, "sotkanet.127": 7000}
    for series, least in wanted.items():
        (pair,) = [pair for pair in PAIRS if pair.series == series]
        assert pair.same_as == official
        assert compare(pair)[0] >= least
