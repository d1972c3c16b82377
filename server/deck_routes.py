"""A deck of many pinned figures: the pins come in the request, nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs

import orjson
from flask import Flask, Response, request

from components.i18n import LANGS, translator
from data import queries
from exports import exhibits, files
from exports.models import Column, Exhibit, NoExhibit
from exports.names import clean, disposition
from server.problem import problem

MOST_PINS = 60
LARGEST = 600_000  # bytes of a request
LONGEST = 4000  # letters of one text


class PinError(ValueError):
    """The pins of a request cannot be read; says what is wrong and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what, self.remedy = what, remedy


@dataclass(frozen=True)
class Pin:
    """One figure of a show with the presenter's own heading, note and what was concluded."""

    view: str
    name: str
    query: dict[str, str]
    title: str = ""
    note: str = ""
    decision: tuple[str, str, str] = ("", "", "")  # what, by whom, when


def deck_file(lang: str) -> Response:
    """POST /vienti/<lang>/esitys.pptx with {title, pins: [{view, name, query, title, note, decision}]}."""
    try:
        if lang not in LANGS:
            raise PinError(f"There is no language '{lang[:10]}'.", "use fi, sv or en")
        title, pins = read(request.get_data(cache=False)[: LARGEST + 1])
        body = deck(title, pins, lang)
    except PinError as error:
        return problem(400, "The pins cannot be read", error.what, error.remedy)
    response = Response(body, content_type=files.kind("pptx").mime)
    response.headers["Content-Disposition"] = disposition(f"{clean(title) or 'tilannekuva'}.pptx")
    response.headers["Cache-Control"] = "no-store"
    return response


def read(body: bytes) -> tuple[str, list[Pin]]:
    """Title and pins of a request's body. Raises PinError."""
    if len(body) > LARGEST:
        raise PinError("The pins are too much for one deck.", "remove pins or shorten notes")
    try:
        raw = orjson.loads(body)
        pins = [_pin(pin) for pin in raw["pins"]]
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        raise PinError("The request holds no list of pins.", "send JSON: title and pins") from None
    if not 0 < len(pins) <= MOST_PINS:
        raise PinError(f"There are {len(pins)} pins.", f"send from 1 to {MOST_PINS}")
    return str(raw.get("title") or "")[:120], pins


def _pin(raw: Any) -> Pin:
    decision = raw.get("decision") or {}
    told = tuple(str(decision.get(key) or "")[:LONGEST] for key in ("text", "who", "when"))
    query = {name: values[0] for name, values in parse_qs(str(raw.get("query") or "")[:LONGEST]).items()}
    title, note = (str(raw.get(key) or "")[:LONGEST] for key in ("title", "note"))
    return Pin(str(raw["view"]), str(raw["name"]), query, title, note, (told[0], told[1], told[2]))


def deck(title: str, pins: list[Pin], lang: str) -> bytes:
    """The slides in the order of the pins, and the decisions on one more where there are any."""
    from exports.slides.files import deck as slides

    shown = [_exhibit(pin, lang) for pin in pins]
    notes = ["\n".join(part for part in (pin.note, _decision(pin, lang)) if part) for pin in pins]
    titles = [pin.title for pin in pins]
    log = _log(pins, shown, lang)
    return slides([*shown, *log], [*notes, *([""] * len(log))], [*titles, *([""] * len(log))], title)


def _exhibit(pin: Pin, lang: str) -> Exhibit:
    """The pin's figure, or words on why it is not there any more."""
    try:
        return exhibits.make(pin.view, pin.name, pin.query, lang)
    except NoExhibit as none:
        _ = translator(lang)
        empty = _text_exhibit(lang, _("This figure is not available"), str(none))
        return replace(empty, title=pin.title or empty.title)


def _text_exhibit(lang: str, title: str, summary: str) -> Exhibit:
    return Exhibit(
        "foorumi", "sanat", "text", lang, title, "", summary, (), (), {}, (), queries.current_version(),
        "/foorumi", (title,),
    )  # fmt: skip


def _decision(pin: Pin, lang: str) -> str:
    _ = translator(lang)
    told = " · ".join(part for part in pin.decision if part)
    return f"{_('What was concluded')}: {told}" if told else ""


def _log(pins: list[Pin], shown: list[Exhibit], lang: str) -> list[Exhibit]:
    """A table of what was concluded; none when nothing was."""
    _ = translator(lang)
    rows = [
        (pin.title or exhibit.title, *pin.decision)
        for pin, exhibit in zip(pins, shown, strict=True)
        if any(pin.decision)
    ]
    if not rows:
        return []
    names = (_("Figure"), _("What was concluded"), _("By whom"), _("When"))
    columns = tuple(
        Column(id_, name, "text") for id_, name in zip(("f", "what", "who", "when"), names, strict=True)
    )
    empty = _text_exhibit(lang, _("Decision log"), "")
    return [replace(empty, name="paatokset", kind="table", columns=columns, rows=tuple(rows))]


def register(server: Flask) -> None:
    """Puts the route on the server."""
    server.add_url_rule("/vienti/<lang>/esitys.pptx", "vienti_deck", deck_file, methods=["POST"])
