"""A broken catalogue stops with an error that names the file, the field and what to do."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from data.catalog import CatalogError, load

TEXT = {"fi": "Luku", "sv": "Tal", "en": "Figure"}
INDICATOR: dict[str, Any] = {
    "id": "luku",
    "theme": "vaesto",
    "tier": "core",
    "position": 1,
    "name": TEXT,
    "short": TEXT,
    "definition": {key: f"{word}." for key, word in TEXT.items()},
    "unit": "persons",
    "decimals": 0,
    "direction": "none",
    "frequency": "year",
    "aggregation": {"rule": "sum"},
    "source": {
        "kind": "statfin",
        "id": "11re",
        "producer": "Tilastokeskus",
        "statistics": TEXT,
        "address": "https://stat.fi/tilasto/vaerak",
    },
    "series": [{"id": "raw.luku"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "indicators").mkdir()
    theme = {"name": TEXT, "short": TEXT, "description": TEXT}
    (tmp_path / "themes.yml").write_text(yaml.safe_dump({"vaesto": theme}), encoding="utf-8")
    (tmp_path / "units.yml").write_text(yaml.safe_dump({"persons": {"label": TEXT}}), encoding="utf-8")
    return tmp_path


def write(folder: Path, changes: dict[str, Any] | None = None) -> None:
    """Write one indicator with fields changed; a change to None removes the field."""
    fields = {key: value for key, value in {**INDICATOR, **(changes or {})}.items() if value is not None}
    path = folder / "indicators" / "luku.yml"
    path.write_text(yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8")


def test_a_whole_indicator_loads_and_absent_tables_give_empty_tiers(folder: Path) -> None:
    write(folder)
    catalog = load(folder)
    assert [i.id for i in catalog] == ["luku"]
    assert catalog.tier("extra", "live") == ()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"decimls": 1}, "decimls", "remove the field or correct its spelling"),
        ({"unit": None}, "unit", "add the field"),
        ({"direction": "up"}, "direction", "'higher', 'lower' or 'none'"),
        ({"unit": "parsec"}, "unit", "add it to units.yml"),
        ({"theme": "muu"}, "theme", "add it to themes.yml"),
        ({"id": "toinen"}, "id", "write id: luku"),
        ({"name": {"fi": "Luku", "en": "Figure"}}, "(whole entry)", "name lacks sv"),
        ({"short": {**TEXT, "sv": "T" * 33}}, "(whole entry)", "short.sv has 33 characters"),
        ({"definition": None}, "(whole entry)", "needs definition"),
        ({"aggregation": {"rule": "ratio"}}, "aggregation", "needs exactly: denominator, numerator"),
        ({"groups": ["everybody"]}, "groups", "unknown group everybody"),
        ({"series": [{"id": "raw.luku", "group": "male"}]}, "(whole entry)", "`groups` does not list"),
        ({"series": [{"id": "raw.luku", "periods": [2015]}]}, "series.0.periods.0", "in quotes"),
        (
            {"aggregation": {"rule": "weighted", "weight": {"indicator": "puuttuu"}}},
            "aggregation of 'luku'",
            "no indicator 'puuttuu'",
        ),
        (
            {"aggregation": {"rule": "weighted", "weight": {"indicator": "luku", "group": "male"}}},
            "aggregation of 'luku'",
            "no group 'male'",
        ),
    ],
)
def test_a_broken_field_is_named(folder: Path, changes: dict[str, Any], field: str, words: str) -> None:
    write(folder, changes)
    with pytest.raises(CatalogError) as caught:
        load(folder)
    assert caught.value.path.name == "luku.yml"
    assert caught.value.field == field
    assert words in str(caught.value)
    assert "Remedy: " in str(caught.value)


def test_a_key_given_twice_is_refused(folder: Path) -> None:
    write(folder)
    path = folder / "indicators" / "luku.yml"
    path.write_text(path.read_text(encoding="utf-8") + "decimals: 2\n", encoding="utf-8")
    with pytest.raises(CatalogError, match="'decimals' is given twice"):
        load(folder)


def test_text_that_is_not_yaml_is_refused(folder: Path) -> None:
    (folder / "indicators" / "rikki.yml").write_text("id: [luku", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"rikki\.yml.*not valid YAML"):
        load(folder)


def test_a_missing_units_file_is_named(folder: Path) -> None:
    (folder / "units.yml").unlink()
    with pytest.raises(CatalogError, match=r"units\.yml.*is not there"):
        load(folder)


HEADER = (
    "id,theme,position,name_fi,unit,decimals,direction,frequency,groups,"
    "aggregation_rule,aggregation_weight,series"
)


def test_a_table_row_becomes_an_indicator(folder: Path) -> None:
    write(folder)
    series = '"[{""id"": ""a"", ""group"": ""male""}]"'
    row = f"lisa,vaesto,5,Lisä,persons,0,none,year,male;female,weighted,luku:total,{series}"
    (folder / "indicators_extra.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    extra = load(folder).get("lisa")
    assert (extra.tier, extra.groups, extra.series[0].group) == ("extra", ("male", "female"), "male")
    assert extra.name.get("sv") == "Lisä"
    assert not extra.name.has("sv")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("luku,vaesto,5,Lisä,persons,0,none,year,,sum,,", "'luku' is also in luku.yml"),
        ("lisa,vaesto,viisi,Lisä,persons,0,none,year,,sum,,", "line 2 position"),
        ("lisa,vaesto,5,Lisä,persons,0,none,year,,sum,,[rikki", "line 2 series"),
    ],
)
def test_a_broken_table_row_is_named_by_line_and_field(folder: Path, row: str, words: str) -> None:
    write(folder)
    (folder / "indicators_extra.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"indicators_extra\.csv") as caught:
        load(folder)
    assert words in str(caught.value)
