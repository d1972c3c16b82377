"""The frame: what it holds in each language, and links that keep the language."""

from typing import Any

import pytest

from components.i18n import LANGS
from components.notices import notices, problem
from components.shell import SourceNote, StoreFacts, link, page
from components.url_state import Notice

FACTS = StoreFacts("20250101-abc", "2024-03", (SourceNote("Tilastokeskus", "CC BY 4.0", None),))


def _walk(node: Any) -> list[Any]:
    children = getattr(node, "children", None)
    inside = children if isinstance(children, (list, tuple)) else [children]
    return [node, *(found for child in inside if child is not None for found in _walk(child))]


def _text(node: Any) -> str:
    return " ".join(str(part) for part in _walk(node) if isinstance(part, str))


@pytest.mark.parametrize("lang", LANGS)
def test_frame_has_its_landmarks_and_facts(lang: str) -> None:
    made = page(lang, "mittari", "Väkiluku", ["x"], facts=FACTS)
    kinds = [type(node).__name__ for node in _walk(made)]
    assert [kinds.count(kind) for kind in ("Header", "Main", "Footer")] == [1, 1, 1]
    text = _text(made)
    assert "20250101-abc" in text
    assert "Tilastokeskus · CC BY 4.0" in text
    assert {"fi": "maaliskuu 2024", "sv": "mars 2024", "en": "March 2024"}[lang] in text
    assert made.lang == lang
    main = next(node for node in _walk(made) if getattr(node, "id", "") == "sisalto")
    assert getattr(main, "data-title") == "Väkiluku – Tilannekuva"


def test_the_language_in_use_is_marked() -> None:
    links = [node for node in _walk(page("sv", "", "x", [], facts=FACTS)) if getattr(node, "data-lang", None)]
    assert [(getattr(a, "data-lang"), getattr(a, "aria-current", None)) for a in links] == [
        ("fi", None), ("sv", "true"), ("en", None)
    ]  # fmt: skip


def test_links_keep_the_language() -> None:
    assert link("/mittari/x", "fi", taso="kunta") == "/mittari/x?taso=kunta"
    assert link("/mittari/x", "sv", alueet=("KU001", "KU002")) == "/mittari/x?alueet=KU001,KU002&lang=sv"


def test_notices_and_problems_are_words() -> None:
    assert notices([], "fi") is None
    box = notices([Notice("unknown", "taso", "<script>", "kunta"), "Valmis lause."], "fi")
    assert "Aluetaso" in _text(box)
    assert "Valmis lause." in _text(box)
    assert "b" in _text(problem("a", "b", "c"))
