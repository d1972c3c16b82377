"""What views ask has the same answer from a lake as from the embedded file, order of rows included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from data import db, queries
from data.follow import Follower
from data.lake import Catalogue, Snapshot
from data.queries import groups, hidden, observations, outlook, quality, spreads
from data.store_address import Lake, parse
from etl.publish_lake import push
from tests.hosts.lakes import Lakes
from tests.reading import read_from

pytestmark = pytest.mark.store
VERSION = "20260101T000001-0000000001"  # other than the file's: nothing remembered of that can answer
KUNTA, HVA = "KU077", "HVA13"
SLICE = ("tyottomyysaste", "total", "kunta", "2023")
POPULATION = ("vaesto", "total")


def held(question: Callable[..., Any], **wanted: Any) -> Any:
    """A question of the API, which holds a store over several."""
    return question(db.reading(), observations.Filter(**wanted))


QUESTIONS: dict[str, Callable[[], Any]] = {
    "regions": lambda: queries.regions("kunta"),
    "search": queries.search_regions,
    "memberships": queries.memberships,
    "changes": lambda: queries.changes(queries.codes("kunta")),
    "borders": lambda: queries.borders("hyvinvointialue"),
    "map": lambda: queries.geo("kunta"),
    "slice": lambda: queries.slice_payload(*POPULATION, "kunta", last_of(*POPULATION)),
    "slice of counties": lambda: queries.slice_payload(*POPULATION, "hyvinvointialue", last_of(*POPULATION)),
    "slice facts": lambda: queries.slice_meta(*POPULATION, "kunta", last_of(*POPULATION)),
    "series": lambda: queries.series_rows(*POPULATION, ("KU077", "KU091", "SSS")),
    "coverage": lambda: {one["id"]: queries.coverage(one["id"]) for one in queries.indicators()},
    "indicator": lambda: queries.indicator("vaesto"),
    "indicators": queries.indicators,
    "dates": lambda: queries.data_dates(queries.spans()),
    "harmonised": lambda: queries.harmonised("vaesto"),
    "groups of people": queries.population_groups,
    "profile": lambda: queries.profile("kunta", KUNTA),
    "area": lambda: queries.area_profile(KUNTA),
    "county": lambda: queries.area_profile(HVA),
    "peers": lambda: queries.peers(KUNTA),
    "latest changes": lambda: queries.latest_changes(KUNTA),
    "trends": lambda: queries.trends_of("SSS"),
    "ages in classes": lambda: queries.age_structure(KUNTA),
    "standing": lambda: queries.standing_of(*POPULATION, "kunta", last_of(*POPULATION), KUNTA),
    "compare": lambda: queries.compare(list(queries.latest_periods("kunta"))[:30], "kunta", ["KU077", "SSS"]),
    "latest periods": lambda: queries.latest_periods("hyvinvointialue"),
    "latest values": lambda: queries.latest_values("vaesto", "kunta"),
    "features": lambda: queries.features("kunta"),
    "facts": queries.store_facts,
    "catalogue": quality.catalogue,
    "tables": quality.tables,
    "area changes": quality.area_changes,
    "joined": quality.joined_counts,
    "left out": quality.left_out,
    "deviations": lambda: spreads.deviations("kunta"),
    "breaks": spreads.breaks,
    "hidden": lambda: hidden.hidden(HVA),
    "spreads": lambda: hidden.spreads(*spread_of(), "hyvinvointialue", hidden_period()),
    "spread series": lambda: hidden.spread_series(*spread_of(), "hyvinvointialue", HVA),
    "spread trends": lambda: hidden.spread_trends(HVA),
    "ranges": hidden.municipal_ranges,
    "ages": lambda: outlook.ages(KUNTA),
    "projections": outlook.projections,
    "band": lambda: outlook.bands("vaestoennuste_2024", queries.codes("kunta"), ("2030", "2040"), 75, None),
    "hindsight": lambda: outlook.hindsight("vaestoennuste_2019", "total", "kunta"),
    "used snapshots": lambda: outlook.used_snapshots(*POPULATION, KUNTA),
    "standings": lambda: observations.standings(*POPULATION, "kunta", last_of(*POPULATION)),
    "snapshots": observations.snapshots,
    "boundaries": lambda: observations.boundaries("hyvinvointialue"),
    "observations": lambda: held(observations.observations, regions=(KUNTA,), first="2015", last="2020"),
    "all observations": lambda: list(held(observations.all_observations, indicators=("vaesto",))),
    "count": lambda: held(observations.count, levels=("kunta",)),
    "group coverage": groups.group_coverage,
    "course of a group": lambda: groups.courses("vaesto", "age_75_plus", "maara", (KUNTA, HVA)),
    "group everywhere": lambda: groups.level_points(*POPULATION, "maara", last_of(*POPULATION)),
}
MAY_BE_EMPTY: dict[str, Callable[[], Any]] = {
    "revised": quality.revised,
    "revisions": quality.revisions,
    "put aside": quality.put_aside,
    "drifts": quality.drifts,
}


def last_of(indicator: str, group: str) -> str:
    return queries.coverage(indicator)["kunta"][group][-1]


def spread_of() -> tuple[str, str]:
    return sorted(hidden.hidden(HVA))[0]


def hidden_period() -> str:
    return hidden.hidden(HVA)[spread_of()].period


@pytest.fixture(scope="module")
def lake_folder(store: Path, lakes: Lakes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A host's folder that follows a lake which holds the built store."""
    address, environment = lakes.made()
    built, host = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("host")
    path = built / f"tilannekuva-{VERSION}.duckdb"
    path.symlink_to(store / (store / "CURRENT").read_text(encoding="utf-8").strip())
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        lake = parse(address)
        assert isinstance(lake, Lake)
        assert push(lake, path)
        assert Follower(Catalogue(lake), host, 1.0).look()
        yield host


@pytest.mark.parametrize("name", [*QUESTIONS, *MAY_BE_EMPTY])
def test_the_lake_answers_as_the_file_does(store: Path, lake_folder: Path, name: str) -> None:
    question = {**QUESTIONS, **MAY_BE_EMPTY}[name]
    with read_from(store):
        expected = question()
    with read_from(lake_folder):
        assert db.version() == VERSION
        assert isinstance(db.reading().connection, Snapshot)
        found = question()
    assert name in MAY_BE_EMPTY or bool(expected if not isinstance(expected, queries.Features) else True)
    same(found, expected)


def same(found: Any, expected: Any) -> None:
    if isinstance(expected, queries.Features):
        assert found.codes == expected.codes and found.periods == expected.periods
        assert np.array_equal(found.values, expected.values, equal_nan=True)
        assert not np.isnan(found.values).all()
    else:
        assert found == expected


def test_every_table_has_its_columns_rows_and_comments(store: Path, lake_folder: Path) -> None:
    columns = (
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
        "WHERE NOT internal AND database_name = current_database() ORDER BY table_name, column_index"
    )
    tables = (
        "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = current_database() ORDER BY 1"
    )
    told = []
    for folder in (store, lake_folder):
        with read_from(folder):
            told.append((db.rows(columns), db.rows(tables)))
    assert told[0] == told[1]
    assert len(told[0][1]) > 20


def test_from_a_lake_nothing_else_can_be_reached(lake_folder: Path) -> None:
    with read_from(lake_folder):
        for query in (
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM read_parquet('s3://other/x.parquet')",
            "SELECT * FROM read_text('http://127.0.0.1/')",
            "ATTACH '/tmp/other.duckdb'",
            "SET enable_external_access = true",
            "INSTALL spatial",
            "CREATE TABLE region AS SELECT 1 AS code",
        ):
            with pytest.raises(Exception, match="(?i)disabled|locked|read-only|cannot"):
                db.rows(query)
