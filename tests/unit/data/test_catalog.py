"""The catalogue as it stands: complete, consistent, in three languages, covering all seven themes."""

import pytest

from data.catalog import Catalog, load
from data.catalog_models import SHORT_LENGTH, Indicator
from data.texts import LANGUAGES

THEMES = ("vaesto", "talous", "elinkeinot", "tyollisyys", "osaaminen", "hyvinvointi", "ymparisto")
CORE = load().tier("core")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load()


def test_at_least_150_core_indicators_with_unique_series(catalog: Catalog) -> None:
    assert len(CORE) >= 150
    assert len({i.id for i in catalog}) == len(catalog.indicators)


def test_all_seven_themes_in_order_each_with_core_indicators(catalog: Catalog) -> None:
    assert tuple(catalog.themes) == THEMES
    assert all(len(catalog.by_theme(theme, "core")) >= 10 for theme in THEMES)


def test_indicators_come_sorted_by_theme_and_position(catalog: Catalog) -> None:
    keys = [(THEMES.index(i.theme), i.position, i.id) for i in catalog]
    assert keys == sorted(keys)


@pytest.mark.parametrize("indicator", CORE, ids=lambda i: i.id)
def test_core_texts_stand_in_three_languages(indicator: Indicator) -> None:
    for text in (indicator.name, indicator.short, indicator.definition):
        assert text is not None
        assert all(text.has(language) and text.get(language).strip() for language in LANGUAGES)
    assert all(len(indicator.title(language)) <= SHORT_LENGTH for language in LANGUAGES)


def test_every_name_stands_in_three_languages(catalog: Catalog) -> None:
    assert [i.id for i in catalog if not all(i.name.has(language) for language in LANGUAGES)] == []


def test_no_short_name_ends_in_a_full_stop(catalog: Catalog) -> None:
    """A list of names ends a sentence, which would then end in two."""
    names = [i.short.get(language) for i in catalog if i.short for language in LANGUAGES]
    assert [name for name in names if name.endswith(".")] == []


@pytest.mark.parametrize("indicator", CORE, ids=lambda i: i.id)
def test_core_definitions_are_sentences(indicator: Indicator) -> None:
    assert indicator.definition is not None
    for language in LANGUAGES:
        text = indicator.definition.get(language)
        assert text.endswith(".")
        assert text[0].isupper() or text[0].isdigit()


def test_names_of_core_indicators_differ_within_each_language(catalog: Catalog) -> None:
    for language in LANGUAGES:
        names = [i.name.get(language) for i in CORE]
        assert len(names) == len(set(names)), language


def test_every_raw_series_feeds_one_core_indicator_per_age_and_sex() -> None:
    taken: dict[tuple[object, ...], str] = {}
    for indicator in CORE:
        for series in indicator.series:
            key = (series.id, series.age, series.sex, series.periods, series.levels)
            assert key not in taken, f"{series.id} stands in {indicator.id} and {taken[key]}"
            taken[key] = indicator.id


def test_rates_and_indices_are_never_summed() -> None:
    summed = {i.unit for i in CORE if i.aggregation.rule == "sum"}
    rates = {"percent", "per_100", "per_1000", "per_10000", "per_100000", "ratio", "index", "years"}
    assert not summed & rates


def test_counts_are_never_judged() -> None:
    """A larger area has more of everything: better or worse needs a share or a rate."""
    assert not [i.id for i in CORE if i.aggregation.rule == "sum" and i.direction != "none"]


def test_indices_are_never_aggregated_or_given_another_direction() -> None:
    for indicator in CORE:
        if indicator.unit in ("index_median_100", "index_country_100"):
            assert (indicator.aggregation.rule, indicator.direction) == ("never", "lower"), indicator.id


def test_crude_and_standardised_indices_stay_apart() -> None:
    for indicator in CORE:
        kinds = {s.id.rpartition("_")[2] for s in indicator.series if s.id.startswith("terveysindeksi.")}
        assert len(kinds) <= 1, indicator.id


def test_morbidity_index_says_that_2023_is_another_gathering(catalog: Catalog) -> None:
    assert [b.period for b in catalog.get("sairastavuusindeksi").breaks] == ["2023"]


def test_old_sotkanet_series_say_their_age() -> None:
    old = [i for i in CORE if i.series[0].id.startswith("sotkanet.") and i.aggregation.rule == "weighted"]
    assert len(old) >= 10
    for indicator in old:
        assert indicator.quality is not None
        assert "2012" in indicator.quality.fi
        assert "2013" in indicator.quality.fi


def test_structurally_empty_groups_are_named(catalog: Catalog) -> None:
    assert catalog.get("tyolliset").not_applicable == ("age_0_17",)
    assert "age_65_plus" in catalog.get("tyottomat").not_applicable


def test_live_indicators_have_an_id_to_fetch_and_no_series(catalog: Catalog) -> None:
    live = catalog.tier("live")
    assert len(live) >= 100
    for indicator in live:
        assert not indicator.available
        assert indicator.live is not None
        assert indicator.live.id
        assert all(indicator.name.has(language) for language in LANGUAGES)


def test_lookups(catalog: Catalog) -> None:
    assert catalog.get("vaesto").name.get("sv") == "Befolkning 31.12"
    assert "vaesto" in catalog
    assert "olematon" not in catalog
    assert catalog.unit_of("tyollisyysaste").after_difference("fi") == "%-yks."
    assert catalog.unit_label("percent", "en") == "per cent"
    assert catalog.theme_name("talous", "sv") == "Regional och kommunal ekonomi"
    with pytest.raises(KeyError, match="no indicator 'olematon'"):
        catalog.get("olematon")


def test_the_catalogue_cannot_be_changed(catalog: Catalog) -> None:
    with pytest.raises(TypeError):
        catalog.indicators["uusi"] = CORE[0]  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        CORE[0].decimals = 3  # type: ignore[misc]
