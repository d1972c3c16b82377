"""THL Sotkanet REST 1.1: what to ask for, and how its answers are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson

from etl.sources.answers import BOM, is_html
from etl.sources.errors import HtmlInsteadOfData, ParseError
from etl.sources.http import Answer, HttpClient
from etl.sources.lanes import Lane
from etl.sources.sotkanet_rows import parse_csv, parse_data
from etl.sources.texts import languages

__all__ = [
    "Metadata",
    "Sotkanet",
    "data_request",
    "parse_csv",
    "parse_data",
    "parse_indicators",
    "parse_metadata",
]
SEXES = ("male", "female", "total")
YEARS_PER_CALL = 40
Request = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Title:
    """An entry of the indicator list: id, titles by language, sexes and the service's level names."""

    id: int
    title: dict[str, str]
    sexes: tuple[str, ...]
    levels: tuple[str, ...]
    organization: str


@dataclass(frozen=True)
class Metadata:
    """What Sotkanet tells of one indicator; texts are plain, absent ones are left out.

    updated: YYYY-MM-DD or ''; start, end: whole years, None when the service does not say.
    """

    id: int
    title: dict[str, str]
    updated: str = ""
    start: int | None = None
    end: int | None = None
    decimals: int | None = None
    sexes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    organization: dict[str, str] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def years(self, since: int | None = None) -> tuple[int, ...]:
        """Return the years that may have figures, ascending."""
        if self.start is None or self.end is None:
            return ()
        return tuple(range(max(self.start, since or self.start), self.end + 1))

    @property
    def genders(self) -> tuple[str, ...]:
        """Return the sexes to ask for: those the service lists, else 'total'."""
        return tuple(s for s in SEXES if s in self.sexes) or ("total",)


class Sotkanet:
    """Asks the service. Each method returns the answer unchanged and raises SourceError when none came."""

    def __init__(self, client: HttpClient, lane: Lane | None = None) -> None:
        settings = client.settings
        self._client, self._base = client, settings.sotkanet_base
        self._lane = lane or Lane(
            "sotkanet", settings.sotkanet_parallel, settings.sotkanet_pause, stop=client.stop
        )

    def fetch(self, request: Request) -> Answer:
        """Return the answer to a request made by one of the functions below."""
        path, params = request
        return self._client.get(self._lane, f"{self._base}/{path}", params)

    def url(self, path: str) -> str:
        """Return the address of a path of the service."""
        return f"{self._base}/{path}"


INDICATORS: Request = ("indicators", ())
REGIONS: Request = ("regions", ())


def metadata_request(indicator: int) -> Request:
    """Return the request of an indicator's metadata."""
    return f"indicators/{indicator}", ()


def data_request(indicator: int, years: Iterable[int], genders: Iterable[str]) -> Request:
    """Return the request of figures; the service refuses one without years or without genders."""
    params = [("indicator", str(indicator))]
    params += [("years", str(year)) for year in years]
    params += [("genders", gender) for gender in genders]
    return "json", tuple(params)


def year_chunks(years: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the years in as few calls as keep an address short, newest calls last."""
    return [years[at : at + YEARS_PER_CALL] for at in range(0, len(years), YEARS_PER_CALL)]


def load_json(body: bytes, where: str) -> Any:
    """Return the content of a JSON body. Raises ParseError, or HtmlInsteadOfData for a page."""
    if is_html(body):
        raise HtmlInsteadOfData("A web page came instead of data", where)
    try:
        return orjson.loads(body.removeprefix(BOM))
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise ParseError(f"Not valid JSON: {str(error)[:120]}", where) from None


def parse_indicators(body: bytes) -> list[Title]:
    """Return the indicator list. Raises ParseError when it is not one; entries without an id are left out."""
    content = load_json(body, "sotkanet /indicators")
    if not isinstance(content, list):
        raise ParseError("The indicator list is not a list", "sotkanet /indicators")
    found = [_title(entry) for entry in content if isinstance(entry, dict)]
    titles = [title for title in found if title is not None]
    if content and not titles:
        raise ParseError("No entry of the list has an id", "sotkanet /indicators")
    return titles


def _title(entry: dict[str, Any]) -> Title | None:
    number = _whole(entry.get("id"))
    if number is None:
        return None
    organization = languages(_mapping(entry.get("organization")).get("title")).get("fi", "")
    return Title(
        number,
        languages(entry.get("title")),
        _classification(entry, "sex"),
        _classification(entry, "region"),
        organization,
    )


def parse_metadata(body: bytes, expected_id: int | None = None) -> Metadata:
    """Return an indicator's metadata. Raises ParseError when it is not one, or is another indicator's."""
    where = f"sotkanet /indicators/{expected_id if expected_id is not None else ''}"
    content = load_json(body, where)
    number = _whole(content.get("id")) if isinstance(content, dict) else None
    if number is None or (expected_id is not None and number != expected_id):
        raise ParseError("The answer is not this indicator's metadata", where)
    span = _mapping(content.get("range"))
    updated = content.get("data-updated")
    parts = ("description", "interpretation", "limits", "legislation", "notices")
    texts = {part: languages(content.get(part)) for part in parts}
    return Metadata(
        id=number,
        title=languages(content.get("title")),
        updated=updated[:10] if isinstance(updated, str) and updated[:4].isdigit() else "",
        start=_year(span.get("start")),
        end=_year(span.get("end")),
        decimals=_whole(content.get("decimals")),
        sexes=_classification(content, "sex"),
        levels=_classification(content, "region"),
        organization=languages(_mapping(content.get("organization")).get("title")),
        texts={part: text for part, text in texts.items() if text},
    )


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _classification(entry: dict[str, Any], name: str) -> tuple[str, ...]:
    values = _mapping(_mapping(entry.get("classifications")).get(name)).get("values")
    return tuple(v for v in values if isinstance(v, str)) if isinstance(values, list) else ()


def _whole(value: object) -> int | None:
    """Return a non-negative whole number from a number or digits, else None."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    return (
        int(value)
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10
        else None
    )


def _year(value: object) -> int | None:
    year = _whole(value)
    return year if year is not None and 1700 <= year <= 2200 else None
