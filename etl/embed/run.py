"""Runs the whole embedding: read, map, write to a folder beside the target, swap."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.catalog_models import Indicator
from etl.embed import (
    aliases,
    catalogue,
    corrections,
    extra,
    mapping,
    outputs,
    pipeline,
    provenance,
    snapshots,
)
from etl.embed.alias_cells import compare
from etl.embed.core import core_indicators
from etl.embed.inputs import read
from etl.embed.write import swap

DATA = Path(__file__).resolve().parents[2] / "data"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class EmbedReport:
    """What was taken in: numbers of rows and indicators, and the size of the files in bytes."""

    raw_rows: int
    observations: int
    municipal_observations: int
    indicators: int
    core: int
    extra: int
    on_today: int
    size: int

    def facts(self) -> list[tuple[str, str]]:
        """Return the numbers that PROVENANCE.md begins with."""
        return [
            ("rows in the raw files", f"{self.raw_rows:,}"),
            ("observations taken in", f"{self.observations:,}"),
            ("of them by municipality, as found", f"{self.municipal_observations:,}"),
            ("by municipality on today's 308, each series once", f"{self.on_today:,}"),
            ("indicators with municipal figures", f"{self.indicators:,} ({self.core:,} core files)"),
        ]


def run(
    source_dir: Path, target: Path, progress: Progress = lambda text: None, data: Path = DATA
) -> EmbedReport:
    """Rebuild `target` (data/embedded) and data/indicators_extra.csv from the raw files of `source_dir`.

    Everything is written to a folder beside the target first; when anything is wrong (EmbedError), the target
    and the extra table stay as they were. `progress` gets one line for each step.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own, so that two runs at a time do not write into each other's folder.
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    fresh.chmod(0o755)
    try:
        with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "2GB"}) as connection:
            connection.execute("SET enable_progress_bar = false")
            report = _fill(connection, source_dir, fresh, data, progress)
        extra_table = fresh / "indicators_extra.csv"
        swap(fresh, target)
        (target / extra_table.name).replace(data / extra_table.name)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return report


def _fill(
    connection: duckdb.DuckDBPyConnection, source_dir: Path, fresh: Path, data: Path, progress: Progress
) -> EmbedReport:
    progress("reading the raw files")
    read(connection, source_dir)
    tables = snapshots.load()
    snapshots.assign(connection, tables)
    pipeline.run_sql(connection, "rows.sql")
    pipeline.hash_snapshots(connection)
    fixes = corrections.load(data / "corrections.yml")
    corrections.apply(connection, fixes)
    pipeline.run_sql(connection, "keep.sql")
    progress("mapping series to indicators")
    core = core_indicators(data / "indicators")
    pairs = aliases.load(data / "aliases.csv")
    claims, members = _claims(connection, tables, core, pairs)
    pipeline.register_claims(connection, claims)
    pipeline.run_sql(connection, "observations.sql")
    progress("writing areas and figures")
    unresolved = outputs.write_regions(connection, source_dir, fresh)
    written = outputs.write_figures(connection, fresh, tables)
    progress("comparing series that are the same thing")
    keys = {item.key: (item.series, item.sex, item.age) for item in pipeline.raw_series(connection)}
    outputs.write_alias_cells(fresh, compare(connection, pairs, keys))
    outputs.write_extra(fresh, catalogue.rows(members, tables))
    report = _report(connection, fresh, core, members)
    provenance.write(fresh / "PROVENANCE.md", report.facts(), *written, fixes, unresolved)
    return report


def _claims(
    connection: duckdb.DuckDBPyConnection,
    tables: dict[str, snapshots.Table],
    core: tuple[Indicator, ...],
    pairs: list[aliases.Alias],
) -> tuple[list[mapping.Claim], list[extra.Member]]:
    """Return the claims of core, extra and aliased series, and the members of the extra indicators."""
    raw = pipeline.raw_series(connection)
    splits: dict[str, list[tuple[str, str]]] = {}
    for item in raw:
        splits.setdefault(item.series, []).append((item.sex, item.age))
    claims = mapping.core_claims(core, splits)
    names = {item.key for item in raw}
    twins = {pair.series: pair.same_as for pair in pairs if {pair.series, pair.same_as} <= names}
    taken = {claim.key for claim in claims} | set(twins)
    fixed = extra.corrections()
    free = [extra.member(item, tables[item.snapshot].theme, fixed) for item in raw if item.key not in taken]
    members = extra.distinct([m for m in free if m.indicator != extra.LEFT_OUT], [i.id for i in core], tables)
    extra.check(members)
    claims += [extra.claim(item) for item in members]
    claims += mapping.inherit(claims, twins, {item.key: (item.series, item.sex, item.age) for item in raw})
    return claims, members


_ON_TODAY = """
SELECT count(*) FROM (
    SELECT DISTINCT o.series_id, o.sex, o.age, o.period, coalesce(t.new_code, o.source_code)
    FROM observation o LEFT JOIN today t ON t.old_code = o.source_code WHERE o.source_code LIKE 'KU%')"""


def _report(
    connection: duckdb.DuckDBPyConnection,
    fresh: Path,
    core: tuple[Indicator, ...],
    members: list[extra.Member],
) -> EmbedReport:
    def one(query: str) -> int:
        row = connection.execute(query).fetchone()
        return int(row[0]) if row else 0

    return EmbedReport(
        raw_rows=one("SELECT count(*) FROM raw"),
        observations=one("SELECT count(*) FROM observation"),
        municipal_observations=one("SELECT count(*) FROM observation WHERE source_code LIKE 'KU%'"),
        indicators=one("SELECT count(DISTINCT indicator_id) FROM observation WHERE source_code LIKE 'KU%'"),
        core=len(core),
        extra=len({item.indicator for item in members}),
        on_today=one(_ON_TODAY),
        size=sum(path.stat().st_size for path in fresh.iterdir()),
    )
