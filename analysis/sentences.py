"""Findings as sentences in the reader's language, in wording that bends no name.

Names of areas and indicators stand in their basic form, set off by a colon, a comma or brackets, so that no
Finnish case ending is needed; no sentence ends in a unit, which may itself end in a full stop. Numbers, names
and translations come from the caller.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from analysis.facts import COUNTRY, Comparator, Figure, Finding


class Translate(Protocol):
    """Turns an English text into the reader's language and fills its placeholders."""

    def __call__(self, message: str, /, **values: object) -> str:
        """The text."""


@dataclass(frozen=True, slots=True)
class Words:
    """All that depends on the language.

    area: code → name in its basic form. indicator: id and population group → name. figure: indicator id and
    figure → number with its unit, as facts.Figure says. period: '2024-03' → its words.
    """

    translate: Translate
    area: Callable[[str], str]
    indicator: Callable[[str, str], str]
    figure: Callable[[str, Figure], str]
    period: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finding in words, and in other words the rule it passed."""

    text: str
    basis: str
    finding: Finding


def sentence(finding: Finding, words: Words) -> Sentence:
    """The finding as text; every number in it is one of the finding's figures or periods."""
    _, text = words.translate, _text(finding, words)
    if finding.fact.small:
        text += " " + _("Small numbers: read with care.")
    return Sentence(text, _basis(finding, words), finding)


def _text(finding: Finding, words: Words) -> str:
    """The template of the finding's kind and direction, filled."""
    _, values = words.translate, _values(finding, words)
    up = finding.way == "up"
    if finding.kind == "differs":
        return _(
            "{area}: {indicator} {value} ({period}), difference {difference} ({comparator} {other}).",
            **values | {"comparator": _in_brackets(values["comparator"], _code(finding.comparator))},
        )
    if finding.kind == "trend":
        return _rising(words, values) if up else _falling(words, values)
    if finding.kind == "opposite":
        return _against_rising(words, values) if up else _against_falling(words, values)
    if finding.kind == "change":
        return _(
            "{area}: {indicator} {value} ({period}), change {difference}, before that {previous} "
            "({previous_period}). The largest change in {first_period}–{last_period}.",
            **values,
        )
    return _place(finding, words, values)


def _rising(words: Words, values: dict[str, str]) -> str:
    _ = words.translate
    return _(
        "{area}: {indicator}, trend rising in {first_period}–{last_period}, typically {slope} a year. "
        "Latest {value} ({period}).",
        **values,
    )


def _falling(words: Words, values: dict[str, str]) -> str:
    _ = words.translate
    return _(
        "{area}: {indicator}, trend falling in {first_period}–{last_period}, typically {slope} a year. "
        "Latest {value} ({period}).",
        **values,
    )


def _against_rising(words: Words, values: dict[str, str]) -> str:
    _ = words.translate
    return _(
        "{area}: {indicator}, trend rising in {first_period}–{last_period} ({slope} a year). {comparator}: "
        "falling in {other_first_period}–{other_last_period} ({other_slope} a year).",
        **values,
    )


def _against_falling(words: Words, values: dict[str, str]) -> str:
    _ = words.translate
    return _(
        "{area}: {indicator}, trend falling in {first_period}–{last_period} ({slope} a year). {comparator}: "
        "rising in {other_first_period}–{other_last_period} ({other_slope} a year).",
        **values,
    )


def _place(finding: Finding, words: Words, values: dict[str, str]) -> str:
    _ = words.translate
    shared = finding.figures["ties"].value > 0
    if finding.way == "up":
        place = _("shared place {rank} from the highest", **values) if shared else _(
            "place {rank} from the highest", **values
        )  # fmt: skip
    else:
        place = _("shared place {rank} from the lowest", **values) if shared else _(
            "place {rank} from the lowest", **values
        )  # fmt: skip
    within = _in_brackets(values["within"], finding.fact.within)
    values = values | {"place": place, "within": within}
    return _("{area}: {indicator} {value} ({period}), {place} ({within}, {areas} areas).", **values)


def _basis(finding: Finding, words: Words) -> str:
    """The rule the finding passed, with its figures."""
    _, values = words.translate, _values(finding, words)
    if finding.rule == "interval":
        return _(
            "Interval computed from the counts: {low} … {high} ({confidence} %). "
            "The comparator is outside it.",
            **values,
        )
    if finding.rule == "spread":
        return _(
            "The difference is at least one standard deviation ({deviation}) of {spread_areas} areas.",
            **values,
        )
    if finding.rule == "tested":
        if "p_limit" in finding.figures:
            return _("Mann–Kendall test: {points} points, p < {p_limit}. Slope by Theil and Sen.", **values)
        return _("Mann–Kendall test: {points} points, p = {p}. Slope by Theil and Sen.", **values)
    if finding.rule == "largest":
        return _("Larger than any of the {earlier} changes before it.", **values)
    return _("Among the five highest or five lowest of {areas} areas that have a figure.", **values)


def _values(finding: Finding, words: Words) -> dict[str, str]:
    """Every placeholder a template may have."""
    fact = finding.fact
    values = {role: words.figure(fact.indicator, figure) for role, figure in finding.figures.items()}
    values |= {f"{role}_period": words.period(period) for role, period in finding.periods.items()}
    return values | {
        "area": words.area(finding.area),
        "indicator": words.indicator(fact.indicator, fact.group),
        "period": _period(finding, words),
        "within": words.area(fact.within),
        "comparator": _comparator(finding.comparator, words, fact.indicator),
    }


def _period(finding: Finding, words: Words) -> str:
    """The figure's period, and its status when it is not a plain observation."""
    _, period = words.translate, words.period(finding.fact.period)
    if finding.fact.status == "preliminary":
        return _("{period}, preliminary", period=period)
    return _("{period}, estimate", period=period) if finding.fact.status == "estimated" else period


def _code(comparator: Comparator | None) -> str | None:
    return comparator.code if comparator else None


def _in_brackets(text: str, code: str | None) -> str:
    """Text inside a sentence: it begins small unless it is a name of its own, as an area's is."""
    return text[:1].lower() + text[1:] if code in (None, COUNTRY) else text


def _comparator(comparator: Comparator | None, words: Words, indicator: str) -> str:
    """Whom the area is compared with, in the basic form."""
    if comparator is None:
        return ""
    if comparator.code is not None:
        return words.area(comparator.code)
    _, n = words.translate, words.figure(indicator, Figure(comparator.areas, 0, "count"))
    if comparator.kind == "similar":
        return _("Median of {n} similar areas", n=n) if comparator.median else _("Similar areas ({n})", n=n)
    return (
        _("Median of {n} areas of the group", n=n) if comparator.median else _("The group ({n} areas)", n=n)
    )
