"""Texts: complete in three languages, same placeholders, and none written past the catalogue."""

import ast
import re
from pathlib import Path

import pytest

from components.i18n import LANGS, catalogue, language, local, translator
from data.texts import Text

ROOT = Path(__file__).parents[3]
FIELD = re.compile(r"{(\w*)}")
# Words that are names, not texts.
NAMES = {"Tilannekuva"}
TEXT_PROPERTIES = {"children", "title", "placeholder", "label", "alt", "aria-label", "summary"}


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_is_translated(lang: str) -> None:
    missing = [m.id for m in catalogue(lang) if m.id and not (all(m.string) if m.pluralizable else m.string)]
    assert missing == []
    assert [m.id for m in catalogue(lang) if m.fuzzy and m.id] == []


@pytest.mark.parametrize("lang", LANGS)
def test_placeholders_are_the_same(lang: str) -> None:
    for message in catalogue(lang):
        given = list(message.id) if message.pluralizable else [message.id]
        made = list(message.string) if message.pluralizable else [message.string]
        wanted = set(FIELD.findall(str(given[-1])))
        if made[-1]:  # a missing text is another test's matter
            assert set(FIELD.findall(str(made[-1]))) == wanted, message.id


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
            found += [(p.lineno, p.value) for p in parts if isinstance(p, ast.Constant) and _is_text(p.value)]
    return found


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value not in NAMES and bool(re.search(r"[^\W\d_]{2}", value))


def test_no_text_is_written_past_the_catalogue() -> None:
    found = {}
    for path in [*ROOT.glob("components/**/*.py"), *ROOT.glob("pages/**/*.py")]:
        if literals := _literals(ast.parse(path.read_text(encoding="utf-8"))):
            found[path.name] = literals
    assert found == {}


def test_the_check_for_literals_finds_one() -> None:
    assert _literals(ast.parse('html.P(["Hei", x], **{"aria-label": "Alue"})')) == [(1, "Hei"), (1, "Alue")]
