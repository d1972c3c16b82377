"""Describes one indicator as a frozen, validated object."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from data.groups import GROUP_ID, expand
from data.texts import LANGUAGES, Frozen, FullText, Identifier, Text, Words

SHORT_LENGTH = 32

Tier = Literal["core", "extra", "live"]
Rule = Literal["sum", "ratio", "weighted", "never"]
Status = Literal[
    "observed", "preliminary", "estimated", "projected", "budget", "protected", "not_applicable", "missing"
]
Level = Literal["kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "kuntaryhma", "maa"]
Period = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$")]


class Reference(Frozen):
    """Another indicator and its group; group 'same' is the group of the figure being made."""

    indicator: Identifier
    group: str = "total"


class Aggregation(Frozen):
    """How the figure of a group of municipalities is made from theirs.

    ratio: numerator × scale / denominator, both summed; weighted: mean by weight, an estimate.
    """

    rule: Rule
    numerator: Reference | None = None
    denominator: Reference | None = None
    weight: Reference | None = None
    scale: float = 1.0

    @model_validator(mode="after")
    def _parts_fit_rule(self) -> Aggregation:
        given = {part for part in ("numerator", "denominator", "weight") if getattr(self, part)}
        needed = {"ratio": {"numerator", "denominator"}, "weighted": {"weight"}}.get(self.rule, set())
        if given != needed:
            wanted = ", ".join(sorted(needed)) or "no parts"
            raise ValueError(f"rule '{self.rule}' needs exactly: {wanted}")
        return self

    def references(self) -> tuple[Reference, ...]:
        """Return the indicators this rule needs."""
        return tuple(part for part in (self.numerator, self.denominator, self.weight) if part)


class Source(Frozen):
    """Who publishes the figures, in which statistics and table, and where a reader finds them."""

    kind: Identifier
    id: Words
    producer: Words
    statistics: FullText
    table: str | None = None
    address: Annotated[str, Field(pattern=r"^https://")]
    licence: Words = "CC BY 4.0"


class Live(Frozen):
    """Where a live source has the indicator; `certainty` says how sure the id is.

    counted: the count that Sotkanet gives beside the figure is the one that the figure was made from; false
    for weighted surveys, age-standardised rates and years of life, whose interval needs more than a count.
    """

    kind: Identifier
    id: str = ""
    table: str | None = None
    certainty: str | None = None
    counted: bool = True


class Series(Frozen):
    """One embedded raw series: which of its rows become which group of the indicator.

    age and sex are the texts of the raw file, '*' takes all. group 'auto' is made from both by
    data.groups.group_id. value × scale is the stored value.
    """

    id: Words
    age: str = "total"
    sex: Literal["total", "male", "female", "*"] = "total"
    group: str = "total"
    periods: tuple[Period, ...] | None = None
    levels: tuple[Level, ...] | None = None
    scale: float = 1.0
    status: Status | None = None
    derived: bool | None = None


class Break(Frozen):
    """A point where the series stops being comparable with what came before."""

    period: Period
    text: FullText


class Checks(Frozen):
    """Hard range of values, both ends allowed."""

    min: float | None = None
    max: float | None = None


class Indicator(Frozen):
    """What is measured: texts, unit, how it may be judged and added up, and where it comes from."""

    id: Identifier
    theme: Identifier
    tier: Tier
    position: int = Field(ge=0)
    name: Text
    short: Text | None = None
    definition: Text | None = None
    unit: Identifier
    decimals: int = Field(ge=0, le=4)
    direction: Literal["higher", "lower", "none"]
    frequency: Literal["year", "month"]
    frameworks: tuple[str, ...] = ()
    groups: tuple[str, ...] = ("total",)
    not_applicable: tuple[str, ...] = ()
    aggregation: Aggregation
    source: Source | None = None
    live: Live | None = None
    series: tuple[Series, ...] = ()
    quality: Text | None = None
    breaks: tuple[Break, ...] = ()
    checks: Checks = Checks()

    @property
    def available(self) -> bool:
        """True when the store can hold figures for it."""
        return bool(self.series)

    @property
    def group_ids(self) -> tuple[str, ...]:
        """Return its population groups, families opened."""
        return expand(self.groups)

    def title(self, language: str) -> str:
        """Return the short name where there is one, else the name."""
        return (self.short or self.name).get(language)

    @field_validator("groups", "not_applicable")
    @classmethod
    def _groups_are_known(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [group for group in expand(groups) if not GROUP_ID.match(group)]
        if wrong:
            raise ValueError(f"unknown group {', '.join(wrong)}; expected total, male, age_15_64 or a family")
        return groups

    @model_validator(mode="after")
    def _series_groups_exist(self) -> Indicator:
        known = {*self.group_ids, "auto"}
        wrong = sorted({series.group for series in self.series} - known)
        if wrong:
            raise ValueError(f"series names group {', '.join(wrong)} that `groups` does not list")
        return self

    @model_validator(mode="after")
    def _core_is_complete(self) -> Indicator:
        if self.tier != "core":
            return self
        missing = [field for field in ("short", "definition", "source", "series") if not getattr(self, field)]
        if missing:
            raise ValueError(f"a core indicator needs {', '.join(missing)}")
        for field in ("name", "short", "definition", "quality"):
            _require_languages(field, getattr(self, field))
        return self

    @model_validator(mode="after")
    def _short_is_short(self) -> Indicator:
        for language in LANGUAGES:
            text = self.short.get(language) if self.short else ""
            if len(text) > SHORT_LENGTH:
                raise ValueError(f"short.{language} has {len(text)} characters, at most {SHORT_LENGTH} fit")
        return self


def _require_languages(field: str, text: Text | None) -> None:
    """Raise ValueError when a text that is there lacks a language."""
    missing = [language for language in LANGUAGES if text and not text.has(language)]
    if missing:
        raise ValueError(f"{field} lacks {', '.join(missing)}; a core indicator is written in fi, sv and en")
