"""The comparison's frame and its texts in every language."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from components.i18n import LANGS
from components.vertaa import labels, layout, state

JS = Path(__file__).parents[4] / "assets" / "js" / "vertaa"
CHOICES = layout.Choices(levels=[("kunta", "Kunnat")], themes=[("vaesto", "Väestö"), ("kaikki", "Kaikki")])
EXAMPLES = [layout.Example("Viisi", "Oulu, Lahti", "/vertaa?alueet=KU564,KU398")]


def frame(areas: tuple[str, ...]) -> list[dict[str, Any]]:
    """Properties of every element of the frame, with the element's type."""
    found = state.State(areas=areas, theme="vaesto")
    made: Any = layout.frame({"version": "v1", "state": found.for_browser()}, CHOICES, EXAMPLES, "fi")
    told = json.loads(json.dumps(made.to_plotly_json(), default=lambda part: part.to_plotly_json()))
    return list(_elements(told))


def _elements(told: Any) -> Iterator[dict[str, Any]]:
    if isinstance(told, list):
        for part in told:
            yield from _elements(part)
    elif isinstance(told, dict):
        yield {"type": told["type"], **told["props"]}
        yield from _elements(told["props"].get("children"))


def by_id(elements: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(element for element in elements if element.get("id") == f"vertaa-{name}")


def test_what_is_chosen_is_pressed() -> None:
    pressed = [e["data-value"] for e in frame(("KU077",)) if e.get("aria-pressed") == "true"]
    assert pressed == ["taulukko", "vaesto", "arvo", "alueet"]


def test_one_heading_and_a_named_scrolling_region() -> None:
    elements = frame(("KU077",))
    assert len([e for e in elements if e["type"] == "H1"]) == 1
    region = by_id(elements, "table")
    assert (region["role"], region["tabIndex"]) == ("region", "0")
    assert region["aria-label"]


def test_examples_are_shown_when_nothing_is_chosen() -> None:
    none, one = frame(()), frame(("KU077",))
    assert [by_id(none, name)["hidden"] for name in ("empty", "controls", "result")] == [False, True, True]
    assert [by_id(one, name)["hidden"] for name in ("empty", "controls", "result")] == [True, False, False]
    assert any(e.get("href") == "/vertaa?alueet=KU564,KU398" for e in none)


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_the_same_texts(lang: str) -> None:
    def keys(value: object) -> object:
        return {key: keys(part) for key, part in value.items()} if isinstance(value, dict) else None

    assert keys(labels.browser_labels(lang)) == keys(labels.browser_labels("fi"))


def test_every_text_is_used_by_the_browser() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in JS.glob("*.js"))
    for part in ("reading", "cells", "table", "areas", "series", "dots", "scatter", "similar", "groups"):
        for key in labels.browser_labels("en")[part]:
            assert f".{key}" in code or f"{key}," in code, f"{part}.{key} is used nowhere"
