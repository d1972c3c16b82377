"""Signs that a live source has changed its ways, with what was seen and whether a person has looked at it."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.i18n import mark, translator
from components.tiedot.parts import table

Row = Mapping[str, Any]
KINDS = {
    "areas": mark("fewer municipalities have a figure than before"),
    "level": mark("figures of the same periods are at another level than before"),
    "jump": mark("figures leap from the last period known before to the first fetched one"),
    "range": mark("fetched figures lie outside the indicator's range"),
    "codes": mark("the table shows areas that are not in the division"),
    "title": mark("the source has changed the title"),
}


def signs(rows: Sequence[Row], names: Mapping[str, Any], lang: str) -> list[Component]:
    """Heading, what it means and a table; nothing when there is no sign."""
    if not rows:
        return []
    _ = translator(lang)
    told = _(
        "A live source is no longer what it was. Grave signs keep new data from being shown until a person "
        "has looked at them and accepted them by name."
    )
    heads = (_("Indicator"), _("Sign"), _("What was seen"), _("Looked at"))
    lines = [
        (
            names.get(row["indicator_id"], row["indicator_id"] or row["name"]),
            _sign(row, lang),
            html.Span(row["detail"], lang="en"),
            _looked_at(row, lang),
        )
        for row in rows
    ]
    heading = _("Signs of change in live sources")
    return [html.H2(heading), html.P(told, className="tiedot-text"), table(heading, heads, lines)]


def _sign(row: Row, lang: str) -> str:
    text = KINDS.get(row["kind"])
    return translator(lang)(text) if text else str(row["kind"])


def _looked_at(row: Row, lang: str) -> str:
    _ = translator(lang)
    if not row["hard"]:
        return _("for notice")
    return _("accepted") if row["accepted"] else _("not yet")
