"""What the browser gets: the list, a sector's strips, one indicator in detail."""

from typing import Any

from analysis.spread import SMALL
from components.alueerot import detail, overview, strips
from data.catalog import load
from tests.unit.components.alueerot.made import Trend, look, spread

MEMBERS = ("KU850", "KU992")


def _found(**values: Any) -> overview.Found:
    place = values.pop("place", (12, 23))
    return overview.Found(spread(**values), None, *place)


def test_the_list_is_widest_first_and_those_without_a_place_last() -> None:
    made = [
        _found(indicator="a_none", rank=None, ranked=None),
        _found(indicator="b", rank=4, ranked=20),
        _found(indicator="c", rank=4, ranked=20, times=2.0),
        _found(indicator="d", rank=1, ranked=8),
    ]
    assert [each.spread.indicator for each in overview.ordered(made)] == ["d", "c", "b", "a_none"]


def test_a_row_leaves_out_what_is_not_known() -> None:
    row = overview.row(_found(gini=None, above=None, below=None, low=None, low_code=None), look())
    assert not {"gi", "w", "wp", "lo"} & set(row)
    assert (row["i"], row["rk"], row["rn"], row["h"]) == ("tyottomyysaste_vuosi", 2, 21, 1)
    assert row["td"] == "too_few"


def test_a_reader_begins_where_the_average_hides_and_figures_are_fresh() -> None:
    old = _found(indicator="toisen_asteen_osuus", period="2011", rank=1)
    plain = _found(indicator="tyollisyysaste", rank=1, place=(1, 23))
    hiding = _found(rank=3)
    rows = [old, plain, hiding]
    assert overview.first(rows, look()) is hiding
    assert overview.first([old, plain], look()) is plain
    assert overview.first([old], look()) is old
    assert overview.first(rows, look(), "osaaminen") is old
    assert overview.first([], look()) is None


def test_places_of_the_own_figure_are_by_indicator_group_and_period() -> None:
    row = ("tyollisyysaste", "total", "2023", "HVA15", 70.0, "observed", False, 12, 23, 50.0)
    assert overview.places([row, (*row[:7], None, 23, None)]) == {
        ("tyollisyysaste", "total", "2023"): (12, 23)
    }


def test_strips_stand_on_the_country_s_scale_with_the_far_ones_at_the_ends() -> None:
    def cell(code: str, value: float | None) -> tuple[Any, ...]:
        status = "observed" if value is not None else "protected"
        return ("tyollisyysaste", "total", "2023", code, value, status)

    cells = [cell("KU850", 50.0), cell("KU992", 90.0), cell("SSS", 70.0), cell("KU077", None)]
    made = strips.build(
        (*MEMBERS, "KU077"), {"tyollisyysaste": 60.0}, cells, {"tyollisyysaste": (60.0, 80.0)}, look()
    )
    strip = made["strips"]["tyollisyysaste"]
    assert strip["x"] == [strips.EDGE, 100 - strips.EDGE, None]
    assert strip["v"] == [50.0, 90.0, None]
    assert strip["s"] == {"2": "protected"}
    assert (strip["a"], strip["c"]) == (strips.EDGE, 50.0)


def test_an_indicator_without_range_or_figures_has_no_strip() -> None:
    cells = [("tyollisyysaste", "total", "2023", "KU850", None, "missing")]
    assert strips.build(MEMBERS, {}, cells, {"tyollisyysaste": (1.0, 2.0)}, look())["strips"] == {}
    assert strips.build(MEMBERS, {}, [(*cells[0][:4], 3.0, "observed")], {}, look())["strips"] == {}


def _detail(**values: Any) -> detail.Detail:
    own = spread(**values)
    return detail.Detail(
        "Keski-Suomi", own, [own, spread(area="HVA04", rank=None, n=2)],
        {"HVA15": 4, "HVA04": 2, "HVA90": 1}, [8.4, 10.0, 12.0, 14.2], [], (Trend(), None), [], ["Luhanka"],
    )  # fmt: skip


def test_detail_tells_measures_areas_and_who_has_no_place() -> None:
    made = detail.build(_detail(), look())
    assert [name for name, _, _ in made["facts"]] == [
        "Standard deviation",
        "Largest to smallest",
        "Gini index",
        "In municipalities with a worse figure",
    ]
    assert made["facts"][1][1] == "1.7 times"
    assert [row["c"] for row in made["areas"]["rows"]] == ["HVA15"]
    assert "Helsinki (one municipality)" in made["areas"]["without"]
    assert "Vantaa (fewer than three" in made["areas"]["without"]
    assert any(f"{SMALL:,}" in note and "Luhanka" in note for note in made["notes"])


def test_no_ratio_or_gini_without_a_true_zero() -> None:
    names = [fact[0] for fact in detail.facts(_detail(gini=None), look())]
    assert names == ["Standard deviation", "In municipalities with a worse figure"]
    assert "Largest to smallest" not in [fact[0] for fact in detail.facts(_detail(low=0.0), look())]


def test_the_map_is_around_the_area_only_where_it_is_judged() -> None:
    values = [8.0, 9.0, 12.0, 15.0]
    steps, around = detail.bounds(values, 11.0, load().get("tyottomyysaste_vuosi"))
    assert around
    assert steps[0] + steps[-1] == 22.0
    assert not detail.bounds(values, None, load().get("tyottomyysaste_vuosi"))[1]
    assert not detail.bounds(values, 11.0, load().get("vaesto_65_osuus"))[1]


def test_partial_cover_and_aland_are_noted() -> None:
    notes = detail.notes(_detail(n=3, covered=0.8765, rank=None, area="HVA91"), look())
    assert "3 of 4 municipalities have a figure; 87.6 % of the people live in them." in notes
    assert any("Åland" in note for note in notes)
    assert any("under 90 %" in note for note in notes)
