"""Runs the checks of a store (etl/check_list.py): each once, for build, command and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from data.catalog import Catalog
from etl.check_list import CHECKS, OUT_OF_RANGE, Check
from etl.checks_shapes import wrong_shapes
from etl.chunks import chunks, show
from etl.live.numbers import FIRST_ID

Connection = Any
SHOWN = 4


@dataclass(frozen=True)
class Result:
    """Outcome of one check: what was found wrong, in words, or how much was looked at."""

    name: str
    passed: bool
    detail: str


def run_checks(con: Connection, catalog: Catalog) -> list[Result]:
    """Run every check on an open store; results in the order of the list."""
    results = [_run(con, check) for check in CHECKS]
    results.append(_called("values lie in the range of their indicator", lambda: out_of_range(con, catalog)))
    results.append(_called("boundaries dissolve to every level without slivers", lambda: wrong_shapes(con)))
    return results


def failures(results: Iterable[Result]) -> list[Result]:
    """The results that did not pass."""
    return [result for result in results if not result.passed]


def out_of_range(con: Connection, catalog: Catalog) -> list[str]:
    """Values outside the `checks` of their indicator, in words.

    The range is one municipality's: sums of many go beyond it, but never below zero where no part may.
    Fetched figures outside are no fault of the store but a sign of drift, for a person to judge.
    """
    store_allowed(con, catalog)
    return _pieces(con, "observation", OUT_OF_RANGE.format(first_live=FIRST_ID))


def store_allowed(con: Connection, catalog: Catalog) -> None:
    """Make the temporary table allowed: an indicator's lowest and highest value, whether sums are made."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE allowed (indicator_id VARCHAR, low DOUBLE, high DOUBLE, adds BOOLEAN)"
    )
    rows = [(i.id, i.checks.min, i.checks.max, i.aggregation.rule == "sum") for i in catalog]
    con.begin()
    con.executemany("INSERT INTO allowed VALUES (?, ?, ?, ?)", rows)
    con.commit()


def _run(con: Connection, check: Check) -> Result:
    looked = con.execute(check.looked).fetchone()[0]
    if not looked:
        return Result(check.name, False, "there was nothing to check")
    return _called(check.name, lambda: _wrong(con, check), looked)


def _wrong(con: Connection, check: Check) -> list[str]:
    """What a check finds, in words; of a large table in bounded memory."""
    if not check.whole:
        return [str(row[0]) for row in con.execute(check.wrong).fetchall()]
    return _pieces(con, check.whole, check.wrong)


def _pieces(con: Connection, table: str, query: str) -> list[str]:
    """The first column of a query that is asked of a large table's view `part`, piece by piece."""
    found: list[str] = []
    for chunk in chunks(con, table):
        show(con, table, chunk)
        found += [str(row[0]) for row in con.execute(query).fetchall()]
    return found


def _called(name: str, find: Callable[[], list[str]], looked: int | None = None) -> Result:
    wrong = find()
    if not wrong:
        return Result(name, True, f"{looked:,} looked at" if looked is not None else "all good")
    more = f" and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
    return Result(name, False, f"{len(wrong)} wrong: {'; '.join(wrong[:SHOWN])}{more}")
