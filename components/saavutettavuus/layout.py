"""The statement's parts in the order of the EU model statement (Commission decision 2018/1523)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.formats import day
from components.i18n import mark, translator

ASSESSED = "2026-11-29"  # the day of the self-assessment; docs/accessibility.md is its record
# Criterion of WCAG 2.1, its name, and what of it is not met: as in docs/accessibility.md, which a test holds.
NOT_MET = (
    (
        "3.1.2",
        mark("Language of parts"),
        mark(
            "The names of some producers' tables are in Finnish only, and those places do not tell a screen "
            "reader that the language changes."
        ),
    ),
    (
        "1.4.11",
        mark("Contrast of graphics"),
        mark(
            "Neighbouring classes of a map differ in lightness by less than 3:1. Every area's figure and "
            "class can be read in the table under the map and by moving over the map with the arrow keys."
        ),
    ),
)
Translate = Callable[..., str]


@dataclass(frozen=True)
class Provider:
    """Who answers for this installation; '' where the setting has not been given."""

    name: str = ""
    contact: str = ""  # mailto:, https: or tel:


def content(provider: Provider, lang: str) -> list[Component]:
    """The statement, top to bottom."""
    _ = translator(lang)
    parts = [
        _scope(provider, _),
        _state(_),
        _missing(_),
        _assessment(_, lang),
        _feedback(provider, _),
        _authority(_),
    ]
    return [html.Div([html.H1(_("Accessibility statement")), *parts], className="statement")]


def _section(title: str, *parts: Component) -> Component:
    return html.Section([html.H2(title), *parts])


def _scope(provider: Provider, _: Translate) -> Component:
    if provider.name:
        who = _("This statement applies to the service Tilannekuva, provided by {name}.", name=provider.name)
    else:
        who = _(
            "This statement applies to the service Tilannekuva. The organisation that provides it has not "
            "yet been named in the service's settings."
        )
    law = _(
        "The Act on the Provision of Digital Services (306/2019) requires that public online services are "
        "accessible: everybody must be able to use them equally."
    )
    return html.Div([html.P(who, className="lead"), html.P(law)])


def _state(_: Translate) -> Component:
    text = _(
        "The service meets the critical accessibility requirements (WCAG 2.1, levels A and AA) in part. "
        "The shortcomings known to us are listed below."
    )
    keys = _(
        "Maps and charts can be read by keyboard: Tab goes to the figure, the arrow keys from area to area "
        "or from point to point, and a screen reader says each. The question mark opens the list of keys."
    )
    return _section(_("State of accessibility"), html.P(text), html.P(keys))


def _missing(_: Translate) -> Component:
    rows = [
        html.Li([html.Strong(f"{_(name)} (WCAG {number})."), " ", _(text)]) for number, name, text in NOT_MET
    ]
    tried = _(
        "The service has not yet been tried with screen readers by their daily users, nor with speech "
        "control: there may be shortcomings that this assessment did not find."
    )
    burden = _("No exception for disproportionate burden is claimed.")
    outside = _(
        "Outside this statement: the notes that readers write to their own pins on the Forum, and the "
        "sites of the producers of the figures."
    )
    return _section(
        _("Content that is not accessible"),
        html.Ul(rows, className="statement-list"),
        html.P(tried),
        html.P(f"{burden} {outside}"),
    )


def _assessment(_: Translate, lang: str) -> Component:
    text = _(
        "The statement was made on {date}. It is based on a self-assessment: automatic tests of every view "
        "in three languages, light and dark, on a wide and a narrow screen, automatic journeys by "
        "keyboard, and a review of each requirement.",
        date=day(ASSESSED, lang),
    )
    return _section(_("How this was assessed"), html.P(text))


def _feedback(provider: Provider, _: Translate) -> Component:
    title = _("Did you notice a shortcoming?")
    if not provider.contact:
        text = _(
            "The feedback address has not yet been given in the service's settings. Until then, send "
            "feedback to the registry of the organisation that provides the service. It must answer within "
            "14 days."
        )
        return _section(title, html.P(text))
    shown = provider.contact.removeprefix("mailto:").removeprefix("tel:")
    ask = _("Tell us, and we do our best to mend it. We answer within 14 days.")
    where = html.P([_("Feedback address:"), " ", html.A(shown, href=provider.contact)])
    return _section(title, html.P(ask), where)


def _authority(_: Translate) -> Component:
    text = _(
        "If you are not content with the answer, or get none within two weeks, you may report it to the "
        "supervising authority. Its site tells how to report and how the matter is handled."
    )
    lines: Sequence[str] = (
        _("Finnish Transport and Communications Agency Traficom"),
        _("Digital Accessibility Supervision Unit"),
        _("www.webaccessibility.fi"),
        "saavutettavuus@traficom.fi",
        _("telephone (switchboard) {number}", number="029 534 5000"),
    )
    address = html.Address([html.Span(line) for line in lines], className="statement-address")
    return _section(_("Supervision"), html.P(text), address)
