"""The comparison's frame and its texts in every language."""

import json
from pathlib import Path
from typing import Any

import pytest

from components.i18n import LANGS
from components.vertaa import labels, layout, state

JS = Path(__file__).parents[4] / "assets" / "js" / "vertaa"
CHOICES = layout.Choices(levels=[("kunta", "Kunnat")], themes=[("vaesto", "Väestö"), ("kaikki", "Kaikki")])
EXAMPLES = [layout.Example("Viisi", "Oulu, Lahti", "/vertaa?alueet=KU564,KU398")]


def frame(areas: tuple[str, ...]) -> str:
    found = state.State(areas=areas, theme="vaesto")
    boot = {"version": "v1", "state": found.for_browser()}
    made: Any = layout.frame(boot, CHOICES, EXAMPLES, "fi")
    return json.dumps(made.to_plotly_json(), default=lambda part: part.to_plotly_json(), ensure_ascii=False)


def test_the_chosen_theme_is_pressed() -> None:
    text = frame(("KU077",))
    assert text.count('"aria-pressed": "true"') == 2
    assert '"data-value": "vaesto", "aria-pressed": "true"' in text


def test_one_heading_and_a_named_scrolling_region() -> None:
    text = frame(("KU077",))
    assert text.count('"type": "H1"') == 1
    assert '"role": "region", "tabIndex": "0"' in text


def test_examples_are_shown_when_nothing_is_chosen() -> None:
    def hidden(text: str, name: str) -> bool:
        part = next(piece for piece in text.split('"type":') if f'"id": "vertaa-{name}"' in piece)
        return '"hidden": true' in part

    assert hidden(frame(("KU077",)), "empty") and not hidden(frame(()), "empty")
    assert hidden(frame(()), "result") and not hidden(frame(("KU077",)), "result")
    assert "KU564,KU398" in frame(())


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_the_same_texts(lang: str) -> None:
    def keys(value: object) -> object:
        return {key: keys(part) for key, part in value.items()} if isinstance(value, dict) else None

    assert keys(labels.browser_labels(lang)) == keys(labels.browser_labels("fi"))


def test_every_text_is_used_by_the_browser() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in JS.glob("*.js"))
    for part in ("lead", "reading", "cells", "table", "areas"):
        for key in labels.browser_labels("en")[part]:
            assert f".{key}" in code or f"{key}," in code, f"{part}.{key} is used nowhere"
