"""Texts: complete in three languages, same placeholders, and none written past the catalogue."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from components.i18n import LANGS, catalogue, language, local, translator
from data.texts import Text

ROOT = Path(__file__).parents[3]
FIELD = re.compile(r"{(\w*)}")
# Words that are names, not texts.
NAMES = {"Tilannekuva", "WCAG"}
# Swedish has these words in common with English.
SAME = {"Data", "Definition", "Forum", "Status", "Trend", "budget", "median {value}", "{areas}, median"}
TEXT_PROPERTIES = {"children", "title", "placeholder", "label", "alt", "aria-label", "summary"}


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_is_translated(lang: str) -> None:
    missing = [m.id for m in catalogue(lang) if m.id and not (all(m.string) if m.pluralizable else m.string)]
    assert missing == []
    assert [m.id for m in catalogue(lang) if m.fuzzy and m.id] == []


def _forms(message: Message) -> list[str]:
    """Its translations: one, or each of its plural forms."""
    return [str(form) for form in (message.string if message.pluralizable else [message.string])]


@pytest.mark.parametrize("lang", LANGS)
def test_placeholders_are_the_same(lang: str) -> None:
    for message in catalogue(lang):
        ids = message.id if message.pluralizable else [message.id]
        for given, made in zip(ids, _forms(message), strict=True):
            if made:  # a missing text is another test's matter
                assert set(FIELD.findall(made)) == set(FIELD.findall(str(given))), message.id


@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_no_text_stays_english(lang: str) -> None:
    texts = [str(m.id) for m in catalogue(lang) if m.id and not m.pluralizable and m.string == m.id]
    assert [text for text in texts if re.search(r"[a-z]{3}", FIELD.sub("", text)) and text not in SAME] == []


@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_numbers_and_signs_are_held_together(lang: str) -> None:
    """No line breaks inside 2 000 or before %; ranges have an en dash, quotes are the language's own."""
    forms = [form for message in catalogue(lang) if message.id for form in _forms(message)]
    assert [form for form in forms if re.search(r"\d \d{3}\b|[\d}] %|\d-\d|[\"“]", form)] == []


def test_the_catalogues_hold_the_texts_of_the_code() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("locale_update", ROOT / "locale" / "update.py")
    assert spec and spec.loader
    update = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(update)
    wanted = {str(message.id) for message in update.collect() if message.id}
    for lang in LANGS:
        have = {str(message.id) for message in catalogue(lang) if message.id}
        assert have == wanted, "run `make messages`"


def test_language_is_the_nearest() -> None:
    assert [language(x) for x in ("sv", "sv-FI", ["en", "fi"], "de", "", None, 3)] == [
        "sv", "sv", "en", "fi", "fi", "fi", "fi"
    ]  # fmt: skip


def test_plural_and_fallback() -> None:
    _ = translator("fi")
    assert _("A text that no catalogue has") == "A text that no catalogue has"
    assert _.plural("1 thing of no catalogue", "{n} things of no catalogue", 2) == "2 things of no catalogue"
    assert _.plural("1 thing of no catalogue", "{n} things of no catalogue", 1) == "1 thing of no catalogue"


def test_missing_language_is_marked() -> None:
    assert local(Text(fi="Väki"), "sv") == "Väki (fi)"
    assert local(Text(fi="Väki", sv="Folk"), "sv") == "Folk"
    assert local({"fi": None, "sv": "Folk", "en": None}, "en") == "Folk (sv)"


def _literals(tree: ast.AST) -> list[tuple[int, str]]:
    """Texts given straight to html.* and dcc.* elements."""
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id in ("html", "dcc")):
            continue
        values = node.args[:1] + [k.value for k in node.keywords if k.arg in TEXT_PROPERTIES]
        for extra in [k.value for k in node.keywords if k.arg is None and isinstance(k.value, ast.Dict)]:
            pairs = zip(extra.keys, extra.values, strict=True)
            values += [v for k, v in pairs if isinstance(k, ast.Constant) and k.value in TEXT_PROPERTIES]
        for value in values:
            parts = value.elts if isinstance(value, (ast.List, ast.Tuple)) else [value]
            found += [(c.lineno, c.value) for part in parts for c in _constants(part) if _is_text(c.value)]
    return found


def _constants(node: ast.AST) -> list[ast.Constant]:
    """What is written out in a value: itself, the fixed parts of an f-string, either side of a choice."""
    if isinstance(node, ast.JoinedStr):
        return [part for part in node.values if isinstance(part, ast.Constant)]
    if isinstance(node, ast.IfExp):
        return [*_constants(node.body), *_constants(node.orelse)]
    return [node] if isinstance(node, ast.Constant) else []


def _is_text(value: object) -> bool:
    return (
        isinstance(value, str) and value.strip(" (") not in NAMES and bool(re.search(r"[^\W\d_]{2}", value))
    )


def test_the_stop_of_a_unit_ends_the_sentence_and_dots_stay() -> None:
    _ = translator("en")
    assert _("{area}: {value}.", area="Åbo", value="784 euro/inv.") == "Åbo: 784 euro/inv."
    assert _("{low} … {high}...", low="1", high="2") == "1 … 2..."


def test_no_text_is_written_past_the_catalogue() -> None:
    found = {}
    for path in [*ROOT.glob("components/**/*.py"), *ROOT.glob("pages/**/*.py")]:
        if literals := _literals(ast.parse(path.read_text(encoding="utf-8"))):
            found[path.name] = literals
    assert found == {}


def test_the_check_for_literals_finds_one() -> None:
    assert _literals(ast.parse('html.P(["Hei", x], **{"aria-label": "Alue"})')) == [(1, "Hei"), (1, "Alue")]
    assert _literals(ast.parse('html.P(f"Alue {x}", title=_("Ok") if x else "Ei")')) == [
        (1, "Alue "),
        (1, "Ei"),
    ]
