"""Makes texts of other people's services safe and comparable: no markup, no entities, one kind of space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html.parser import HTMLParser

LANGUAGES = ("fi", "sv", "en")
_SILENT = ("script", "style", "template", "iframe", "object", "svg", "math", "noscript")
_BREAKS = ("br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4")
_SPACES = re.compile(r"\s+")
_ROUNDS = 3  # entities of entities: &amp;lt;script&amp;gt; needs more than one pass


class _Text(HTMLParser):
    """Collects the text between tags and leaves out what a browser would run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(text: object, most: int = 20_000) -> str:
    """Return a text without tags, scripts, entities and control characters; '' for anything but text."""
    if not isinstance(text, str):
        return ""
    text = text[:most]
    for _ in range(_ROUNDS):
        if "<" not in text and "&" not in text:
            break
        before, text = text, _strip(text)
        if text == before:
            break
    kept = "".join(c if c.isprintable() else " " for c in text if unicodedata.category(c) not in ("Cs", "Cf"))
    return _SPACES.sub(" ", kept).strip()


def _strip(text: str) -> str:
    parser = _Text()
    try:
        parser.feed(text)
        parser.close()
    except (AssertionError, ValueError):  # the standard parser gives up on some broken declarations
        return re.sub(r"<[^>]*>?", " ", text)
    return "".join(parser.parts)


def languages(texts: object) -> dict[str, str]:
    """Return the fi, sv and en texts of a mapping, made plain; absent and empty ones are left out."""
    if not isinstance(texts, Mapping):
        return {}
    found = {language: plain(texts.get(language)) for language in LANGUAGES}
    return {language: text for language, text in found.items() if text}


def title_key(title: str) -> str:
    """Return what two titles are compared by: letters and digits in lower case, without spaces."""
    text = unicodedata.normalize("NFKC", plain(title)).casefold()
    return "".join(c for c in text if c.isalnum() or c in "%<>=/≥≤€")


def holds_words(label: str, words: str) -> bool:
    """Tell whether a label holds every word of 'one;two|other': parts of words, either side of a '|'."""
    text = " ".join(label.casefold().split())
    return all(any(part in text for part in word.casefold().split("|")) for word in words.split(";"))


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles say the same apart from spaces, case, dashes and entities."""
    return bool(title_key(one)) and title_key(one) == title_key(other)
