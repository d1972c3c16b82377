"""Population groups: the file is sound, bands add up, and mistakes are named."""

from pathlib import Path

import pytest
import yaml

from data.catalog import load
from data.catalog_files import CatalogError
from data.group_bands import Band, band, parts
from data.group_profiles import FILE, Filter, profiles
from data.groups import FIVE_YEAR_AGES_BY_SEX, SINGLE_AGES


def test_every_group_is_named_in_three_languages_and_has_indicators() -> None:
    found = profiles()
    assert {"lapset", "nuoret", "tyoikaiset", "ikaantyneet", "tyottomat", "ruotsinkieliset", "vieraskieliset",
            "naiset", "miehet"} <= {group.id for group in found.groups}  # fmt: skip
    for group in found.groups:
        assert all(group.name.has(lang) and group.people_name.has(lang) for lang in ("fi", "sv", "en"))
        assert all(item.id in load() for item in group.indicators)


def _broken(tmp_path: Path, change: str, into: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert change in text
    path = tmp_path / "group_profiles.yml"
    path.write_text(text.replace(change, into, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "into", "told"),
    [
        ("{id: vaesto_0_17_osuus}", "{id: vaesto_0_18_osuus}", "no indicator 'vaesto_0_18_osuus'"),
        ("group: age_0_17}", "group: alle_18}", "'alle_18' is no population group"),
        ("- {indicator: opiskelijat, of: [vaesto], per: 100}", "", "'opiskelijat' has no rate"),
        ("  - id: nuoret", "  - id: lapset", "an id is given twice"),
        ("{id: elavana_syntyneet}", "{id: vaesto_0_14_osuus}", "names vaesto_0_14_osuus twice"),
        ("sv: Barn, ", "", "Field required"),
    ],
)
def test_a_mistake_is_named_with_a_remedy(tmp_path: Path, change: str, into: str, told: str) -> None:
    with pytest.raises(CatalogError, match=told) as caught:
        profiles(_broken(tmp_path, change, into))
    assert "Remedy:" in str(caught.value)


def test_rates_are_of_counts() -> None:
    units = {load().get(rate.indicator).aggregation.rule for rate in profiles().rates}
    assert units == {"sum"}


def test_yaml_lists_no_indicator_of_a_count_without_its_group() -> None:
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert all("group" in item for group in raw["groups"] for item in group["indicators"] if item.get("rate"))


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("total", ("total", 0, 999)),
        ("female", ("female", 0, 999)),
        ("age_7", ("total", 7, 7)),
        ("age_65_plus", ("total", 65, 999)),
        ("male_age_0_4", ("male", 0, 4)),
    ],
)
def test_bands(group: str, expected: tuple[str, int, int]) -> None:
    assert band(group) == Band(*expected)


@pytest.mark.parametrize("text", ["", "naiset", "age_", "age_x"])
def test_what_is_no_group_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no population group"):
        band(text)


def test_both_sexes_by_five_years_make_the_oldest() -> None:
    found = parts("age_85_plus", FIVE_YEAR_AGES_BY_SEX)
    assert sorted(found) == sorted(
        f"{sex}_age_{age}" for sex in ("male", "female") for age in ("85_89", "90_94", "95_plus")
    )


def test_single_ages_make_a_band_and_wide_ones_are_taken_first() -> None:
    assert parts("age_5_7", SINGLE_AGES) == ("age_5", "age_6", "age_7")
    assert parts("age_0_17", (*SINGLE_AGES, "age_0_14")) == ("age_0_14", "age_15", "age_16", "age_17")


def test_a_band_that_cannot_be_tiled_is_not_made() -> None:
    assert parts("age_18_24", FIVE_YEAR_AGES_BY_SEX) == ()
    assert parts("age_65_plus", ("age_65_74",)) == ()
    assert parts("female", ("total", "male")) == ()


def test_the_published_group_itself_comes_first() -> None:
    assert parts("age_65_plus", ("age_65_plus", "age_65_74", "age_75_plus")) == ("age_65_plus",)


def test_a_filter_holds_groups_inside_it() -> None:
    older = Filter(age_from=60)
    assert older.holds("total", 65, None) and older.holds("female", 75, 79)
    assert not older.holds("total", 18, 64) and not older.holds("female", None, None)
    assert Filter(sex="female").holds("female", None, None)
    assert not Filter(sex="female").holds("total", 65, None)
    assert Filter(age_to=19).holds("total", 0, 19) and not Filter(age_to=19).holds("total", 15, 24)
