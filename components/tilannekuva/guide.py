"""The first visit's guide: four steps through the service in two minutes, which can be put away for good."""

from dash import html
from dash.development.base_component import Component

from components.i18n import translator
from components.shell import link
from components.url_state import AREAS

GUIDE = "opas"


def guide(area: str, name: str, shown: bool, lang: str) -> Component:
    """The steps for an area; closed from the start for a reader who has put them away."""
    _ = translator(lang)
    head = html.Div(
        [
            html.H2(_("The service in two minutes"), id=f"{GUIDE}-otsikko"),
            html.Button(_("Hide the guide"), type="button", className="button button-quiet",
                        **{"data-guide": "off"}),
        ],
        className="guide-head",
    )  # fmt: skip
    steps = html.Ol([_step(text, told, href) for text, told, href in _steps(area, name, lang)])
    box = html.Section(
        [head, steps],
        id=GUIDE,
        className="guide",
        hidden=not shown,
        **{"aria-labelledby": f"{GUIDE}-otsikko"},
    )
    again = html.Button(
        _("Show the guide"),
        id=f"{GUIDE}-nayta",
        type="button",
        className="button button-quiet guide-again",
        hidden=shown,
        **{"data-guide": "on"},
    )
    return html.Div([box, again])


def _steps(area: str, name: str, lang: str) -> list[tuple[str, str, str]]:
    _ = translator(lang)
    own = {AREAS: area}
    return [
        (
            _("What stands out in {area}", area=name),
            _("Findings that passed a rule, each with its figure, comparison and reason."),
            link("/", lang, **own),
        ),
        (
            _("One indicator on the map"),
            _("Where the area stands among all, how the figure has developed, and where it comes from."),
            link("/mittari/tyottomyysaste_vuosi", lang, **own),
        ),
        (
            _("Compared with similar areas"),
            _("Areas that resemble it, why they do, and what is different."),
            link("/vertaa", lang, **own, nakyma="samat"),
        ),
        (
            _("Taken to the meeting"),
            _("Pin a figure with the button under it: pins become a show, a PowerPoint or a file."),
            link("/foorumi", lang),
        ),
    ]


def _step(text: str, told: str, href: str) -> Component:
    return html.Li([html.A(text, href=href, **{"data-spa": ""}), html.P(told)])
