"""The show as one HTML file: figures, scripts, styles and typeface inside, nothing fetched."""

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import orjson

from components.foorumi.labels import browser_labels
from components.formats import day
from data import queries
from exports import exhibits
from exports.models import NoExhibit
from exports.payload import payload
from server.settings import ROOT

MOST_PINS = 60
_FIELDS = ("view", "name", "query", "title", "note", "text", "who", "when")
_LONGEST = 4000
ASSETS = ROOT / "assets"
STYLES = ("tokens", "base", "controls", "map", "exhibit", "foorumi")
# In the order in which they need each other.
SCRIPTS = (
    "format",
    "map",
    "map_export",
    "map_keys",
    "map_zoom",
    "exhibit/base",
    "exhibit/rows",
    "exhibit/spread",
    "exhibit/maps",
    "exhibit/marks",
    "exhibit/plane",
    "exhibit/tables",
    "exhibit/draw",
    "foorumi/log",
    "foorumi/changes",
    "foorumi/channel",
    "foorumi/decide",
    "foorumi/speaker",
    "foorumi/grid",
    "foorumi/slide",
    "foorumi/show",
    "foorumi/offline",
)
_FONT = re.compile(r'url\("/assets/(fonts/[\w.-]+\.woff2)"\)')
# Nothing may be fetched: the file shows the same in the hall as at the desk.
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)


class DeckError(ValueError):
    """A posted deck cannot be read; says what is wrong and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what, self.remedy = what, remedy


@dataclass(frozen=True)
class Deck:
    """A show's name and pins; each pin has the fields of assets/js/pins.js as text."""

    title: str
    pins: tuple[dict[str, str], ...]


def read_deck(body: bytes, largest: int) -> Deck:
    """The deck of a request's JSON body. Raises DeckError."""
    if len(body) > largest:
        raise DeckError("The pins are too much for one file.", "remove pins or shorten notes")
    try:
        raw = orjson.loads(body)
        pins = [{key: str(pin.get(key) or "")[:_LONGEST] for key in _FIELDS} for pin in raw["pins"]]
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        raise DeckError("The request holds no list of pins.", "send JSON: title and pins") from None
    if not 0 < len(pins) <= MOST_PINS:
        raise DeckError(f"There are {len(pins)} pins.", f"send from 1 to {MOST_PINS} pins")
    return Deck(str(raw.get("title") or "")[:120], tuple(pins))


def write(deck: Deck, lang: str, origin: str, qr: Callable[[str], str]) -> bytes:
    """The file. origin: this service's address for links to live views; qr: address → SVG text."""
    slides = [_slide(pin, lang, origin, qr) for pin in deck.pins]
    levels = {
        str(slide["exhibit"]["options"].get("level") or "kunta")
        for slide in slides
        if slide["exhibit"] and slide["exhibit"]["kind"] == "map"
    }
    facts = {
        "lang": lang,
        "title": deck.title,
        "version": queries.current_version(),
        "saved": day(date.today().isoformat(), lang),
        "labels": browser_labels(lang),
        "slides": slides,
        "geo": {level: queries.geo(level) for level in sorted(levels)},
    }
    return _page(deck.title or "Tilannekuva", lang, facts).encode("utf-8")


def _slide(pin: dict[str, str], lang: str, origin: str, qr: Callable[[str], str]) -> dict[str, Any]:
    """A pin with its figure, or with the words why there is none."""
    try:
        made = payload(exhibits.make(pin["view"], pin["name"], _query(pin["query"]), lang))
    except NoExhibit as none:
        return {"pin": pin, "exhibit": None, "why": str(none), "address": "", "qr": ""}
    address = origin + str(made["address"])
    return {"pin": pin, "exhibit": made, "why": "", "address": address, "qr": qr(address)}


def _query(text: str) -> dict[str, str]:
    from urllib.parse import parse_qs

    return {name: values[0] for name, values in parse_qs(text).items()}


def _page(title: str, lang: str, facts: dict[str, Any]) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" data-theme="auto">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_styles()}</style>\n</head>\n<body>\n"
        f'<script type="application/json" id="tk-deck">{_json(facts)}</script>\n'
        f"<script>{_scripts()}</script>\n</body>\n</html>\n"
    )


def _json(facts: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    return orjson.dumps(facts, option=orjson.OPT_SERIALIZE_NUMPY).decode("utf-8").replace("<", "\\u003c")


def _styles() -> str:
    text = _joined(f"css/{name}.css" for name in STYLES)
    return _FONT.sub(lambda found: f'url("{_font(found[1])}")', text)


def _font(name: str) -> str:
    return "data:font/woff2;base64," + base64.b64encode((ASSETS / name).read_bytes()).decode("ascii")


def _scripts() -> str:
    return _joined(f"js/{name}.js" for name in SCRIPTS).replace("</script", "<\\/script")


def _joined(names: Iterable[str]) -> str:
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)
