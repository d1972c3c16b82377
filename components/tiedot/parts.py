"""The other parts of the data view: sources, area changes, changed figures and what is missing."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components import formats, producers
from components.i18n import local, mark, translator
from data.frameworks import Framework

Row = Mapping[str, Any]
METHODS = {
    "sum": mark("added up"),
    "ratio": mark("computed from their parts"),
    "weighted": mark("weighted means (estimates)"),
    "incomplete": mark("left empty: a part is protected or missing"),
    "left_out": mark("left empty: an index cannot be joined"),
    "other_division": mark("left out: the area was another one then"),
    "no_place": mark("left out: no place in today's division"),
}
REASONS = {
    "no_indicator": mark(
        "Operating costs by task: the source does not say whether they are net or gross, "
        "and they do not agree with the published net costs."
    ),
    "level_not_served": mark("Figures of ELY Centre areas, a level that is not shown here."),
    "year_in_two_tables": mark("The year 2017 stands in two tables; the one in the newer division is used."),
    "not_taken": mark("Years or levels that a better series has."),
}


def sources(rows: Sequence[Row], lang: str) -> list[Component]:
    """Producers' statistics with licence, dates and counts, and the line to quote them by."""
    _ = translator(lang)
    heads = (
        _("Statistics"),
        _("Producer"),
        _("Periods"),
        _("Figures"),
        _("Date of data"),
        _("Fetched"),
        _("Licence"),
    )
    lines = [
        (
            _statistics(row, lang),
            producers.name(row["producer"], lang),
            _span(row["first_period"], row["last_period"], lang),
            _.plural(
                "{figures} figures of 1 indicator",
                "{figures} figures of {n} indicators",
                row["indicators"],
                figures=_count(row["figures"], lang),
            ),
            formats.day(row["data_date"], lang) if row["data_date"] else _("not recorded"),
            formats.day(row["fetched_at"][:10], lang) if row["fetched_at"] else _("not recorded"),
            row["licence"],
        )
        for row in rows
    ]
    quote = _(
        "When you use the figures, name the source: “Source: producer, statistics, date of retrieval, "
        "licence”. The date of retrieval is not recorded for figures that came with the product."
    )
    return [html.P(quote, className="tiedot-text"), table(_("Sources of the figures"), heads, lines)]


def areas(
    changes: Sequence[Row], joined: Mapping[str, int], division_year: int, lang: str
) -> list[Component]:
    """What became of former municipalities and their figures."""
    _ = translator(lang)
    told = _(
        "All figures are shown in the division of {year}. Figures of municipalities that have merged are "
        "brought to the municipality of today by the indicator's own rule.",
        year=division_year,
    )
    methods = [
        html.Li(_("{n} figures: {method}", n=_count(joined[key], lang), method=_(text)))
        for key, text in METHODS.items()
        if joined.get(key)
    ]
    lines = [
        (
            row["name_fi"] or row["old_code"],
            local(_names(row, "new"), lang),
            str(row["year"] or _("before 2014")),
        )
        for row in changes
    ]
    heads = (_("Former municipality"), _("Counted in"), _("First year without it"))
    return [html.P(told, className="tiedot-text"), html.Ul(methods), table(_("Area changes"), heads, lines)]


def revisions(
    revised: Sequence[Row], largest: Sequence[Row], names: Mapping[str, Any], before: str | None, lang: str
) -> list[Component]:
    """Which figures differ from the store served before, the largest differences first."""
    _ = translator(lang)
    if not revised:
        text = (
            _("No figure differs from the data shown before.")
            if before
            else _("These are the first data shown here.")
        )
        return [html.P(text, className="tiedot-text")]
    told = _("Compared with the data built on {day}.", day=formats.day(_day_of(before or ""), lang))
    heads = (_("Indicator"), _("Changed"), _("New"), _("Gone"), _("Newest new period"))
    lines = [
        (
            names.get(row["indicator_id"], row["indicator_id"]),
            *(_count(row[key], lang) for key in ("changed", "added", "gone")),
            formats.period(row["last_added"], lang) if row["last_added"] else "–",
        )
        for row in revised
    ]
    found = [html.P(told, className="tiedot-text"), table(_("Indicators with changes"), heads, lines)]
    if largest:
        found += [html.H2(_("The largest changes of single figures")), _largest(largest, names, lang)]
    return found


def missing(
    left: Sequence[Row], aside: Sequence[Row], waiting: int, slots: Sequence[Framework], lang: str
) -> list[Component]:
    """What is left out and why, put aside, not fetched yet, and sets whose list is not known."""
    _ = translator(lang)
    lines = [
        (
            _reason(row["reason"], lang),
            _count(row["series"], lang),
            _count(row["rows"], lang),
            _span(row["first_period"], row["last_period"], lang),
        )
        for row in left
    ]
    heads = (_("Left out"), _("Series"), _("Rows"), _("Periods"))
    live = _.plural(
        "1 indicator has no figures yet: they come only from its live source.",
        "{n} indicators have no figures yet: they come only from live sources.",
        waiting,
    )
    signs = _(
        "A figure that is protected, does not apply or is missing is never shown as zero; each has "
        "its own sign. The day of a next release is shown where the source tells it."
    )
    found = [html.P(live, className="tiedot-text"), html.P(signs, className="tiedot-text")]
    if lines:
        found.append(table(_("Left out of the source files"), heads, lines))
    if aside:
        rows = [(row["key"], row["title"] or "–", row["note"] or "–") for row in aside]
        found += [
            html.H2(_("Put aside")),
            table(_("Put aside"), (_("Item"), _("Title found"), _("Why")), rows),
        ]
    return [*found, *_slots(slots, lang)]


def _slots(slots: Sequence[Framework], lang: str) -> list[Component]:
    if not slots:
        return []
    _ = translator(lang)
    rows = [
        (slot.name.get(lang), _count(slot.indicators, lang) if slot.indicators else "–") for slot in slots
    ]
    told = _("No indicator is marked as part of these sets, since their lists are not known here.")
    heads = (_("Set"), _("Indicators by its publisher"))
    return [html.H2(_("Sets without a list")), html.P(told), table(_("Sets without a list"), heads, rows)]


def _reason(reason: str, lang: str) -> str:
    _ = translator(lang)
    text = REASONS.get(reason)
    return _(text) if text else reason


def _largest(rows: Sequence[Row], names: Mapping[str, Any], lang: str) -> Component:
    _ = translator(lang)
    heads = (_("Indicator"), _("Area"), _("Period"), _("Before"), _("Now"))
    lines = [
        (
            names.get(row["indicator_id"], row["indicator_id"]),
            local(_names(row, "name"), lang),
            formats.period(row["period"], lang),
            formats.number(row["old_value"], 2, lang),
            formats.number(row["new_value"], 2, lang),
        )
        for row in rows
    ]
    return table(_("The largest changes of single figures"), heads, lines)


def table(caption: str, heads: Sequence[str], lines: Sequence[Sequence[Any]]) -> Component:
    """A table whose first cell of each line is its heading; on a phone every cell tells its column."""
    body = [
        html.Tr(
            [
                html.Th(line[0], scope="row"),
                *(
                    html.Td(cell, **{"data-label": head})
                    for head, cell in zip(heads[1:], line[1:], strict=True)
                ),
            ]
        )
        for line in lines
    ]
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    shown = html.Caption(caption, className="hidden")
    return html.Table([shown, head, html.Tbody(body)], className="table tiedot-table")


def _statistics(row: Row, lang: str) -> Any:
    name = local({key: row[f"statistics_{key}"] for key in ("fi", "sv", "en")}, lang)
    return html.A(name, href=row["address"], rel="noreferrer") if row["address"] else name


def _names(row: Row, start: str) -> dict[str, Any]:
    return {key: row[f"{start}_{key}"] for key in ("fi", "sv", "en")}


def _span(first: str, last: str, lang: str) -> str:
    shown = [formats.period_short(period, lang) for period in (first, last) if period]
    return "–".join(dict.fromkeys(shown)) or "–"


def _count(number: int, lang: str) -> str:
    return formats.number(number, 0, lang)


def _day_of(version: str) -> str:
    """ISO day of a store version such as 20261122T145300-1a2b3c4d5e."""
    return f"{version[:4]}-{version[4:6]}-{version[6:8]}" if version[:8].isdigit() else version
