"""Statistics Finland's classifications: items by language, and which municipality belongs to which area."""

from __future__ import annotations

from typing import Any

import orjson

from etl.sources.answers import is_html
from etl.sources.errors import GeographyError, HtmlInsteadOfData, ParseError
from etl.sources.http import Answer, HttpClient
from etl.sources.lanes import Lane
from etl.sources.texts import LANGUAGES, plain

# classification → prefix of the store's codes, and the code's width
GROUPINGS = {
    "kunta": ("KU", 3),
    "hyvinvointialue": ("HVA", 2),
    "maakunta": ("MK", 2),
    "seutukunta": ("SK", 3),
    "tyollisyysalue": ("TYA", 2),
    "kuntaryhmitys": ("KR", 1),
}


def local_id(name: str, year: int) -> str:
    """Return a classification's id of a year, for example kunta_1_20260101."""
    return f"{name}_1_{year}0101"


class Classifications:
    """Asks the service; one language per call."""

    def __init__(self, client: HttpClient, lane: Lane | None = None) -> None:
        self._client, self._base = client, client.settings.class_base
        self._lane = lane or Lane("classifications", 1, client.settings.geography_pause, stop=client.stop)

    def items(self, name: str, year: int, language: str) -> Answer:
        """Return the items of a classification with their names in one language."""
        return self._get(f"classifications/{local_id(name, year)}/classificationItems", language)

    def members(self, name: str, year: int) -> Answer:
        """Return the table from municipalities to another classification of the same year."""
        # The number sign between the two ids would start a fragment: it goes as %23.
        pair = f"{local_id('kunta', year)}%23{local_id(name, year)}"
        return self._get(f"correspondenceTables/{pair}/maps", "fi")

    def changes(self, year: int) -> Answer:
        """Return the table from the municipalities of the year before to those of a year."""
        pair = f"{local_id('kunta', year - 1)}%23{local_id('kunta', year)}"
        return self._get(f"correspondenceTables/{pair}/maps", "fi")

    def _get(self, path: str, language: str) -> Answer:
        params = f"content=data&meta=max&lang={language}&format=json"
        return self._client.get(self._lane, f"{self._base}/{path}?{params}")


def parse_items(body: bytes, name: str) -> dict[str, str]:
    """Return the store's code → name of a classification's items. Raises ParseError or GeographyError."""
    where = f"classification {name}"
    found: dict[str, str] = {}
    for entry in _entries(body, where):
        code = _code(entry.get("code") or entry.get("localId"), name, where)
        names = entry.get("classificationItemNames")
        first = names[0] if isinstance(names, list) and names and isinstance(names[0], dict) else {}
        text = plain(first.get("name"))
        if not text:
            raise GeographyError(f"{code} has no name", where)
        if found.setdefault(code, text) != text:
            raise GeographyError(f"{code} is given twice", where)
    if not found:
        raise GeographyError("The classification has no items", where)
    return found


def parse_members(body: bytes, name: str) -> dict[str, str]:
    """Return municipality → area of a correspondence table. Raises ParseError or GeographyError."""
    where = f"correspondence kunta → {name}"
    found: dict[str, str] = {}
    for entry in _entries(body, where):
        municipality = _code(entry.get("sourceLocalId"), "kunta", where)
        area = _code(entry.get("targetLocalId"), name, where)
        if found.setdefault(municipality, area) != area:
            raise GeographyError(f"{municipality} belongs to two areas", where)
    if not found:
        raise GeographyError("The table is empty", where)
    return found


def parse_changes(body: bytes) -> list[tuple[str, str]]:
    """Return (municipality of the year before, municipality of the year) pairs, sorted.

    One that was split is in several pairs. Raises ParseError or GeographyError.
    """
    where = "correspondence kunta → kunta"
    found = {
        (_code(e.get("sourceLocalId"), "kunta", where), _code(e.get("targetLocalId"), "kunta", where))
        for e in _entries(body, where)
    }
    if not found:
        raise GeographyError("The table is empty", where)
    return sorted(found)


def merge_names(by_language: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return code → names by language. Raises GeographyError when the languages list other codes."""
    codes = {language: set(names) for language, names in by_language.items()}
    if any(codes[language] != codes["fi"] for language in codes):
        raise GeographyError("The languages have different items", "classification")
    return {
        code: {lang: by_language[lang][code] for lang in LANGUAGES if lang in by_language}
        for code in codes["fi"]
    }


def _entries(body: bytes, where: str) -> list[dict[str, Any]]:
    if is_html(body):
        raise HtmlInsteadOfData("A web page came instead of a classification", where)
    try:
        content = orjson.loads(body)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise ParseError(f"Not valid JSON: {str(error)[:120]}", where) from None
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        remedy = "ask with content=data: without it only addresses come"
        raise ParseError("The answer is not a list of items", where, remedy)
    return content


def _code(text: object, name: str, where: str) -> str:
    """Return the store's code from 'kunta_1_20260101/091' or '091'."""
    prefix, width = GROUPINGS[name]
    code = text.rsplit("/", 1)[-1] if isinstance(text, str) else ""
    if not (code.isascii() and code.isdigit() and len(code) == width):
        raise GeographyError(f"'{plain(str(text))[:40]}' is no code of {name}", where)
    return prefix + code
