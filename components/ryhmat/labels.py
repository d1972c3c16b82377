"""Texts of the groups view that the browser fills with figures, in one language."""

from __future__ import annotations

from typing import Any

from components.alue.labels import browser_labels as row_labels
from components.figures.graph import keys_hint
from components.i18n import translator


def shows(lang: str) -> dict[str, str]:
    """The three parts of the view."""
    _ = translator(lang)
    return {
        "erot": _("Gaps between groups"),
        "ryhma": _("Indicators of a group"),
        "tarve": _("Need of services"),
    }


def bases(lang: str) -> dict[str, str]:
    """What figures are shown as."""
    _ = translator(lang)
    return {"arvo": _("As published"), "osuus": _("Share of the group"), "maara": _("Number")}


def sexes(lang: str) -> dict[str, str]:
    """Choices of sex."""
    _ = translator(lang)
    return {"total": _("Both sexes"), "female": _("Women"), "male": _("Men")}


def orders(lang: str) -> dict[str, str]:
    """What the areas are ordered by."""
    _ = translator(lang)
    return {
        "ero": _("Absolute gap"),
        "suhde": _("Ratio"),
        "muutos": _("Movement"),
        "nimi": _("Name"),
    }


def _why(lang: str) -> dict[str, str]:
    """Why something cannot be chosen; {name} is the indicator."""
    _ = translator(lang)
    return {
        "noSex": _("Not published by sex: {name}."),
        "noAge": _("Not published by age: {name}."),
        "ageOnly": _("By sex only these ages are published: {ages}."),
        "sexOnly": _("Ages are not published by sex: {name}."),
        "noTotal": _("Both sexes together are not published: {name}."),
        "noShare": _("Only as a number: the people of these groups are not known."),
        "someShare": _("Only as a number, since the people of the group are not known: {groups}."),
        "none": _("No indicator is published of this group. Choose another group."),
        "allAges": _("All ages"),
    }


def _course(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "year": _("Year"),
        "gap": _("Absolute gap"),
        "ratio": _("Ratio"),
        "table": _("As a table"),
        "absolute": _("Absolute gap: {a} − {b}, {unit}"),
        "relative": _("Relative gap: {a} ÷ {b}"),
        "projection": _("Dashed and hollow: projection."),
        "break": _("Dotted line: the series is not comparable over it."),
        "picture": _("{area}: {a} and {b}, {first}–{last}"),
        "absolutePicture": _("Absolute gap {a} − {b}, {first}–{last}"),
        "relativePicture": _("Relative gap {a} ÷ {b}, {first}–{last}"),
        "projected": _("projected"),
        "hint": keys_hint(lang),
    }


def _rows(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "area": _("Area"),
        "place": _("Gap"),
        "gap": _("Absolute gap"),
        "ratio": _("Ratio"),
        "move": _("Movement"),
        "small": _("small numbers"),
        "smallLong": _("Small numbers: these vary by chance and are not put in order."),
        "chance": _("may be chance"),
        "moveRatio": _("ratio {word}"),
        "opposite": _("in opposite directions"),
        "interval": _("interval {interval}"),
        "caption": _("{title}, {period}: {a} and {b}"),
        "country": _("Whole country"),
        "choose": _("Show {area}"),
        "estimate": _("≈ estimate, computed from the municipalities' figures."),
    }


def _lists(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "title": _("Widest and fastest gaps of the municipalities"),
        "wide": _("Widest absolute gap, {year}"),
        "ratio": _("Widest relative gap, {year}"),
        "fast": _("Fastest movement, tested"),
        "few": _("Too few years: there are {n}, and a test needs {fewest}."),
        "none": _("No municipality's gap has moved clearly."),
        "projected": _("Projections are not tested."),
        "left": _("Left out because of small numbers: {n}."),
        "amount": _("Numbers: the absolute gap grows with the area, so only the ratio is put in order."),
    }


def _need(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "area": _("Area"),
        "now": _("People {year}"),
        "change": _("Change from {year}"),
        "ahead": _("Projection {year}"),
        "aheadChange": _("from {year}"),
        "picture": _("{who} in {area} from {first} to {last}"),
        "projection": _(
            "Hollow points with a dashed stem: {vintage}, only the years that it gives; nothing between them."
        ),
        "hundred": _("The projection leaves out people of a hundred years and over."),
        "counted": _("counted"),
        "projected": _("projected"),
        "people": _("People"),
        "needs": _("Indicators of need: {group}"),
        "noNeeds": _("No indicators of need are attached to this group."),
        "caption": _("{who}: people now and in the projection"),
    }


def browser_labels(lang: str) -> dict[str, Any]:
    """Every text of assets/js/ryhmat; {names} in braces are filled there."""
    _ = translator(lang)
    return {
        "bases": bases(lang),
        "sexes": sexes(lang),
        "why": _why(lang),
        "course": _course(lang),
        "rows": _rows(lang),
        "lists": _lists(lang),
        "need": _need(lang),
        "profile": row_labels(lang),
        "sources": _("Sources"),
        "chosen": _("Area: {area}"),
        "changed": _("Now showing: {area}"),
        "wrongLevel": _("This view is for municipalities, wellbeing services counties and regions."),
        "failed": _("The figures could not be fetched. Check the connection and try again."),
        "retry": _("Try again"),
    }
