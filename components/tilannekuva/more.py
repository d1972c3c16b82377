"""What changed most in an area, and which of its figures are missing or old."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from analysis.change import Change
from analysis.draft import Draft
from analysis.facts import Fact
from components import formats
from components.i18n import local, translator
from components.mittari.labels import statuses
from components.tilannekuva.board import Look, quantity, years_old
from components.tilannekuva.choice import OLD_YEARS, topic
from components.tilannekuva.rows import Row

MOST_CHANGES = 6


def changes(found: Iterable[Row], facts: Sequence[Fact], look: Look) -> list[dict[str, Any]]:
    """The latest changes that are larger than all before them, the largest first, one of a topic.

    Size: in standard deviations of the areas, an amount by a fifth of itself, as findings are put in order.
    """
    rows = {row.indicator.id: row for row in found}
    unusual = [
        (Draft("", fact).size(fact.change.difference), fact)
        for fact in facts
        if fact.change is not None and _tellable(fact, fact.change, look)
    ]
    told: dict[str, dict[str, Any]] = {}
    for _size, fact in sorted(unusual, key=lambda pair: (-pair[0], pair[1].indicator)):
        told.setdefault(topic(fact.indicator), _change(rows[fact.indicator], fact, look))
    return list(told.values())[:MOST_CHANGES]


def _tellable(fact: Fact, change: Change, look: Look) -> bool:
    recent = not years_old(fact.period, look.this_year)
    shown = round(change.difference, fact.decimals) != 0
    return change.unusual and change.period == fact.period and recent and shown and not fact.small


def _change(row: Row, fact: Fact, look: Look) -> dict[str, Any]:
    change = fact.change
    assert change is not None
    _, unit = translator(look.lang), look.catalog.unit_of(row.indicator.id)
    decimals, lang = row.indicator.decimals, look.lang
    difference = formats.quantity(change.difference, decimals, unit.after_difference(lang), lang, signed=True)
    up = change.difference > 0
    judged = "" if fact.better == "none" else "better" if (fact.better == "higher") == up else "worse"
    made = {
        "i": fact.indicator,
        "n": local(row.indicator.short or row.indicator.name, lang),
        "m": "up" if up else "down",
        "v": difference,
        "d": _(
            "{previous} ({previous_period}) → {value} ({period}), larger than any of the {n} changes before",
            previous=quantity(row, change.previous, look),
            previous_period=formats.period_short(change.previous_period, lang),
            value=quantity(row, change.value, look),
            period=formats.period_short(change.period, lang),
            n=change.earlier,
        ),
    }
    return made | ({"j": judged} if judged else {})


def gaps(found: Sequence[Row], absent: int, look: Look) -> dict[str, Any]:
    """Sentences with counts, and the indicators themselves: `missing` and `old`, by theme's order.

    absent: how many main indicators have no figures at all for areas of this level.
    """
    _ = translator(look.lang)
    missing = [row for row in found if row.value is None]
    old = [row for row in found if row.value is not None and years_old(row.period, look.this_year)]
    lines = [
        _(
            "{have} of {n} main indicators have a figure for the area.",
            have=len(found) - len(missing),
            n=len(found),
        )
    ]
    if absent:
        lines.append(
            _.plural(
                "1 more is not published for areas of this kind.",
                "{n} more are not published for areas of this kind.",
                absent,
            )
        )
    return {
        "lines": lines,
        "missingTitle": _("No figure ({n})", n=len(missing)),
        "oldTitle": _("Newest figure over {years} years old ({n})", years=OLD_YEARS, n=len(old)),
        "missing": [_gap(row, statuses(look.lang)[row.status], look) for row in missing],
        "old": [_gap(row, formats.period_short(row.period, look.lang), look) for row in old],
    }


def _gap(row: Row, note: str, look: Look) -> list[str]:
    return [row.indicator.id, local(row.indicator.short or row.indicator.name, look.lang), note]
