"""How the groups view is read: what its gaps, intervals, marks and tests mean, and by what rules."""

from dash import html
from dash.development.base_component import Component

from components.i18n import mark, translator

_LINES = (
    mark(
        "Absolute gap: the first group's figure less the second's. Ratio: the first divided by the second. "
        "They can move in opposite directions, so both are told."
    ),
    mark(
        "Share of the group: the source's count divided by the people of the same group in the same year, "
        "computed here. It is made only where the people of the group are known."
    ),
    mark(
        "Intervals at 95 %, computed here from the counts: Newcombe's for the difference of two shares, "
        "Katz's for their ratio. They show random variation, and are made only of groups that share nobody."
    ),
    mark(
        "Small numbers: under five cases or others, or under 50 people in a group; where the counts are not "
        "known, under 2,000 inhabitants. Such areas are shown but never put in order."
    ),
    mark(
        "Movement: Mann–Kendall test at 5 per cent and Theil–Sen slope on the gap from 2010 on, after the "
        "last break, with at least five years. About one mark in twenty can be chance."
    ),
    mark(
        "A projection shows what would follow if recent years went on. "
        "Only the years that it gives are shown."
    ),
)


def section(lang: str) -> Component:
    """The rules, folded."""
    _ = translator(lang)
    lines = html.Ul([html.Li(_(line)) for line in _LINES])
    return html.Details([html.Summary(_("How to read the gaps")), lines], className="ryhmat-reading")
