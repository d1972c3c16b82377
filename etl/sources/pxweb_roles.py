"""Finds what each variable of a PxWeb table is (area, time, content, sex, age), in old and new key styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from data.groups import group_id
from etl.sources.areas import area_code, bare_codes_are_municipalities
from etl.sources.errors import ParseError

_AREA_CODE = re.compile(r"^(alue|kunta|maakunta|hyvinvointialue|seutukunta|region|area)", re.IGNORECASE)
_TIME_CODE = re.compile(r"^(timeperiod|vuosi|kuukausi|vuosinelj|year|month|år\b)", re.IGNORECASE)
_SEX_CODE = re.compile(r"^(sukupuoli|sex|kön)", re.IGNORECASE)
_AGE_CODE = re.compile(r"^(ikaryhma|ikä|ika|age|ålder)(_|$|\b)", re.IGNORECASE)
_CONTENT_CODES = ("contentscode", "tiedot", "information", "uppgifter")
_SEX_VALUES = {
    "SSS": "total", "S": "total", "0": "total", "yhteensä": "total", "total": "total", "totalt": "total",
    "1": "male", "miehet": "male", "males": "male", "män": "male",
    "2": "female", "naiset": "female", "females": "female", "kvinnor": "female",
}  # fmt: skip
_ALL_AGES = {"sss", "s", "yhteensä", "total", "totalt"}
_AGE = re.compile(r"^(\d{1,3})\s*(?:-|–)\s*(\d{1,3})?$|^(\d{1,3})\+?$")


@dataclass(frozen=True)
class Variable:
    """A variable of a table's metadata: codes and labels in order, and what the service says of it."""

    code: str
    text: str
    values: tuple[str, ...]
    labels: tuple[str, ...]
    time: bool = False
    elimination: bool = False


@dataclass(frozen=True)
class Roles:
    """Codes of the variables by what they are; None where the table has no such variable."""

    area: str | None
    time: str
    content: str | None
    sex: str | None
    age: str | None

    @property
    def named(self) -> frozenset[str]:
        """Return the codes that have a role."""
        return frozenset(c for c in (self.area, self.time, self.content, self.sex, self.age) if c)


def find_roles(variables: Sequence[Variable], where: str, geo: Iterable[str] = ()) -> Roles:
    """Return the roles of a table's variables.

    geo: codes that the answer itself calls areas. Raises ParseError when the time cannot be told.
    """
    time = _first(variables, lambda v: v.time) or _first(variables, lambda v: bool(_TIME_CODE.match(v.code)))
    if time is None:
        raise ParseError("No variable of the table is the time", where)
    rest = [v for v in variables if v.code != time]
    content = _first(rest, lambda v: v.code.lower() in _CONTENT_CODES)
    rest = [v for v in rest if v.code != content]
    area = _first(rest, lambda v: v.code in set(geo)) or _first(rest, _is_area)
    rest = [v for v in rest if v.code != area]
    sex = _first(rest, lambda v: bool(_SEX_CODE.match(v.code) or _SEX_CODE.match(v.text)))
    age = _first(rest, lambda v: bool(_AGE_CODE.match(v.code) or _AGE_CODE.match(v.text)))
    return Roles(area, time, content, sex, None if age == sex else age)


def _first(variables: Sequence[Variable], test: Callable[[Variable], bool]) -> str | None:
    return next((v.code for v in variables if test(v)), None)


def _is_area(variable: Variable) -> bool:
    named = _AREA_CODE.match(variable.code) or _AREA_CODE.match(variable.text)
    # A municipality grouping ("kuntatyyppi") starts like an area: its values decide.
    holds = sum(area_code(v) is not None for v in variable.values)
    return holds > 1 or bool(named and (holds or bare_codes_are_municipalities(variable.values)))


def content_value(variable: Variable, wanted: str, where: str) -> str:
    """Return the code of a content by exact code, else by what follows the last '-', else by label.

    Raises ParseError naming what the table has when none or several fit.
    """
    if wanted in variable.values:
        return wanted
    ends = [code.rsplit("-", 1)[-1].casefold() for code in variable.values]
    labels = [label.casefold() for label in variable.labels]
    for texts, word in ((ends, wanted.rsplit("-", 1)[-1].casefold()), (labels, wanted.casefold())):
        fitting = [code for code, text in zip(variable.values, texts, strict=True) if text == word]
        if len(fitting) == 1:
            return fitting[0]
    have = ", ".join(variable.values[:12])
    raise ParseError(f"The table has no single content '{wanted}'; it has {have} …", where)


def content_label(variables: Sequence[Variable], roles: Roles, wanted: str, table: str) -> str:
    """Return the label of a content, '' where the table has a single one without a choice.

    Raises ParseError as content_value does.
    """
    variable = next((v for v in variables if v.code == roles.content), None)
    if variable is None or variable.values == ("EliminatedValue",):
        return ""
    return dict(zip(variable.values, variable.labels, strict=True))[content_value(variable, wanted, table)]


def sex_of(code: str, label: str) -> str:
    """Return total, male or female. Raises ValueError when neither code nor label says."""
    for word in (label.casefold(), code, code.casefold()):
        if word in _SEX_VALUES:
            return _SEX_VALUES[word]
    raise ValueError(f"'{code}' ({label}) is no known sex")


def age_of(code: str, label: str) -> str:
    """Return an age text of data.groups: 'total', '7', '0-17', '65+'. Raises ValueError when it is none."""
    if code.casefold() in _ALL_AGES or label.casefold() in _ALL_AGES:
        return "total"
    for word in (code, label.removesuffix("-vuotiaat").strip()):
        if match := _AGE.match(word.strip()):
            if match[3] is not None:
                return f"{int(match[3])}+" if word.endswith("+") else str(int(match[3]))
            return f"{int(match[1])}-{int(match[2])}" if match[2] else f"{int(match[1])}+"
    raise ValueError(f"'{code}' ({label}) is no known age")


def group_of(sex: str, age: str) -> str:
    """Return the group id of a sex and an age text. Raises ValueError when either is unknown."""
    return group_id(age, sex)
