"""Every question to the built store, with answers known from elsewhere and with nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data import db, queries
from tests.reading import read_from

pytestmark = pytest.mark.store
RATE = ("tyottomyysaste", "total", "kunta", "2023-10")
NONSENSE = ["", "x", "'; DROP TABLE observation; --", "KU999", "\x00", "ä" * 300]


@pytest.fixture(autouse=True)
def opened(store: Path) -> Iterator[None]:
    with read_from(store):
        yield


def test_version_and_facts() -> None:
    facts = queries.store_facts()
    assert facts.version == queries.current_version()
    assert facts.division_year >= 2025
    assert facts.newest_period and "2025" <= facts.newest_period < "2027"
    assert any(source.producer.startswith("Tilastokeskus") for source in facts.sources)


def test_levels_have_their_areas_in_one_order() -> None:
    assert [len(queries.codes(level)) for level in queries.LEVELS] == [308, 23, 19, 69, 46, 3, 1]
    for level in queries.LEVELS:
        assert list(queries.codes(level)) == sorted(queries.codes(level))
        assert [area.code for area in queries.regions(level)] == list(queries.codes(level))


def test_an_area() -> None:
    area = queries.region("KU091")
    assert area and (area.name("fi"), area.name("sv"), area.hva_code) == ("Helsinki", "Helsingfors", "HVA90")
    assert queries.region_names([queries.county_of("KU077") or ""], "en") == {
        "HVA15": "Central Finland wellbeing services county"
    }
    assert queries.members("HVA90") == ("KU091",)
    assert queries.memberships()["KU077"]["maakunta"] == "MK13"
    assert queries.region_names(["KU077", "KU999"], "sv") == {"KU077": "Hankasalmi"}
    assert (queries.populations("maa")["SSS"] or 0) > 5_500_000
    assert len(queries.counties("fi")) == 23


def test_search_holds_every_area_once() -> None:
    codes = [row[0] for row in queries.search_regions()]
    assert len(codes) == len(set(codes)) == sum(len(queries.codes(level)) for level in queries.LEVELS)
    assert ("KU077", "kunta", "Hankasalmi", "Hankasalmi", "Hankasalmi", "HVA15") in queries.search_regions()


def test_changes_of_an_area() -> None:
    assert ("KU541", "Valtimo", 2020) in queries.changes(["KU541"])
    assert queries.changes(["KU091x"]) == []


@pytest.mark.parametrize(
    "level", ["kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "maa"]
)
def test_geo_is_in_the_order_of_codes(level: str) -> None:
    geo = queries.geo(level)
    assert geo and tuple(geo["codes"]) == queries.codes(level)
    number = len(geo["codes"])
    lists = ("names", "names_sv", "names_en", "county", "pop", "path", "box", "c", "nb")
    assert all(len(geo[name]) == number for name in lists)
    assert all(place in geo["nb"][other] for place, beside in enumerate(geo["nb"]) for other in beside)
    assert geo["view"][3] == 1000
    assert bool(geo["borders"]) == (level == "kunta")


def test_points_lie_in_their_boxes() -> None:
    geo = queries.geo("kunta")
    assert geo
    for (x, y), (x0, y0, x1, y1) in zip(geo["c"], geo["box"], strict=True):
        assert x0 <= x <= x1 and y0 <= y <= y1


def test_a_slice_is_aligned_with_codes() -> None:
    found = queries.slice_values(*RATE)
    assert found and found.codes == queries.codes("kunta")
    place = found.codes.index("KU077")
    (row,) = db.rows(
        "SELECT value, status FROM observation WHERE indicator_id = ? AND group_id = ? AND level = ? "
        "AND period = ? AND region_code = 'KU077'", RATE
    )  # fmt: skip
    assert (found.values[place], found.statuses[place]) == row
    assert len(found.values) == len(found.statuses) == len(found.derived) == 308


def test_payload_of_a_slice() -> None:
    body, meta = queries.slice_payload(*RATE), queries.slice_meta(*RATE)
    assert body and meta
    assert len(body["v"]) == 308
    assert body["n"] == meta.n == sum(value is not None for value in body["v"])
    assert all(body["v"][place] is None for place in body.get("s", {}).get("x", []))
    assert body["q"] == meta.breaks_quantile
    assert len(body["q"]) == 4


def test_nulls_without_a_letter_are_missing_only() -> None:
    found, body = queries.slice_values(*RATE), queries.slice_payload(*RATE)
    assert found and body
    lettered = {place for places in body.get("s", {}).values() for place in places}
    unlettered = {
        found.statuses[p] for p, value in enumerate(body["v"]) if value is None and p not in lettered
    }
    assert unlettered <= {None, "missing"}


def test_series_of_areas_of_several_levels() -> None:
    rows = queries.series("vaesto", "total", ["SSS", "KU077", "HVA13"])
    assert {row[0] for row in rows} == {"SSS", "KU077", "HVA13"}
    assert rows == sorted(rows, key=lambda row: row[:2])
    assert next(row[2] for row in rows if row[:2] == ("SSS", "1972")) == 4_653_401


def test_coverage_is_in_the_order_of_levels() -> None:
    found = queries.coverage("tyottomyysaste")
    assert list(found) == [level for level in queries.LEVELS if level in found]
    assert found["kunta"]["total"][0] == "2007-01"
    assert found["kunta"]["total"] == sorted(found["kunta"]["total"])


def test_an_indicator_with_notes_and_provenance() -> None:
    found = queries.indicator("tyottomyysaste")
    assert found and found["unit"] == "percent" and found["available"]
    assert {"producer", "address", "licence", "first_period"} <= set(found["provenance"][0])
    assert all(note["text_sv"] for note in found["notes"])
    assert queries.spans()["vaesto"][0] == "1972"
    assert set(queries.data_dates(["vaesto"])) == {"vaesto"}


def test_population_groups_in_list_order() -> None:
    groups = queries.population_groups(["age_15_64", "total"])
    assert [group["id"] for group in groups] == ["total", "age_15_64"]


def test_comparison_and_profile_agree() -> None:
    codes = ["KU077", "HVA13", "SSS"]
    rows = queries.compare(["tyottomyysaste", "vaesto"], "kunta", codes)
    assert {(row[0], row[3]) for row in rows} == {(i, c) for i in ("tyottomyysaste", "vaesto") for c in codes}
    own = [row for row in rows if row[3] == "KU077"]
    assert all(row in queries.profile("kunta", "KU077") for row in own)
    for row in own:
        standing = queries.standing_of(row[0], row[1], "kunta", row[2], "KU077")
        assert standing and (standing.rank, standing.n) == row[7:9]
    assert all(row[7] is None for row in rows if row[3] != "KU077")


def test_harmonised_log() -> None:
    assert any(
        row["region_code"] == "KU507" and row["method"] == "sum" for row in queries.harmonised("vaesto")
    )


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_finds_nothing_and_breaks_nothing(text: str) -> None:
    assert queries.region(text) is None
    assert queries.regions(text) == []
    assert queries.geo(text) is None
    assert queries.indicator(text) is None
    assert queries.coverage(text) == {}
    assert queries.slice_payload(text, text, text, text) is None
    assert queries.slice_values("vaesto", "total", text, "2023") is None
    assert queries.series(text, text, [text]) == []
    assert queries.compare([text], text, [text]) == []
    assert queries.profile(text, text) == []
    assert queries.standing_of(text, text, text, text, text) is None
    assert queries.members(text) == ()
    assert queries.borders(text) == ""
    assert db.rows("SELECT count(*) > 2000000 FROM observation") == [(True,)]
