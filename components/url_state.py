"""The one place of query-parameter names, and the safe way in and out of them."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

LEVEL = "taso"
PERIOD = "aika"
GROUP = "ryhma"
CLASSES = "luokat"
AREAS = "alueet"
WITHIN = "rajaus"
THEME = "teema"
SHOW = "nayta"
ORDER = "jarjestys"
STANDING = "asema"
TREND = "kehitys"
FRAMEWORK = "kehys"
FIND = "haku"
SCOPE = "laajuus"
SOURCE = "lahde"
INDICATOR = "mittari"
AGAINST = "verrokki"  # the group that another is compared with
BASIS = "peruste"
PERSONS = "vaestoryhma"
VIEW = "nakyma"
PANELS = "paneelit"
START = "alku"  # first year of series
X_AXIS = "vaaka"
Y_AXIS = "pysty"
WEIGHTS = "painot"
FILTER = "suodin"
COUNT = "maara"
NAME = "nimi"  # what the reader calls the areas
VINTAGE = "ennuste"
AGE = "ika"
MIGRATION = "muutto"  # the reader's own assumption, never a figure of the store
PARTICIPATION = "osallistuminen"
SUBJECT = "kohde"  # what stands in the path of a view: /alue/<kohde>, /mittari/<kohde>
LANG = "lang"
NAMES = (
    LEVEL,
    PERIOD,
    GROUP,
    CLASSES,
    AREAS,
    WITHIN,
    THEME,
    SHOW,
    ORDER,
    STANDING,
    TREND,
    FRAMEWORK,
    FIND,
    SCOPE,
    SOURCE,
    INDICATOR,
    AGAINST,
    BASIS,
    PERSONS,
    VIEW,
    PANELS,
    START,
    X_AXIS,
    Y_AXIS,
    WEIGHTS,
    FILTER,
    COUNT,
    NAME,
    VINTAGE,
    AGE,
    MIGRATION,
    PARTICIPATION,
    SUBJECT,
    LANG,
)

MOST_CODES = 60
MOST_LETTERS = 40

Kind = Literal["unknown", "nearest", "too_many"]


@dataclass(frozen=True)
class Notice:
    """One thing in the address that could not be followed: what was asked and what is shown instead."""

    kind: Kind
    name: str
    given: str
    used: str


@dataclass
class Reader:
    """Reads one query: each method gives a valid value and keeps a notice where it had to choose."""

    query: Mapping[str, object]
    notices: list[Notice] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The raw value, the first when it is repeated; '' when absent."""
        value = self.query.get(name)
        first = value[0] if isinstance(value, (list, tuple)) and value else value
        return first.strip() if isinstance(first, str) else ""

    def note(self, kind: Kind, name: str, given: str, used: str) -> None:
        """Keeps a notice; what was given is cut to a length that is safe to show."""
        cut = given if len(given) <= MOST_LETTERS else given[: MOST_LETTERS - 1] + "…"
        self.notices.append(Notice(kind, name, cut, used))

    def choice(self, name: str, allowed: Container[str], default: str) -> str:
        """One of the allowed values, else the default with a notice."""
        given = self.text(name)
        if given and given not in allowed:
            self.note("unknown", name, given, default)
        return given if given and given in allowed else default

    def period(self, allowed: Sequence[str], default: str, name: str = PERIOD) -> str:
        """A period that exists: as given, else the last one not after it, else the first; ascending."""
        given = self.text(name)
        if not given or given in allowed or not allowed:
            return given if given in allowed else default
        if not given[:4].isdigit():
            self.note("unknown", name, given, default)
            return default
        used = max((period for period in allowed if period <= given), default=allowed[0])
        self.note("nearest", name, given, used)
        return used

    def codes(
        self, name: str, allowed: Container[str], default: Sequence[str] = (), most: int = MOST_CODES
    ) -> tuple[str, ...]:
        """Comma-separated codes in the order given, each once; unknown ones and those over most noted."""
        given = [code for code in self.text(name)[:4000].split(",") if code]
        known = list(dict.fromkeys(code for code in given if code in allowed))
        for code in dict.fromkeys(code for code in given if code not in allowed):
            if len(self.notices) < 5:
                self.note("unknown", name, code, ",".join(known) or ",".join(default))
        if len(known) > most:
            self.note("too_many", name, str(len(known)), str(most))
        return tuple(known[:most]) or tuple(default)


def to_query(values: Mapping[str, str | Iterable[str]], defaults: Mapping[str, object] | None = None) -> str:
    """'?a=b&c=d,e' in the order of the values; empty ones and those equal to the default are left out."""
    parts = []
    for name, value in values.items():
        text = value if isinstance(value, str) else ",".join(value)
        base = (defaults or {}).get(name, "")
        plain = base if isinstance(base, str) else ",".join(base) if isinstance(base, Iterable) else ""
        if text and text != plain:
            parts.append(f"{quote(name)}={quote(text, safe=',:')}")
    return "?" + "&".join(parts) if parts else ""
