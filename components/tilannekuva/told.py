"""The findings about an area as the browser shows them: sentence, rule, kind, the view that proves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.facts import Fact, Finding
from analysis.findings import findings
from analysis.sentences import Words, sentence
from analysis.trend import year
from components.i18n import mark, translator
from components.shell import link
from components.tilannekuva.board import years_old
from components.tilannekuva.choice import TOLD_YEARS
from components.tilannekuva.state import EVERY_THEME
from components.url_state import AREAS, GROUP, LEVEL, PERIOD
from data.catalog import Catalog

LEAST_TOLD = 6  # even rows of two on a wide screen; fewer when no more pass
KINDS = {
    "differs": mark("Difference"),
    "trend": mark("Direction"),
    "change": mark("Change"),
    "place": mark("Place"),
    "opposite": mark("Opposite directions"),
}
MOST_PEERS = 5
LAGGING = 3.0


@dataclass(frozen=True)
class Area:
    """Whose findings they are. peers: codes of similar areas, the nearest first."""

    code: str
    level: str
    name: str
    peers: Sequence[str] = ()


def tell(
    area: Area, facts: Sequence[Fact], theme: str, words: Words, catalog: Catalog, lang: str, this_year: int
) -> dict[str, Any]:
    """Findings in order, and a note on how they were chosen. theme: told more of, or EVERY_THEME."""
    recent = newest([fact for fact in facts if this_year - int(fact.period[:4]) <= TOLD_YEARS])
    chosen = findings(area.code, recent, None if theme == EVERY_THEME else theme, LEAST_TOLD)
    chosen.sort(key=lambda finding: finding.fact.theme != theme)  # the reader's own theme first
    return {
        "items": [_item(area, finding, words, catalog, lang, this_year) for finding in chosen],
        "note": _note(len(chosen), len(recent), lang),
    }


def newest(facts: Sequence[Fact]) -> list[Fact]:
    """Facts that no other of the same topic makes old: none is LAGGING years or more behind the newest."""
    last: dict[str, float] = {}
    for fact in facts:
        last[fact.topic] = max(last.get(fact.topic, 0.0), year(fact.period))
    return [fact for fact in facts if last[fact.topic] - year(fact.period) < LAGGING]


def _item(
    area: Area, finding: Finding, words: Words, catalog: Catalog, lang: str, this_year: int
) -> dict[str, Any]:
    """k: kind, w: up or down, n: theme and kind, t: sentence, e: letters of its indicator, b: the rule."""
    _, fact = translator(lang), finding.fact
    said = sentence(finding, words)
    item: dict[str, Any] = {
        "k": finding.kind,
        "w": finding.way,
        "n": f"{catalog.themes[fact.theme].short.get(lang)} · {_(KINDS[finding.kind])}",
        "t": without_area(said.text, area.name),
        "e": len(words.indicator(fact.indicator, fact.group)),
        "b": said.basis,
        "h": href(area, finding, lang),
    }
    if age := years_old(fact.period, this_year):
        item["a"] = _("{n} years old", n=age)
    return item | ({"j": finding.judgement} if finding.judgement else {})


def without_area(text: str, name: str) -> str:
    """The sentence without the area's name in front: the page's heading says it."""
    return text.removeprefix(f"{name}: ")


def href(area: Area, finding: Finding, lang: str) -> str:
    """The indicator view with the area and similar ones; counties and the country it adds itself."""
    peers = finding.comparator is not None and finding.comparator.kind == "similar"
    shown = finding.link
    query: Mapping[str, str | Sequence[str]] = {
        LEVEL: "" if area.level == "kunta" else area.level,
        GROUP: "" if shown.group == "total" else shown.group,
        PERIOD: shown.period,
        AREAS: [area.code, *(area.peers[:MOST_PEERS] if peers else ())],
    }
    return link(f"/mittari/{shown.indicator}", lang, **query)


def _note(told: int, facts: int, lang: str) -> str:
    _ = translator(lang)
    if told == 0:
        return _("None of the {n} indicators passed a rule: nothing differs or moves clearly.", n=facts)
    if told < LEAST_TOLD:
        return _("Only these passed a rule, out of {n} indicators.", n=facts)
    return _(
        "Chosen from {n} indicators by size of difference, certainty and recency. Under each, the rule "
        "it passed.",
        n=facts,
    )
