"""Weights, filters and numbers of similar areas as addresses have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.similar_presets import FEATURES, PRESETS
from components.vertaa import weights


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_by_name_and_by_its_numbers(preset: str) -> None:
    assert weights.weights(preset) == (preset, dict(PRESETS[preset]))
    assert weights.weights(weights.to_text(PRESETS[preset])) == (preset, dict(PRESETS[preset]))


def test_own_weights_leave_zeros_out_and_stand_in_the_order_of_features() -> None:
    assert weights.weights("tulot:1.5,vakiluku:3,lapset:0") == ("", {"vakiluku": 3.0, "tulot": 1.5})
    assert weights.to_text({"tulot": 1.5, "vakiluku": 3.0}) == "vakiluku:3,tulot:1.5"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ei",
        "vakiluku",
        "vakiluku:-1",
        "vakiluku:6",
        "vakiluku:nan",
        "vakiluku:0",
        "vakiluku:1,vakiluku:2",
    ],
)
def test_what_cannot_be_followed(text: str) -> None:
    assert weights.weights(text) is None


def test_filters() -> None:
    assert weights.filters("") == weights.filters("ei") == ()
    assert weights.filters("tyyppi,koko") == ("koko", "tyyppi")
    assert weights.filters("muu") is None
    assert weights.filters_at("kunta") == ("koko", "tyyppi")
    assert weights.filters_at("hyvinvointialue") == ("koko",)


@given(
    st.dictionaries(st.sampled_from(sorted(FEATURES)), st.integers(1, 50).map(lambda n: n / 10), min_size=1)
)
def test_weights_come_back_from_an_address(given_: dict[str, float]) -> None:
    found = weights.weights(weights.to_text(given_))
    assert found is not None and found[1] == given_


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    weights.weights(text)
    weights.filters(text)
