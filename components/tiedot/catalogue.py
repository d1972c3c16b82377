"""The catalogue as a table: each indicator with periods, age, levels, source and state of its live fetch."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components import formats, producers
from components.i18n import local, mark, translator
from components.shell import link
from components.tiedot.layout import COUNT, ROWS
from components.tiedot.state import State

LEVEL_NAMES = {
    "kunta": mark("municipalities"),
    "hyvinvointialue": mark("wellbeing services counties"),
    "maakunta": mark("regions"),
    "seutukunta": mark("sub-regions"),
    "tyollisyysalue": mark("employment areas"),
    "kuntaryhma": mark("urban–rural groups"),
    "maa": mark("the country"),
}
OLD_YEARS = 3
Row = Mapping[str, Any]


def chosen(rows: Sequence[Row], state: State) -> list[Row]:
    """The rows that the filters let through; the search works in the browser on these."""
    return [
        row
        for row in rows
        if (state.tier in ("kaikki", row["tier"]))
        and state.theme in ("", row["theme"])
        and state.source in ("", *(row["producers"] or ()))
    ]


def table(rows: Sequence[Row], themes: Mapping[str, str], lang: str, year: int) -> Component:
    """Table of indicators; `year` is the present one, from which ages are counted."""
    _ = translator(lang)
    heads = (_("Indicator"), _("Periods"), _("Newest figure"), _("Levels"), _("Source"), _("Live source"))
    count = html.P(
        id=COUNT,
        className="tiedot-count",
        **{"aria-live": "polite", "data-text": _("{n} of {total} indicators", n="{n}", total="{total}")},
    )
    body = html.Tbody([_row(row, themes, heads, lang, year) for row in rows], id=ROWS)
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    caption = html.Caption(_("Indicators of the catalogue"), className="hidden")
    return html.Div([count, html.Table([caption, head, body], className="table tiedot-table")])


def _row(row: Row, themes: Mapping[str, str], heads: Sequence[str], lang: str, year: int) -> Component:
    name = local({key: row[f"name_{key}"] for key in ("fi", "sv", "en")}, lang)
    # The search looks at names in every language and at the id.
    words = " ".join(str(row[key]) for key in ("id", "name_fi", "name_sv", "name_en") if row[key])
    shown = (
        html.A(name, href=link(f"/mittari/{row['id']}", lang), **{"data-spa": ""})
        if row["available"]
        else name
    )
    cells = (
        _periods(row, lang),
        _newest(row, lang, year),
        _levels(row, lang),
        _source(row, lang),
        _live(row, lang),
    )
    named = html.Th([shown, html.Small(themes.get(row["theme"], row["theme"]))], scope="row")
    tds = [html.Td(cell, **{"data-label": head}) for head, cell in zip(heads[1:], cells, strict=True)]
    return html.Tr([named, *tds], **{"data-find": formats.fold(f"{name} {words}")})


def _periods(row: Row, lang: str) -> str:
    _ = translator(lang)
    if not row["available"]:
        return _("no figures yet")
    first, last = (formats.period_short(row[key], lang) for key in ("first_period", "last_period"))
    return first if first == last else f"{first}–{last}"


def _newest(row: Row, lang: str, year: int) -> Any:
    """Period of the newest figure with its age in years; a future one is a projection."""
    _ = translator(lang)
    if not row["available"]:
        return "–"
    age = year - int(row["last_period"][:4])
    text = formats.period(row["last_period"], lang)
    if age < 0:
        return [text, html.Small(_("projection"))]
    if age < 1:
        return text
    told = _.plural("1 year old", "{n} years old", age)
    return [text, html.Small(told, className="is-old" if age >= OLD_YEARS else "")]


def _levels(row: Row, lang: str) -> str:
    _ = translator(lang)
    return ", ".join(_(text) for level, text in LEVEL_NAMES.items() if level in row["levels"]) or "–"


def _source(row: Row, lang: str) -> Any:
    names = ", ".join(producers.name(name, lang) for name in row["producers"] or ())
    if row["address"] and names:
        return html.A(names, href=row["address"], rel="noreferrer")
    return names or "–"


def _live(row: Row, lang: str) -> Any:
    """Whether the figures in use were fetched, could be, or are put aside."""
    _ = translator(lang)
    if row["state"] == "quarantined":
        return [_("put aside"), html.Small(_("the source's title is not the expected one"))]
    if row["fetched_at"]:
        told = _("fetched {day}", day=formats.day(row["fetched_at"][:10], lang))
        if not row["next_release"]:
            return told
        return [told, html.Small(_("next release {day}", day=formats.day(row["next_release"], lang)))]
    if row["tier"] == "live":
        return _("not fetched yet")
    return _("can be fetched") if row["can_fetch"] else _("embedded only")
