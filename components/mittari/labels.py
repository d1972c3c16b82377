"""Texts of the indicator view that the browser fills with figures, in one language."""

from typing import Any

from components.i18n import translator
from data.frameworks import frameworks as known_frameworks

LEVELS = ("kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "kuntaryhma")
METHODS = ("kvantiilit", "tasavalit", "maa")
STATUSES = (
    "observed",
    "preliminary",
    "estimated",
    "projected",
    "budget",
    "protected",
    "not_applicable",
    "missing",
)
STATUS_MARKS = {"preliminary": "*", "estimated": "≈", "projected": "→", "budget": "ᵇ", "observed": ""}


def levels(lang: str) -> dict[str, str]:
    """Names of the levels in the plural, for the level choice."""
    _ = translator(lang)
    return {
        "kunta": _("Municipalities"),
        "hyvinvointialue": _("Wellbeing services counties"),
        "maakunta": _("Regions"),
        "seutukunta": _("Sub-regions"),
        "tyollisyysalue": _("Employment areas"),
        "kuntaryhma": _("Urban–rural groups"),
    }


def methods(lang: str) -> dict[str, str]:
    """Names of the map's class methods."""
    _ = translator(lang)
    return {
        "kvantiilit": _("Equally many areas in each"),
        "tasavalit": _("Equal steps"),
        "maa": _("Around the whole country"),
    }


def statuses(lang: str) -> dict[str, str]:
    """What each status of a figure is called."""
    _ = translator(lang)
    return {
        "observed": _("observed"),
        "preliminary": _("preliminary"),
        "estimated": _("estimate"),
        "projected": _("projection"),
        "budget": _("budget"),
        "protected": _("protected"),
        "not_applicable": _("not applicable"),
        "missing": _("no data"),
    }


def frameworks(lang: str) -> dict[str, str]:
    """Names of the frameworks that use an indicator; one that is not here is only a mark of the catalogue."""
    return {framework.id: framework.name.get(lang) for framework in known_frameworks()}


def _among(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "kunta": _("municipalities"),
        "hyvinvointialue": _("wellbeing services counties"),
        "maakunta": _("regions"),
        "seutukunta": _("sub-regions"),
        "tyollisyysalue": _("employment areas"),
        "kuntaryhma": _("urban–rural groups"),
    }


def _groups(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "heading": _("Own groups"),
        "taken": _("The areas of the group {name} are shown."),
        "limited": _("{name}: the first {n} of {all} areas are shown."),
    }


def _lead(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "among": _among(lang),
        "own": _("{area}: {value} ({period}), place {rank} of {n} {level} from the largest."),
        "none": _("{area}: {status} ({period})."),
        "county": _("{county}: {value} (difference {diff})."),
        "country": _("Whole country: {value} (difference {diff})."),
        "whole": _("Whole country: {value} ({period})."),
        "range": _(
            "Of {n} {level}, {top} has the largest value, {topValue}, and {low} the smallest, {lowValue}."
        ),
        "empty": _("No figures for {period}."),
    }


def _meta(lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "definition": _("Definition"),
        "noDefinition": _("The source gives no definition with the figures; see the source."),
        "unit": _("Unit"),
        "direction": _("Reading"),
        "directions": {
            "higher": _("A larger value is better."),
            "lower": _("A smaller value is better."),
            "none": _("No judgement: a larger or smaller value is neither better nor worse."),
        },
        "groupFigures": _("Figures of groups of municipalities"),
        "aggregations": {
            "sum": _("Sum of the municipalities' figures, where the source gives none."),
            "ratio": _("Computed again from summed counts, where the source gives none."),
            "weighted": _(
                "A weighted mean of the municipalities, marked as an estimate, where the source gives none."
            ),
            "never": _("Only figures that the source itself gives; never computed from municipalities."),
        },
        "period": _("Period"),
        "periods": _("{span}, {n} points in time"),
        "frameworks": _("Used in"),
        "quality": _("Note"),
        "breakAt": _("Break in the series, {period}:"),
        "sources": _("Sources"),
        "table": _("table {table}"),
        "dataDate": _("date of data: {date}"),
        "notRecorded": _("not recorded"),
        "licence": _("licence {licence}"),
        "howObtained": _("How the figures were obtained"),
    }


def _picker(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "liveOnly": _("available from the live source"),
        "moreHits": _("and {n} more: narrow the search"),
        "noHits": _("No indicator found. Try another word, for example the name of a theme."),
        "hit": _("1 indicator"),
        "hits": _("{n} indicators"),
    }


def _map(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "map": _("Map of areas: arrow keys move, Enter chooses"),
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
        "reset": _("Show the whole country"),
    }


def browser_labels(lang: str) -> dict[str, Any]:
    """Every text that assets/js/mittari needs; {names} in braces are filled there."""
    _ = translator(lang)
    return {
        "levels": levels(lang),
        "status": statuses(lang),
        "statusMark": STATUS_MARKS | {"protected": "", "not_applicable": "", "missing": ""},
        "blank": {"missing": _("no data"), "protected": _("protected"), "na": _("not applicable")},
        "smallArea": _("Under 2,000 inhabitants: small numbers vary by chance"),
        "withoutValue": _("Without a value ({n})"),
        "allEqual": _("one value"),
        "rankOf": _("place {rank} of {n}"),
        "area": _("Area"),
        "county": _("Wellbeing services county"),
        "value": _("Value"),
        "rank": _("Place"),
        "difference": _("Difference to whole country"),
        "statusHead": _("Status"),
        "period": _("Period"),
        "noMatch": _("No area matches the filter."),
        "mine": _("my area"),
        "makeMine": _("Make this my area"),
        "remove": _("Remove {area}"),
        "chooseHint": _("Choose areas on the map, in the list or by searching."),
        "otherPeriod": _("No figures for {period}; showing {now}."),
        "noLevel": _("This indicator has no figures for that kind of area."),
        "failed": _("The figures could not be fetched. Check the connection and try again."),
        "retry": _("Try again"),
        "updated": _("The figures have been updated since the page was opened."),
        "reload": _("Reload the page"),
        "play": _("Play through the periods"),
        "pause": _("Pause"),
        "lead": _lead(lang),
        "groups": _groups(lang),
        "meta": _meta(lang),
        "picker": _picker(lang),
        "map": _map(lang),
    }
