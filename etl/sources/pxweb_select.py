"""Turns what the catalogue wants from a table into queries that the service accepts, none too large."""

from __future__ import annotations

import fnmatch
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.catalog_models import Status
from etl.sources.errors import ContractError, ParseError, TooMuchData, UnknownCode
from etl.sources.pxweb_roles import Roles, Variable, content_value

_TOP = re.compile(r"^top\((\d{1,4})\)$")
_ROLE_WORDS = ("area", "time", "sex", "age")
_SETTINGS = ("status", "scale")
MOST_QUERIES = 400


@dataclass(frozen=True)
class Wanted:
    """What the catalogue wants: a content of a table, and choices of other variables.

    choices: variable code, its beginning, or area, time, sex, age → expression ('*', 'KU*', 'top(5)', 'a,b').
    """

    table: str
    content: str
    choices: Mapping[str, str] = field(default_factory=dict)
    status: Status | None = None
    scale: float = 1.0


@dataclass(frozen=True)
class Selection:
    """Chosen codes of one variable, and the shorter expression that means the same to the service."""

    code: str
    values: tuple[str, ...]
    filter: str = "item"
    expression: tuple[str, ...] = ()


Query = tuple[Selection, ...]


def parse_wanted(table: str, text: str) -> Wanted:
    """Return a request written as 'content; sex=*; time=top(5); status=projected'.

    Raises ContractError when a part is not of that form.
    """
    content, *parts = [part.strip() for part in text.split(";")]
    pairs = dict(_pair(part, table) for part in parts if part)
    try:
        scale = float(pairs.pop("scale", "1"))
    except ValueError:
        raise ContractError("scale is not a number", f"{table} {text}") from None
    status = pairs.pop("status", None)
    if status not in (None, "observed", "preliminary", "estimated", "projected", "budget"):
        raise ContractError(f"'{status}' is not a status figures can have", f"{table} {text}")
    return Wanted(table, content, pairs, status, scale)  # type: ignore[arg-type]


def _pair(part: str, table: str) -> tuple[str, str]:
    name, equals, value = part.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise ContractError(f"'{part}' is not variable=codes", table)
    return name.strip(), value.strip()


def select(
    variables: Sequence[Variable], roles: Roles, wanted: Wanted, where: str, since: int | None = None
) -> Query:
    """Return one query for all that is wanted, every code checked against the metadata.

    Variables that nothing is said of are left out where the service then gives their total. Raises
    UnknownCode, ParseError or ContractError when the wish does not fit the table.
    """
    choices = _choices(variables, roles, wanted, where)
    query = []
    for variable in variables:
        if variable.code == roles.content:
            value = content_value(variable, wanted.content, where)
            query.append(Selection(variable.code, (value,)))
        elif variable.code in choices:
            query.append(resolve(variable, choices[variable.code], where))
        elif variable.code in (roles.area, roles.time):
            query.append(resolve(variable, "*", where))
        elif not variable.elimination:
            query.append(_only_total(variable, where))
    return tuple(_since(s, since) if s.code == roles.time and since else s for s in query)


def _choices(variables: Sequence[Variable], roles: Roles, wanted: Wanted, where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, expression in wanted.choices.items():
        code = getattr(roles, name) if name in _ROLE_WORDS else None
        code = code or next((v.code for v in variables if v.code == name), None)
        code = code or next((v.code for v in variables if v.code.lower().startswith(name.lower())), None)
        if code is None:
            raise UnknownCode(f"The table has no variable '{name}'", where)
        found[code] = expression
    return found


def resolve(variable: Variable, expression: str, where: str) -> Selection:
    """Return the codes an expression means. Raises UnknownCode when one does not exist."""
    if top := _TOP.match(expression):
        count = int(top[1])
        newest = tuple(sorted(variable.values))[-count:] if variable.time else variable.values[-count:]
        return Selection(variable.code, newest, "top", (str(count),))
    parts = tuple(part.strip() for part in expression.split(","))
    chosen: list[str] = []
    for part in parts:
        matching = [v for v in variable.values if v == part] or fnmatch.filter(variable.values, part)
        if not matching:
            raise UnknownCode(f"'{variable.code}' has no code '{part}'", where)
        chosen += [v for v in matching if v not in chosen]
    wild = all("*" in part and "?" not in part and "[" not in part for part in parts)
    return Selection(variable.code, tuple(chosen), "all" if wild else "item", parts if wild else ())


def _only_total(variable: Variable, where: str) -> Selection:
    """Return the total of a variable that the service would otherwise give in full."""
    for total in ("SSS", "S", "EliminatedValue"):
        if total in variable.values:
            return Selection(variable.code, (total,))
    if len(variable.values) == 1:
        return Selection(variable.code, variable.values)
    raise ContractError(f"Nothing is said of '{variable.code}', which has no total", where, "name its code")


def _since(selection: Selection, since: int) -> Selection:
    kept = tuple(value for value in selection.values if value[:4].isdigit() and int(value[:4]) >= since)
    if not kept:
        raise TooMuchData(f"No period since {since}", selection.code, "choose an earlier year")
    return Selection(selection.code, kept)


def cells(query: Query) -> int:
    """Return how many cells a query asks for."""
    return math.prod(len(selection.values) for selection in query)


def split(query: Query, most: int, where: str) -> list[Query]:
    """Return queries of at most `most` cells that together ask the same, cut along the longest variable.

    Raises TooMuchData when that would take an unreasonable number of calls.
    """
    if most < 1:
        raise ParseError("The service allows no cells", where)
    if -(-cells(query) // most) > MOST_QUERIES:
        raise TooMuchData(f"{cells(query):,} cells would need over {MOST_QUERIES} calls", where)
    if cells(query) <= most:
        return [query]
    place = max(range(len(query)), key=lambda at: len(query[at].values))
    longest = query[place]
    size = max(1, most // max(1, cells(query) // len(longest.values)))
    parts = [longest.values[at : at + size] for at in range(0, len(longest.values), size)]
    if len(parts) == 1:
        raise TooMuchData("A single value is already too large", where)
    cut = [(*query[:place], Selection(longest.code, part), *query[place + 1 :]) for part in parts]
    return [small for part in cut for small in split(part, most, where)]
