"""A plotly graph in a box of fixed height, under a list box through which its points are read by keyboard."""

from dash import dcc, html

from components.figures.theme import config
from components.i18n import translator


def keys_hint(lang: str) -> str:
    """What the arrow keys do in a chart of points along lines."""
    _ = translator(lang)
    return _("Left and right arrow go from point to point, up and down from line to line.")


def graph(name: str, lang: str, height: str, titled: str) -> html.Div:
    """The box: nothing moves when the graph in it is drawn. titled: id of the heading that names the picture.

    assets/js/figures/keys_graph.js fills the list box with the point that the arrow keys have reached.
    """
    told = f"{name}-keys"
    points = html.Div(
        role="listbox",
        tabIndex="0",
        className="graph-keys",
        **{"aria-labelledby": titled, "aria-describedby": told, "data-graph-keys": ""},
    )
    picture = dcc.Graph(id=name, config=config(lang), figure={"data": [], "layout": {}})
    return html.Div(
        [picture, points, html.P(keys_hint(lang), id=told, className="hidden")], className=f"graph {height}"
    )
