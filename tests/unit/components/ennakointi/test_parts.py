"""What the parts of the outlook say and hold, from small populations."""

from typing import Any

import pytest

from analysis.hindsight import Pair
from analysis.projection import Ages, Band, growth_of
from components.ennakointi import areas, assumption, course, future, lookback, service, sexes
from components.ennakointi.areas import Municipality
from components.ennakointi.future import Future
from components.figures import age_curve, error_fan, population
from components.figures.theme import figure, fill

NOW = Ages((*(100.0,) * 75, *(40.0,) * 25), open_end=False)
THEN = Ages((*(90.0,) * 75, *(80.0,) * 25), open_end=False)
TOKENS = dict.fromkeys(
    ("ink", "ink-soft", "area", "area-weak", "comparator", "comparator-weak", "line-strong", "context",
     "grid", "raised"), "#123456",
)  # fmt: skip


def made(lang: str = "en", **more: Any) -> Future:
    known: dict[str, Any] = {
        "code": "KU1", "name": "Kunta", "vintage": "2024", "base": "2024", "year": "2040",
        "band": Band(75, None), "years": {"2024": NOW, "2035": NOW, "2040": THEN},
    }  # fmt: skip
    return Future(**(known | more), lang=lang)


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def valid(drawn: Any) -> None:
    figure(drawn["data"], drawn["layout"], TOKENS)
    assert "token:" not in str(fill(drawn, TOKENS))


def test_the_lead_names_ages_numbers_and_both_years() -> None:
    text = plain(future.lead(made()))
    assert text.startswith("Aged 75–99: 1,000 persons in 2024, 2,000 in 2040 (+1,000, +100.0 %).")
    assert "is 11.8 % in 2024 and 22.9 % in 2040 (+11.1 pp)" in text
    assert "75–99-vuotiaat" in plain(future.lead(made("fi")))


def test_with_the_oldest_the_name_has_no_upper_end() -> None:
    whole = Ages((*NOW.counts, 1.0))
    text = future.lead(made(years={"2024": whole, "2040": whole}))
    assert text.startswith("Aged 75 and over: 1,001 persons")
    assert future.curve(made(years={"2024": whole, "2040": whole})).notes == ()


def test_those_of_hundred_are_said_to_be_missing() -> None:
    for part in (future.curve(made()), future.need(made()), future.dependency(made())):
        assert part.notes == ("Persons aged 100 or over are missing from this projection's data.",)


def test_the_curve_has_every_age_and_both_lines_are_dashed() -> None:
    part = future.curve(made())
    assert len(part.rows) == 100
    assert part.rows[80] == ["80", 40.0, 80.0, 40.0]
    assert part.figure is not None
    lines = [trace for trace in part.figure["data"] if trace.get("name")]
    assert [trace["name"] for trace in lines] == ["2024", "2040"]
    assert all(trace["line"]["dash"] == age_curve.LONG_DASH for trace in lines)
    assert part.figure["data"][0]["x"] == list(range(75, 100))
    valid(part.figure)


def test_years_between_are_only_those_the_projection_has() -> None:
    assert made().milestones == ["2024", "2035", "2040"]
    every = {str(year): NOW for year in range(2019, 2041)}
    assert made(years=every).milestones == ["2024", "2025", "2030", "2035", "2040"]


def test_the_own_band_is_a_row_of_its_own() -> None:
    part = future.need(made(band=Band(20, 29)))
    assert part.rows[-1][0] == "Aged 20–29"
    assert part.own == [len(part.rows) - 1]
    assert part.rows[4][1:] == [1000.0, 1000.0, 2000.0, 1000.0, 100.0]


def towns() -> list[Municipality]:
    def one(code: str, name: str, base: float, then: float, whole: float) -> Municipality:
        return Municipality(code, name, growth_of(base, then, whole, whole), whole)

    return [
        one("KU1", "Äänekoski", 100, 300, 10_000),
        one("KU2", "Ahtari", 100, 150, 1_000),
        one("KU3", "Orivesi", 0, 0, 0),
    ]


def test_municipalities_in_every_order() -> None:
    def codes(order: str) -> list[str]:
        return [each.code for each in areas.ordering(towns(), order)]

    assert codes("osuus_muutos") == ["KU2", "KU1", "KU3"]
    assert codes("-osuus_muutos") == ["KU1", "KU2", "KU3"]
    assert codes("nimi") == ["KU2", "KU3", "KU1"]
    assert codes("-nimi") == ["KU1", "KU3", "KU2"]
    assert codes("muutos") == ["KU1", "KU2", "KU3"]


def test_a_small_municipality_is_no_silent_winner() -> None:
    part = areas.build(towns(), made(), "osuus_muutos", "", "Maakunta", "KU1")
    assert "largest Ahtari +5.0 pp" in plain(part.summary)
    assert "Under 2,000 inhabitants" in plain(part.summary)
    assert part.summary.endswith("Ahtari.")
    assert part.own == [1]
    assert part.more["small"] == [0, 2]


def test_colours_go_around_nought_only_where_both_sides_matter() -> None:
    assert areas.diverging("muutos", [-1.0] * 3 + [1.0] * 7)
    assert not areas.diverging("muutos", [-1.0] + [1.0] * 99)
    assert not areas.diverging("maara", [-1.0, 1.0])


def pairs(level_codes: int = 12) -> list[Pair]:
    return [
        Pair(f"KU{k}", year, 5000 * (1 + k * n / 1000), 5000)
        for k in range(level_codes)
        for n, year in enumerate(("2019", "2020", "2021"))
    ]


def look(**more: Any) -> lookback.Look:
    known: dict[str, Any] = {
        "code": "KU3", "name": "Kunta", "level": "kunta", "level_name": "Municipalities", "vintage": "2019",
        "group": "Everybody", "group_id": "total", "pairs": pairs(), "municipal": pairs(),
        "latest": ("2021", 5000.0), "lang": "en",
    }  # fmt: skip
    return lookback.Look(**(known | more))


def test_the_look_back_says_error_band_and_method() -> None:
    part = lookback.fan(look())
    assert "the projection was 0.6 % too large in 2021 (30 persons)" in plain(part.summary)
    assert "5,000–10,000 inhabitants (11)" in plain(part.summary)
    assert "no confidence interval" in " ".join(part.notes)
    assert "reaches 2 years" in " ".join(part.notes)
    assert [row[0] for row in part.rows] == ["2019", "2020", "2021"]
    assert part.figure is not None
    valid(part.figure)


def test_no_band_without_like_areas() -> None:
    part = lookback.fan(look(pairs=pairs(4)))
    assert "fewer than 10 like areas" in plain(part.summary)
    assert part.rows[0][4:] == [None] * 4
    assert lookback.fan(look(pairs=[])).empty


def drawn(years: dict[str, float], **more: Any) -> Any:
    known: dict[str, Any] = {
        "name": "Kunta", "group": "Everybody", "group_id": "total",
        "happened": [
            ("1985", 900.0, "observed"), ("2020", 990.0, "observed"), ("2021", 1000.0, "preliminary"),
        ],
        "projections": [course.Projected("2024", years, lookback.horizons(look()), False)],
        "statuses": {"observed": "observed", "preliminary": "Preliminary"}, "lang": "en",
    }  # fmt: skip
    return course.build(course.Course(**(known | more)))


def test_years_apart_are_dots_and_never_joined() -> None:
    part = drawn({"2024": 1000.0, "2035": 1100.0, "2040": 1200.0})
    line = next(t for t in part.figure["data"] if t["name"] == "Projection 2024")
    assert line["x"] == [2024, None, 2035, None, 2040]
    assert line["y"] == [1000.0, None, 1100.0, None, 1200.0]
    assert line["mode"] == "lines+markers"
    assert line["connectgaps"] is False
    assert "the years 2024, 2035, 2040 only" in " ".join(part.notes)
    valid(part.figure)


def test_years_in_a_row_are_a_dashed_line() -> None:
    part = drawn({str(year): 1000.0 for year in range(2024, 2031)})
    line = next(t for t in part.figure["data"] if t["name"] == "Projection 2024")
    assert None not in line["x"]
    assert line["line"]["dash"] == "dash"
    assert "only; nothing" not in " ".join(part.notes)


def test_the_boundary_and_its_status_are_said() -> None:
    part = drawn({"2024": 1100.0})
    assert plain(part.summary) == (
        "Everybody: 1,000 persons in 2021 (preliminary), 1,100 in 2024 by the projection of 2024 "
        "(+100, +10.0 %)."
    )
    assert plain(drawn({}).summary) == "Observed until 2021: 1,000 (preliminary)."
    assert part.figure["layout"]["shapes"][0]["x0"] == 2021
    assert [row[0] for row in part.rows][:2] == ["2020", "2021"]
    assert "Dashed: a projection" in part.notes[0]


def test_no_band_beyond_what_has_been_observed() -> None:
    bands = lookback.horizons(look())
    assert set(bands) == {0, 1, 2}
    part = drawn({"2024": 1000.0, "2035": 1100.0})
    assert [row[4] for row in part.rows if row[0] == "2035"] == [None]


def test_nothing_moved_changes_nothing() -> None:
    part = assumption.build(made(), 0.0, 0.0, assumption.Taking("2021", 80.0))
    assert all(row[4] == 0 for row in part.rows)
    assert "Move a slider" in plain(part.summary)
    assert "own assumption" in part.title


def test_the_assumption_is_marked_as_the_readers() -> None:
    part = assumption.build(made(), 5.0, 2.0, assumption.Taking("2021", 80.0))
    assert part.rows[0][4] == pytest.approx(5 * 8500 * 16 / 1000)
    assert part.notes[0].startswith("This is your own assumption")
    assert "80.0 %" in plain(part.notes[2])
    people = {row[0]: row for row in assumption.build(made(), 0.0, 2.0, assumption.Taking("2021", 80.0)).rows}
    assert people["Labour force aged 18–64"][3:] == [
        pytest.approx(0.82 * 90 * 47),
        pytest.approx(0.02 * 90 * 47),
    ]


def test_without_participation_it_is_said() -> None:
    part = assumption.build(made(), 0.0, 3.0, None)
    assert "Labour force aged 18–64" not in [row[0] for row in part.rows]
    assert "no participation rate" in " ".join(part.notes)


def use(**more: Any) -> service.Use:
    known: dict[str, Any] = {
        "indicator": "kotihoito_75", "name": "Home care", "band": Band(75, None), "per": 100,
        "counts": "clients", "rate": 15.0, "rate_text": "15.0 %", "period": "2023",
    }  # fmt: skip
    return service.Use(**(known | more))


def test_a_volume_is_rate_times_persons() -> None:
    part = service.build(made(), [use()], ())
    assert part.rows[0][5:] == [150.0, 300.0, 150.0]
    assert "Home care: 150 clients in 2024, 300 in 2040 (+100.0 %)" in plain(part.summary)
    assert "Computed here" in part.notes[0]


def test_without_rates_the_view_says_so_and_names_old_ones() -> None:
    part = service.build(made(), [], ["Hospital care (2011)"])
    assert "no recent age-specific rate" in part.empty
    assert "older than 2019: Hospital care (2011)" in part.empty
    assert part.rows == []


def test_a_county_rate_is_said() -> None:
    part = service.build(made(), [use(of="County")], ())
    assert part.rows[0][4] == "County"
    assert "its county's is used" in " ".join(part.notes)


FIVE = {"male": [10] * 20, "female": [12] * 20}


def test_sexes_only_where_they_are_known() -> None:
    part = sexes.build({"2019": FIVE}, None, "2040", "Kunta", "en")
    assert part.title == "Women and men 2019"
    assert "for both sexes together" in part.notes[0]
    projected = sexes.build({"2015": FIVE, "2019": FIVE}, FIVE, "2040", "Kunta", "en")
    assert projected.title == "Women and men 2019–2040"
    assert projected.notes == ("Bars: 2040. Line: 2019.",)
    assert sexes.build({}, None, "2040", "Kunta", "en").empty


def test_single_ages_add_up_to_five_year_classes() -> None:
    found = sexes.five_year([1.0] * 100 + [7.0])
    assert found[:19] == [5] * 19
    assert found[19] == 12


def test_one_year_of_a_band_is_an_upright_line() -> None:
    one = population.Course("P", ("2024",), (10.0,), "area", {"2024": (9.0, 11.0)})
    made_ = population.build(["2023"], [9.5], [one], {"happened": "h", "boundary": "b", "band": "band"})
    assert made_["data"][0]["x"] == [2024, 2024]
    valid(made_)
    valid(error_fan.build([("2019", 1.0)], {}, "own", "like"))
