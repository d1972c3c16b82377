"""The row of tools under a figure: pin it, download it, copy a link to it."""

from dash import html

from components.i18n import translator

# File kinds in the order of the menu; server/export_routes.py answers each.
FORMATS = ("png", "svg", "pptx", "xlsx", "csv", "parquet")


def figure_tools(view: str, name: str, lang: str) -> html.Div:
    """Tools of the exhibit `name` of `view`; assets/js/figure_tools.js acts on clicks by delegation.

    The figure's state is the address of the page at the click, or `data-state` (a query text) where a view's
    script sets it on this element.
    """
    _ = translator(lang)
    files = [html.Li(html.Button(kind.upper(), type="button", **{"data-download": kind})) for kind in FORMATS]
    menu = html.Details(
        [html.Summary(_("Download")), html.Ul(files)], className="figure-files", **{"data-menu": ""}
    )
    pin = html.Button(_("Pin"), type="button", className="figure-pin", **{"data-pin": ""})
    copy = html.Button(_("Copy link"), type="button", className="figure-link", **{"data-copy": ""})
    return html.Div(
        [pin, menu, copy],
        className="figure-tools",
        role="group",
        **{"aria-label": _("Tools of the figure"), "data-exhibit": f"{view}/{name}"},
    )
