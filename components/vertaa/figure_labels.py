"""Texts of the comparison's figures besides the table: series, dots, scatter, similar areas, own groups."""

from typing import Any

from components.i18n import translator


def views(lang: str) -> dict[str, str]:
    """Names of the ways to look at the same areas."""
    _ = translator(lang)
    return {
        "taulukko": _("Table"),
        "sarjat": _("Development"),
        "pisteet": _("Dots"),
        "hajonta": _("Two indicators"),
        "samat": _("Similar areas"),
    }


def panels(lang: str) -> dict[str, str]:
    """What each small picture of the development is."""
    _ = translator(lang)
    return {"alueet": _("Each area"), "mittarit": _("Each indicator")}


def starts(lang: str) -> dict[str, str]:
    """First years of the development."""
    _ = translator(lang)
    years = {year: _("from {year}", year=year) for year in ("2000", "2010", "2015", "2020")}
    return {**years, "kaikki": _("all years")}


def filters(lang: str) -> dict[str, str]:
    """Which areas are sought among."""
    _ = translator(lang)
    return {"koko": _("Half to twice the inhabitants"), "tyyppi": _("Same urban–rural type")}


def series(lang: str) -> dict[str, Any]:
    """Texts of the small pictures of development."""
    _ = translator(lang)
    return {
        "title": _("{name}: development"),
        "titleTheme": _("{theme}: development of the indicators"),
        "caption": _(
            "{name}, {unit}. The same scale of years and values in every picture. In each: the area named "
            "over it strong, my area thin, the others pale."
        ),
        "captionTheme": _(
            "Years are the same in every picture, the scale of values is each indicator's own. My area "
            "strong, the county and the whole country thin, the others pale."
        ),
        "changeFrom": _("Change {first}–{last} beside the name."),
        "counts": _("Changes of amounts are in per cent."),
        "hint": _("Arrow keys: left and right through the years, up and down between pictures."),
        "at": _("{area} {period}: {value}"),
        "one": _("Show {name} area by area"),
        "none": _("No figures"),
        "key": {
            "own": _("my area"),
            "county": _("county"),
            "country": _("whole country"),
            "area": _("others"),
        },
        "first": _("First"),
        "last": _("Last"),
        "change": _("Change"),
        "area": _("Area"),
    }


def dots(lang: str) -> dict[str, Any]:
    """Texts of the dots."""
    _ = translator(lang)
    return {
        "title": _("{theme}: places among all areas"),
        "caption": _(
            "Each dot is an area at its place among all {level}: in the middle half have a smaller value, "
            "half a larger one. Each indicator at its newest period. The place tells order, not grade."
        ),
        "judged": _("Better to the right"),
        "plain": _("Larger to the right, not judged"),
        "worst": _("worst"),
        "best": _("best"),
        "smallest": _("smallest"),
        "largest": _("largest"),
        "counts": _("Left out because amounts grow with the area: {list}."),
        "hint": _("Arrow keys: left and right between dots, up and down between indicators."),
        "place": _("Place among all, 0–100"),
    }


def scatter(lang: str) -> dict[str, Any]:
    """Texts of the two indicators."""
    _ = translator(lang)
    return {
        "title": _("{x} and {y}"),
        "caption": _(
            "Each dot is one of the {level} that have both figures ({n}). Lines at the medians; the numbers "
            "in the corners tell how many areas are in each quarter. Named: my area, the chosen and those "
            "far from the others."
        ),
        "hint": _("Arrow keys move between the dots, Enter opens the area's profile."),
        "detail": _("{area}: {x}; {y}"),
        "lacking": _("Without a figure: {list}."),
        "quarter": {"one": _("1 area"), "many": _("{n} areas")},
    }


def similar(lang: str) -> dict[str, Any]:
    """Texts of similar areas."""
    _ = translator(lang)
    return {
        "title": _("Areas most like {area}"),
        "caption": _(
            "Distance: the typical difference of the two areas in standard deviations of all areas, weighted "
            "as chosen; 0 is alike in everything. Sizes and densities are compared as ratios. The weights "
            "are a choice, not a standard."
        ),
        "reasons": _("What parts it from {area} most (own figure in brackets)"),
        "all": _("All features"),
        "head": [_("Feature"), _("This area"), "{area}", _("Standard deviations"), _("Share of distance")],
        "area": _("Area"),
        "place": _("Place"),
        "distance": _("Distance"),
        "people": _("Inhabitants"),
        "compare": _("Compare with these"),
        "none": _("No area passes the filters, or these weights cannot be measured. Change them above."),
        "weight": _("Weight of: {feature}"),
        "set": _("The comparison now has {area} and {n} similar areas."),
    }


def groups(lang: str) -> dict[str, Any]:
    """Texts of the reader's own groups of areas."""
    _ = translator(lang)
    return {
        "heading": _("Own groups"),
        "saved": _("Saved as {name}: it stays in this browser and in the address."),
        "removed": _("{name} was removed from this browser."),
        "remove": _("Remove the group {name}"),
        "map": _("map"),
        "onMap": _("Show the group {name} on the map"),
        "nameless": _("Give the group a name first."),
        "named": _("Group: {name}"),
    }


def browser_labels(lang: str) -> dict[str, Any]:
    """Every text that the figures' scripts need; {names} in braces are filled there."""
    return {
        "series": series(lang),
        "dots": dots(lang),
        "scatter": scatter(lang),
        "similar": similar(lang),
        "groups": groups(lang),
    }
