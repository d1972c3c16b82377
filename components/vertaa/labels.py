"""Texts of the comparison that the browser fills with figures, in one language."""

from typing import Any

from components.i18n import translator
from components.mittari.labels import STATUS_MARKS, levels, statuses
from components.vertaa import figure_labels


def shows(lang: str) -> dict[str, str]:
    """Names of what the cells can show first."""
    _ = translator(lang)
    return {
        "arvo": _("The figure"),
        "ero_maa": _("Difference to whole country"),
        "ero_alue": _("Difference to county"),
    }


def _reading(lang: str) -> dict[str, Any]:
    """What the colours mean; {level} is the areas' level, {reference} what they are compared with."""
    _ = translator(lang)
    return {
        "title": _("How to read the colours"),
        "caution": _(
            "The colour tells order, not grade: how large a share of the country's {level} lies between "
            "the area and {reference}. A difference may be small or due to chance."
        ),
        "references": {
            "arvo": _("their middle one"),
            "ero_maa": _("the figure of the whole country"),
            "ero_alue": _("the figure of {county}"),
        },
        "better": _("better"),
        "worse": _("worse"),
        "near": _("near"),
        "strong": {"better": _("clearly better"), "worse": _("clearly worse")},
        "smaller": _("smaller"),
        "larger": _("larger"),
        "noDirection": _("No judgement, only size"),
        "limits": _("near: at most 10 % between; clearly: over 30 %"),
        "countRow": _("Counts grow with the area, so no difference is computed of them."),
        "derived": _("computed here from the source's figures"),
        "marks": _("Marks"),
    }


def shows_told(show: str, county: str, lang: str) -> str:
    """What the cells show, for a heading without room for the whole caption."""
    name = shows(lang)[show]
    return f"{name}: {county}" if show == "ero_alue" and county else name


def colours(lang: str) -> str:
    """What the colours mean where no legend stands beside them."""
    _ = translator(lang)
    return _(
        "Blue is better and orange worse than what it is compared with; a stronger colour is clearly so."
    )


def caution(level: str, show: str, county: str, lang: str) -> str:
    """The words under every colour of order: order, not grade."""
    told = _reading(lang)
    against = told["references"][show].format(county=county)
    return f"{told['caution'].format(level=levels(lang)[level].lower(), reference=against)} {told['limits']}"


def _cells(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "detail": _("{area} · {name} {period}: {value}"),
        "rank": _("place {rank} of {n} from the largest"),
        "against": _("{area} {value} (difference {diff})"),
        "noDifference": _("no difference computed"),
        "hint": _("Point at a figure, tap it or move with the arrow keys to read it in full."),
        "higher": _("A larger value is better."),
        "lower": _("A smaller value is better."),
        "old": _("old"),
        "oldLong": _("Old figures: the newest are of {year}."),
        "small": _("under 2,000 inhabitants"),
        "smallLong": _("Under 2,000 inhabitants: small numbers vary by chance"),
    }


def _table(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "caption": _("{theme}: {areas}, {indicators}. Each indicator at its newest period."),
        "captionShows": {
            "arvo": _("Figures; below them the difference to the whole country."),
            "ero_maa": _("Differences to the whole country; below them the figures."),
            "ero_alue": _("Differences to {county}; below them the figures."),
        },
        "indicator": _("Indicator"),
        "country": _("Whole country"),
        "county": _("county"),
        "made": _("computed here"),
        "sortRows": _("Order the indicators by {area}"),
        "sortColumns": _("Order the areas by {name}"),
        "sorted": {
            "rows": _("Indicators ordered by {area}, better first."),
            "rowsBack": _("Indicators ordered by {area}, worse first."),
            "columns": _("Areas ordered by {name}, largest first."),
            "columnsBack": _("Areas ordered by {name}, smallest first."),
            "plain": _("The usual order again."),
        },
        "missing": _("Figures are lacking: {list}."),
        "missingItem": _("{area} ({n})"),
        "without": _("No figures for this kind of area: {list}."),
        "sources": _("Sources"),
        "empty": _("No figures for this theme and kind of area. Choose another theme."),
    }


def _areas(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "heading": _("Chosen areas"),
        "mine": _("my area"),
        "makeMine": _("Make {area} my area"),
        "earlier": _("Move {area} earlier"),
        "remove": _("Remove {area}"),
        "removed": _("{area} was removed."),
        "added": _("{area} was added."),
        "full": _("At most {n} areas fit. Remove one first."),
        "already": _("{area} is already in the comparison."),
        "list": _("{n} areas: show and change"),
        "first": _("Choose the areas to compare; the first one is your own."),
        "count": {"one": _("1 area"), "many": _("{n} areas")},
        "indicators": {"one": _("1 indicator"), "many": _("{n} indicators")},
        "changedLevel": _("The comparison now has areas of another kind: {level}."),
        "preset": _("{name} ({n})"),
        "ownChoice": _("My own choice"),
    }


def browser_labels(lang: str) -> dict[str, Any]:
    """Every text that assets/js/vertaa needs; {names} in braces are filled there."""
    _ = translator(lang)
    return {
        "levels": levels(lang),
        "status": statuses(lang),
        "statusMark": STATUS_MARKS,
        "reading": _reading(lang),
        "cells": _cells(lang),
        "table": _table(lang),
        "areas": _areas(lang),
        **figure_labels.browser_labels(lang),
        "failed": _("The figures could not be fetched. Check the connection and try again."),
        "retry": _("Try again"),
    }
