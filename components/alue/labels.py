"""Texts of the profile that the browser puts around the figures, and names used in several places."""

from typing import Any

from components.figures import pyramid
from components.i18n import mark, translator
from components.mittari.labels import STATUS_MARKS, statuses

FEATURES = {
    "vakiluku": mark("population"),
    "lapset": mark("share under 15"),
    "tyoikaiset": mark("share aged 15–64"),
    "ikaantyneet": mark("share 65 and over"),
    "tiheys": mark("population density"),
    "taajama": mark("share in urban settlements"),
    "korkeakoulutetut": mark("share with tertiary education"),
    "alkutuotanto": mark("jobs in primary production"),
    "jalostus": mark("jobs in manufacturing and construction"),
    "palvelut": mark("jobs in services"),
    "ruotsinkieliset": mark("Swedish speakers"),
    "vieraskieliset": mark("foreign-language speakers"),
    "tulot": mark("household income"),
    "muutos": mark("population change"),
}
_LANGUAGES = {
    "fi": mark("Finnish"),
    "sv": mark("Swedish"),
    "fi_sv": mark("bilingual, Finnish majority"),
    "sv_fi": mark("bilingual, Swedish majority"),
}


def language_status(key: str | None, lang: str) -> str:
    """A municipality's language status in words; '' where not known."""
    return translator(lang)(_LANGUAGES[key]) if key in _LANGUAGES else ""


def level_name(level: str, lang: str) -> str:
    """What an area of the level is called."""
    _ = translator(lang)
    names = {
        "kunta": _("municipality"),
        "hyvinvointialue": _("wellbeing services county"),
        "maakunta": _("region"),
    }
    return names[level]


def peers_name(level: str, lang: str) -> str:
    """What similar areas of the level are called; '' where there are none."""
    _ = translator(lang)
    names = {"kunta": _("similar municipalities"), "hyvinvointialue": _("similar counties")}
    return names.get(level, "")


def others_name(level: str, lang: str) -> str:
    """What all areas of the level are called."""
    _ = translator(lang)
    names = {
        "kunta": _("all municipalities"),
        "hyvinvointialue": _("all counties"),
        "maakunta": _("all regions"),
    }
    return names[level]


def standings(lang: str) -> dict[str, str]:
    """Choices of the filter by standing."""
    _ = translator(lang)
    return {
        "": _("All"),
        "parempi": _("Better"),
        "huonompi": _("Worse"),
        "sama": _("About the same"),
        "ei_arviota": _("No judgement"),
    }


def trends(lang: str) -> dict[str, str]:
    """Choices of the filter by tested trend."""
    _ = translator(lang)
    return {
        "": _("All"),
        "nousee": _("Rising"),
        "laskee": _("Falling"),
        "ei_muutosta": _("No clear change"),
        "liian_vahan": _("Too few years"),
    }


def _pairs(lang: str) -> dict[str, str]:
    """Comparators in short, under a spine."""
    _ = translator(lang)
    return {
        "p": _("similar {value}"),
        "c": _("county {value}"),
        "r": _("region {value}"),
        "m": _("country {value}"),
        "a": _("median {value}"),
    }


def _summary(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "title": _("Sectors at a glance"),
        "sector": _("Sector"),
        "better": _("Better"),
        "same": _("About the same"),
        "worse": _("Worse"),
        "none": _("No judgement"),
    }


def browser_labels(lang: str) -> dict[str, Any]:
    """Every text of assets/js/alue; {names} in braces are filled there."""
    _ = translator(lang)
    return {
        "status": statuses(lang),
        "statusMark": STATUS_MARKS,
        "columns": [
            _("Indicator"),
            _("Latest figure"),
            _("Place among others"),
            _("Standing"),
            _("Course"),
            _("Trend"),
            _("Rank"),
        ],
        "pairs": _pairs(lang),
        "summary": _summary(lang),
        "amounts": _("Amounts ({n})"),
        "past": _("Figures over ten years old ({n})"),
        "none": _("No figure here"),
        "shown": _("{n} of {all} indicators shown"),
        "nothing": _("No indicator fits these choices."),
        "interval": _("interval {interval}"),
        "own": _("{area} on the map of Finland"),
        **pyramid.labels(lang),
        "age": _("Age"),
        "pyramid": _("Age structure {year}, share of the population"),
        "thenLine": _("line: {year}"),
        "table": _("As a table"),
        "failed": _("The figures could not be fetched. Check the connection and try again."),
        "retry": _("Try again"),
        "sources": _("Sources"),
        "printed": _("Area profile"),
    }
