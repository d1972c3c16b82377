"""Texts in Finnish, Swedish and English, from the gettext catalogues in locale/."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGS = ("fi", "sv", "en")
DEFAULT = "fi"
ENDONYMS: Mapping[str, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
LOCALE = Path(__file__).parents[1] / "locale"
# An abbreviated unit brings its own full stop to the end of a sentence: '784 euro/inv.' and '.' are one.
_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?!\.)")


def language(wanted: object) -> str:
    """The nearest language we have: 'sv-FI' gives 'sv', anything unknown 'fi'."""
    first = wanted[0] if isinstance(wanted, list) and wanted else wanted
    short = first[:2].lower() if isinstance(first, str) else ""
    return short if short in LANGS else DEFAULT


@lru_cache(maxsize=len(LANGS))
def catalogue(lang: str) -> Catalog:
    """The message catalogue of one language, read once."""
    with (LOCALE / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=lang)


class Translator:
    """Turns English message ids into one language; a missing text stays visibly English."""

    def __init__(self, lang: str) -> None:
        self.lang = language(lang)
        self._texts: dict[str, str] = {}
        self._plurals: dict[str, tuple[str, ...]] = {}
        for message in catalogue(self.lang):
            self._add(message.id, message.string)

    def _add(self, key: object, text: object) -> None:
        if isinstance(key, (tuple, list)) and isinstance(text, (tuple, list)):
            self._plurals[str(key[0])] = tuple(text)
        elif isinstance(key, str) and isinstance(text, str) and text:
            self._texts[key] = text

    def __call__(self, message: str, /, **values: object) -> str:
        """The text, its {placeholders} filled from values."""
        text = self._texts.get(message, message)
        return _filled(text, values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form that fits n; {n} is filled with n unless values give another text for it."""
        forms = self._plurals.get(one, ())
        form = 0 if n == 1 else 1
        text = forms[form] if len(forms) > form and forms[form] else (one, many)[form]
        return _filled(text, {"n": n, **values})


def _filled(text: str, values: Mapping[str, object]) -> str:
    return _TWO_STOPS.sub(".", text.format(**values))


@lru_cache(maxsize=len(LANGS))
def translator(lang: str) -> Translator:
    """The one translator of a language: `_ = translator(lang)`, then `_("Text")`."""
    return Translator(lang)


def mark(message: str) -> str:
    """Marks a text for the catalogue where it is written down before the language is known."""
    return message


def with_group(name: str, group: str) -> str:
    """An indicator's name and in brackets its population group, which begins small: 'Keski-ikä (miehet)'."""
    return f"{name} ({group[:1].lower()}{group[1:]})"


class LocalText(Protocol):
    """A text of the catalogue in up to three languages."""

    def get(self, language: str, /) -> str:
        """The text in a language, in Finnish where it has none."""

    def has(self, language: str, /) -> bool:
        """Whether the text exists in a language."""


def local(text: LocalText | Mapping[str, str | None], lang: str) -> str:
    """A text in one language; where that is missing another one, followed by its mark: 'Väkiluku (fi)'."""
    if not isinstance(text, Mapping):
        return text.get(lang) if text.has(lang) else f"{text.get(lang)} ({DEFAULT})"
    if found := text.get(lang):
        return found
    other = next((code for code in LANGS if text.get(code)), None)
    return f"{text[other]} ({other})" if other else ""
