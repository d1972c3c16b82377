"""Statistics Finland's tables: the transport's shape, and metadata, listings and limits as objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from etl.sources.answers import BOM, is_html
from etl.sources.errors import HtmlInsteadOfData, ParseError
from etl.sources.http import Answer
from etl.sources.pxweb_roles import Variable
from etl.sources.pxweb_select import Query
from etl.sources.texts import plain

MOST_CELLS, MOST_CALLS, WINDOW = 120_000, 40, 60.0


class Transport(Protocol):
    """How a PxWeb service is asked; another version of its interface is another class of this shape."""

    def limits(self) -> Answer: ...
    def listing(self, folder: str) -> Answer: ...
    def metadata(self, table: str) -> Answer: ...
    def data(self, table: str, query: Query) -> Answer: ...


@dataclass(frozen=True)
class Limits:
    """Most cells in a query, and most calls in a window of seconds."""

    cells: int = MOST_CELLS
    calls: int = MOST_CALLS
    window: float = WINDOW


@dataclass(frozen=True)
class TableMeta:
    """A table's title and variables."""

    title: str
    variables: tuple[Variable, ...]


def load_json(body: bytes, where: str) -> Any:
    """Return the content of a JSON body. Raises ParseError, or HtmlInsteadOfData for a page."""
    if is_html(body):
        raise HtmlInsteadOfData("A web page came instead of data", where)
    try:
        return orjson.loads(body.removeprefix(BOM))
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise ParseError(f"Not valid JSON: {str(error)[:120]}", where) from None


def parse_limits(body: bytes) -> Limits:
    """Return the service's limits; what it does not tell gets the values known to us."""
    content = load_json(body, "pxweb ?config")
    if not isinstance(content, dict):
        raise ParseError("The limits are not an object", "pxweb ?config")

    def told(names: Sequence[str], usual: float) -> int:
        numbers = [content.get(name) for name in names]
        good = [n for n in numbers if type(n) is int and n > 0]
        return min(good) if good else int(usual)

    cells = told(("maxCells", "maxValues"), MOST_CELLS)
    return Limits(cells, told(("maxCalls",), MOST_CALLS), float(told(("timeWindow",), WINDOW)))


def parse_listing(body: bytes, where: str = "pxweb listing") -> dict[str, str]:
    """Return table file → time of its last update from a folder's listing."""
    content = load_json(body, where)
    if not isinstance(content, list):
        raise ParseError("The listing is not a list", where)
    tables = [
        e for e in content if isinstance(e, dict) and e.get("type") == "t" and isinstance(e.get("id"), str)
    ]
    return {entry["id"]: plain(entry.get("updated"))[:40] for entry in tables}


def parse_metadata(body: bytes, where: str = "pxweb metadata") -> TableMeta:
    """Return a table's metadata. Raises ParseError when it is not usable."""
    content = load_json(body, where)
    given = content.get("variables") if isinstance(content, dict) else None
    if not isinstance(given, list) or not given:
        raise ParseError("The metadata has no variables", where)
    variables = tuple(_variable(entry, where) for entry in given)
    if len({variable.code for variable in variables}) != len(variables):
        raise ParseError("The same variable is given twice", where)
    return TableMeta(plain(content.get("title")), variables)


def _variable(entry: object, where: str) -> Variable:
    if not isinstance(entry, dict) or not isinstance(entry.get("code"), str):
        raise ParseError("A variable has no code", where)
    values, texts = entry.get("values"), entry.get("valueTexts")
    if not isinstance(values, list) or not values or not all(isinstance(v, str) for v in values):
        raise ParseError(f"'{plain(entry['code'])[:40]}' has no values", where)
    if len(set(values)) != len(values):
        raise ParseError(f"'{plain(entry['code'])[:40]}' has a value twice", where)
    fits = isinstance(texts, list) and len(texts) == len(values)
    labels = tuple(plain(t) or v for t, v in zip(texts, values, strict=True)) if fits else tuple(values)  # type: ignore[arg-type]
    flags = {name: str(entry.get(name)).lower() == "true" for name in ("time", "elimination")}
    return Variable(entry["code"], plain(entry.get("text")), tuple(values), labels, **flags)
