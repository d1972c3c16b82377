"""Texts of the differences inside areas that the browser fills with figures, in one language."""

from typing import Any

from components.alueerot.words import among
from components.figures.graph import keys_hint
from components.i18n import mark, translator
from components.mittari.labels import STATUS_MARKS, statuses

AXIS = mark(
    "Each line goes from the 5th to the 95th percentile of the country's municipalities: a wide row of dots "
    "is wide on the country's scale too; those beyond stand at the ends."
)


def levels(lang: str) -> dict[str, str]:
    """Names of the kinds of area that have municipalities inside."""
    _ = translator(lang)
    return {
        "hyvinvointialue": _("Wellbeing services counties"),
        "maakunta": _("Regions"),
        "tyollisyysalue": _("Employment areas"),
    }


def _list(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "place": _("place {rank} of {n}"),
        "times": _("{times} × the middle one"),
        "middling": _("average hides"),
        "middlingLong": _(
            "The area's own figure is in the middle third: place {rank} of {n} from the largest."
        ),
        "old": _("old"),
        "more": _("Show all {n}"),
        "less": _("Show fewer"),
        "none": _("No indicator of this sector joins a middling figure with wide differences."),
        "empty": _("No indicator of this sector has figures of these municipalities."),
        "unplaced": _("no place"),
        "count": _("{n} of {all} indicators"),
    }


def _swarm(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "name": _("Municipalities of {area} by {indicator}"),
        "own": _("whole area"),
        "country": _("whole country"),
        "better": _("better than the whole area"),
        "worse": _("worse than the whole area"),
        "betterShort": _("better"),
        "worseShort": _("worse"),
        "equal": _("same as the whole area"),
        "larger": _("larger"),
        "smaller": _("smaller"),
        "rest": _("other municipalities of the country"),
        "size": _("The area of a dot tells the population."),
        "hint": _("Point at a dot or move with the arrow keys; Enter chooses the municipality."),
        "say": _("{area}: {value}"),
        "apart": _("{diff} from the whole area"),
        "people": _("{n} inhabitants"),
        "small": _("under 2,000 inhabitants"),
        "missing": _("Without a figure: {list}."),
    }


def _strips(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "title": _("{theme}: every indicator of the sector"),
        "axis": _(AXIS),
        "name": _("{indicator}, {period}: municipalities of {area}"),
        "own": _("the area's own figure"),
        "country": _("whole country"),
    }


def _tables(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "municipality": _("Municipality"),
        "value": _("Value"),
        "difference": _("Difference to the area"),
        "standing": _("Against the area"),
        "population": _("Population"),
        "area": _("Area"),
        "deviation": _("Standard deviation"),
        "times": _("Times the middle one"),
        "place": _("Place"),
        "low": _("Smallest"),
        "high": _("Largest"),
        "n": _("Municipalities with a figure"),
        "indicator": _("Indicator"),
        "period": _("Period"),
        "figurePlace": _("Place of the figure"),
        "gini": _("Gini index"),
        "worse": _("People in municipalities with a worse figure"),
        "trend": _("Differences since 2010"),
        "middle": _("Median of the areas"),
        "trends": {
            "rising": _("growing"),
            "falling": _("shrinking"),
            "none": _("no clear change"),
            "too_few": _("too few years"),
        },
        "caption": _("{indicator}, {period}: municipalities of {area}"),
    }


def _map(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "legend": {
            "around": _("Colours tell on which side of the whole area's figure a municipality is."),
            "size": _("Colours tell size only: this indicator is not judged."),
            "missing": _("no data"),
            "protected": _("protected"),
            "na": _("not applicable"),
            "others": _("Municipalities outside the area are faded."),
        },
        "map": {
            "map": _("Map of the municipalities of {area}"),
            "zoomIn": _("Zoom in"),
            "zoomOut": _("Zoom out"),
            "reset": _("Back to the area"),
        },
    }


def _others(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "areas": {
            "title": _("{indicator}: where the differences are widest"),
            "open": _("Show the differences inside {area}"),
            "own": _("figure of the whole area"),
            "range": _("from the smallest to the largest municipality"),
            "more": _("Show all {n}"),
        },
        "course": {
            "title": _("Differences by year: {area}"),
            "own": _("this area"),
            "middle": _("middle area"),
            "label": _("Standard deviation between municipalities, {first}–{last}. {text}"),
            "one": _("Figures of one year only."),
            "hint": keys_hint(lang),
        },
    }


def _messages(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "chosen": _("{area} was chosen."),
        "unchosen": _("{area} is no longer chosen."),
        "full": _("At most {n} municipalities fit. Remove one first."),
        "remove": _("Remove {area}"),
        "hint": _(
            "Choose municipalities on the map, in the charts or in the table: they stand out everywhere."
        ),
        "mine": _("my area"),
        "failed": _("The figures could not be fetched. Check the connection and try again."),
        "retry": _("Try again"),
        "updated": _("The figures have been updated since the page was opened."),
        "reload": _("Reload the page"),
    }


def browser_labels(level: str, lang: str) -> dict[str, Any]:
    """Every text that assets/js/alueerot needs; {names} in braces are filled there."""
    return {
        "list": _list(lang),
        "swarm": _swarm(lang),
        "strips": _strips(lang),
        "table": _tables(lang),
        "many": among(level, lang)["many"],
        "status": statuses(lang),
        "statusMark": STATUS_MARKS,
        **_map(lang),
        **_others(lang),
        **_messages(lang),
    }
