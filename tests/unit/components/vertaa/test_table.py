"""The comparison's payload: rows that do not depend on the areas, figures, marks, sources."""

import orjson
import pytest

from components.vertaa import table
from data.catalog import load

RATE, COUNT, NONE = "tyollisyysaste", "vaesto", "tyottomyysaste"
COLUMNS = [
    table.Column("KU077", "Hankasalmi", "HVA15", 4509),
    table.Column("KU766", "Sottunga", "HVA91", 101),
]
FOUND: list[table.Found] = [
    (RATE, "total", "2021", "KU077", 68.3349, "observed", True, 259, 308, 15.9),
    (RATE, "total", "2021", "KU766", None, "protected", False, None, 308, None),
    (COUNT, "total", "2024", "KU077", 4509.0, "preliminary", False, 186, 308, 40.0),
]


def context(lang: str = "fi") -> table.Context:
    latest = {RATE: ("total", "2021", 308), COUNT: ("male", "2024", 308)}
    return table.Context(load(), lang, 2026, latest, {RATE: "2022-12-13", COUNT: None}, {"male": "Miehet"})


@pytest.fixture
def built() -> dict:
    return table.build([load().get(i) for i in (COUNT, RATE, NONE)], COLUMNS, FOUND, context())


def test_rows_stand_in_the_order_of_the_indicators_and_say_how_to_read_them(built: dict) -> None:
    count, rate = built["rows"]
    assert (rate["i"], rate["k"], rate["r"], rate["u"], rate["f"]) == (RATE, 1, 1, "%", "%-yks.")
    assert (rate["p"], rate["m"], rate["o"]) == ("2021", 308, 1)
    assert "o" not in count and "c" not in rate
    assert (count["c"], count["g"]) == (0, "Miehet")


def test_an_indicator_without_figures_at_the_level_is_named(built: dict) -> None:
    assert built["without"] == [load().get(NONE).title("fi")]


def test_figures_places_and_marks_are_in_the_order_of_rows(built: dict) -> None:
    own = built["columns"]["KU077"]
    assert own["v"] == [4509, 68.33]
    assert own["q"] == [40, 16]
    assert own["k"] == [186, 259]
    assert (own["s"], own["d"], own["c"]) == ("po", "01", "HVA15")
    assert "small" not in own


def test_missing_and_protected_differ(built: dict) -> None:
    tiny = built["columns"]["KU766"]
    assert tiny["v"] == [None, None]
    assert (tiny["s"], tiny["small"]) == ("-x", 1)


def test_a_row_stays_when_no_asked_area_has_a_figure() -> None:
    rows = table.build([load().get(RATE)], COLUMNS[1:], [], context())["rows"]
    assert [row["i"] for row in rows] == [RATE]


def test_a_missing_value_is_never_called_observed() -> None:
    found = [(RATE, "total", "2021", "KU077", None, "observed", False, None, 308, None)]
    assert table.build([load().get(RATE)], COLUMNS[:1], found, context())["columns"]["KU077"]["s"] == "-"


def test_each_source_says_its_licence_and_date(built: dict) -> None:
    assert len(built["sources"]) == 2
    dated = built["sources"][built["rows"][1]["s"]]
    assert "13.12.2022" in dated and "CC BY 4.0" in dated
    assert "tietojen päivää ei ole kirjattu" in built["sources"][built["rows"][0]["s"]]


def test_the_payload_is_small() -> None:
    indicators = [load().get(i) for i in (COUNT, RATE)]
    assert len(orjson.dumps(table.build(indicators, COLUMNS, FOUND, context("sv")))) < 1000
