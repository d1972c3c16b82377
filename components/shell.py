"""The frame around every view: header with navigation, search and preferences, main part, footer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from components import ids
from components.foorumi.labels import pin_words
from components.formats import day, period
from components.i18n import ENDONYMS, LANGS, mark, translator
from components.memory import THEMES, remembered
from components.notices import notices as notice_box
from components.search import site_search
from components.shortcuts import shortcuts
from components.url_state import LANG, Notice, to_query

VIEWS = (
    ("tilannekuva", "pages.tilannekuva", "/", mark("Situational picture")),
    ("alue", "pages.alue", "/alue", mark("Area")),
    ("mittari", "pages.mittari", "/mittari", mark("Indicator")),
    ("vertaa", "pages.vertaa", "/vertaa", mark("Compare")),
    ("ryhmat", "pages.ryhmat", "/ryhmat", mark("Groups")),
    ("alueerot", "pages.alueerot", "/alueerot", mark("Differences")),
    ("ennakointi", "pages.ennakointi", "/ennakointi", mark("Outlook")),
    ("foorumi", "pages.foorumi", "/foorumi", mark("Forum")),
    ("tiedot", "pages.tiedot", "/tiedot", mark("Data")),
)
_THEME_NAMES = {"auto": mark("Theme of the device"), "light": mark("Light theme"), "dark": mark("Dark theme")}


@dataclass(frozen=True)
class SourceNote:
    """A producer in the footer: its name, licence and newest date of data (ISO, None where not recorded)."""

    producer: str
    licence: str
    data_date: str | None = None


@dataclass(frozen=True)
class StoreFacts:
    """What the frame says of the store; pages fill it from data.queries."""

    version: str
    newest_period: str | None = None
    sources: Sequence[SourceNote] = field(default_factory=tuple)


def page(
    lang: str,
    active: str,
    title: str,
    content: Any,
    *,
    facts: StoreFacts,
    notices: Sequence[Notice | str] = (),
    main_class: str = "",
) -> Component:
    """A whole page. `title` names the browser tab; the content holds the page's one h1."""
    _ = translator(lang)
    main = html.Main(
        [notice_box(notices, lang), *(content if isinstance(content, list) else [content])],
        id=ids.MAIN,
        className=f"main {main_class}".strip(),
        tabIndex=-1,
        **{"data-title": f"{title} – Tilannekuva" if active != "tilannekuva" else title},
    )
    skip = html.A(_("Skip to content"), href=f"#{ids.MAIN}", className="skip")
    live = html.Div(id=ids.LIVE, className="hidden", **{"aria-live": "polite"})
    parts = [skip, _header(lang, active, facts), main, _footer(lang, facts), live, shortcuts(lang)]
    parts.append(_pin_words(lang))
    return html.Div(parts, className="page", lang=lang, **{"data-version": facts.version})


def _pin_words(lang: str) -> Component:
    """What assets/js/pins.js says when a figure is pinned, on any view."""
    return html.Div(
        id="kiinnitykset", hidden=True, **{"data-words": json.dumps(pin_words(lang), ensure_ascii=False)}
    )


def link(path: str, lang: str, **query: str | Sequence[str]) -> str:
    """An address inside the product that keeps the language."""
    return path + to_query({**query, LANG: lang if lang != "fi" or remembered().lang != "fi" else ""})


def _header(lang: str, active: str, facts: StoreFacts) -> Component:
    brand = html.A(
        [html.Span(className="brand-mark", **{"aria-hidden": "true"}), "Tilannekuva"],
        href=link("/", lang),
        className="brand",
        **{"data-spa": ""},
    )
    tools = html.Div(
        [site_search(lang, facts.version), _languages(lang), _themes(lang)], className="top-tools"
    )
    return html.Header([brand, _navigation(lang, active), tools], className="top")


def _navigation(lang: str, active: str) -> Component:
    _ = translator(lang)
    items = [
        html.Li(
            html.A(
                _(name),
                href=link(path, lang),
                **{"data-spa": "", "data-view": key, **_current(key == active)},
            )
        )
        for key, module, path, name in VIEWS
        if module in dash.page_registry
    ]
    return html.Nav(html.Ul(items), className="views", **{"aria-label": _("Views")})


def _current(is_current: bool) -> dict[str, str]:
    return {"aria-current": "page"} if is_current else {}


def _languages(lang: str) -> Component:
    _ = translator(lang)
    items = [
        html.Li(
            html.A(
                code.upper(),
                href=f"?{LANG}={code}",
                lang=code,
                title=ENDONYMS[code],
                **{
                    "hrefLang": code,
                    "aria-label": ENDONYMS[code],
                    "data-lang": code,
                    **({"aria-current": "true"} if code == lang else {}),
                },
            )
        )
        for code in LANGS
    ]
    return html.Nav(html.Ul(items), className="languages", **{"aria-label": _("Language")})


def _themes(lang: str) -> Component:
    _ = translator(lang)
    now = remembered().theme
    buttons = [
        html.Button(
            html.Span(_(_THEME_NAMES[theme]), className="hidden"),
            className=f"theme-button theme-{theme}",
            type="button",
            title=_(_THEME_NAMES[theme]),
            **{"data-theme-choice": theme, "aria-pressed": "true" if theme == now else "false"},
        )
        for theme in THEMES
    ]
    return html.Div(buttons, className="themes", role="group", **{"aria-label": _("Light or dark")})


def _newest(text: str | None, lang: str) -> Component | None:
    _ = translator(lang)
    return (
        html.Span([_("Newest figures"), " ", html.Time(period(text, lang), dateTime=text)]) if text else None
    )


def _footer(lang: str, facts: StoreFacts) -> Component:
    _ = translator(lang)
    sources = [html.Li(_source_line(source, lang)) for source in facts.sources]
    listing = html.Details([html.Summary(_("Sources and licences")), html.Ul(sources)]) if sources else None
    line = [
        _newest(facts.newest_period, lang),
        html.Span([_("Store version"), " ", html.Code(facts.version)]),
        html.A(_("Data interface"), href=link("/api", lang), **{"data-spa": ""}),
        html.A(_("Accessibility statement"), href=link("/saavutettavuus", lang), **{"data-spa": ""}),
        html.Button(
            [_("Keyboard shortcuts"), " ", html.Kbd("?", **{"aria-hidden": "true"})],
            type="button",
            className="foot-keys",
            **{"data-shortcuts": "", "aria-haspopup": "dialog"},
        ),
    ]
    about = html.P(
        _("Figures are shown as their producers published them; what is computed here is marked."),
        className="foot-about",
    )
    return html.Footer([about, html.P(line, className="foot-facts"), listing], className="foot")


def _source_line(source: SourceNote, lang: str) -> str:
    _ = translator(lang)
    if source.data_date:
        dated = _("data {date}", date=day(source.data_date, lang))
    else:
        dated = _("date of data not recorded")
    return f"{source.producer} · {source.licence} · {dated}"
