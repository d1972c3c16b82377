"""The forum's server side: packs, choices of a slide, QR codes and the file for a stick."""

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import orjson
import segno
from flask import Flask, Response, request

from components.i18n import LANGS
from data import packs, queries
from exports.models import NoExhibit
from exports.names import clean, disposition
from server import forum_choices
from server.forum_offline import Deck, DeckError, read_deck, write
from server.problem import Unknown, problem
from server.static import FOREVER

LEVELS = ("kunta", "hyvinvointialue")
LONGEST_ADDRESS = 2000
LARGEST_DECK = 600_000  # bytes of a posted deck


def packs_for(lang: str, area: str) -> dict[str, Any]:
    """Every pack with its pins filled for an area; `-` gives the packs without an area, to be read only."""
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang[:10]}'.", "use fi, sv or en")
    if area == "-":
        return {"area": "", "name": "", "packs": [_pack(pack, lang, None) for pack in packs.load()]}
    region = queries.region(area)
    if region is None or region.level not in LEVELS:
        remedy = "use the code of a municipality or a wellbeing services county"
        raise Unknown(f"There are no packs for area '{area[:40]}'.", remedy)
    made = [_pack(pack, lang, region) for pack in packs.load()]
    return {"area": area, "name": region.name(lang), "packs": made}


def _pack(pack: packs.Pack, lang: str, region: queries.Region | None) -> dict[str, Any]:
    pins = [_pin(pin, lang, region) for pin in pack.pins if region and region.level in pin.levels]
    texts = {"name": pack.name.get(lang), "about": pack.about.get(lang)}
    return {"id": pack.id, **texts, "pins": pins, "n": len(pins) or len(pack.pins)}


def _pin(pin: packs.PackPin, lang: str, region: queries.Region | None) -> dict[str, str]:
    assert region is not None
    county = region.code if region.level == "hyvinvointialue" else region.hva_code or ""
    values = {
        "area": region.code,
        "county": county,
        "members": ",".join(queries.members(county)) if county else region.code,
        "level": "" if region.level == "kunta" else region.level,
    }
    query = "&".join(f"{name}={text}" for name, text in packs.filled(pin, values).items())
    return {"view": pin.view, "name": pin.name, "query": query, "note": pin.note.get(lang)}


def qr_code() -> Response:
    """GET /foorumi/qr.svg?osoite=…: a QR code of an address of this service, dark on white."""
    address = request.args.get("osoite", "")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or parts.netloc != request.host:
        detail = "QR codes are made of this service's own addresses only."
        return problem(
            400, "Not an address of this service", detail, "give a full address of a view in `osoite`"
        )
    if len(address) > LONGEST_ADDRESS:
        detail = f"The address is {len(address)} letters long."
        return problem(400, "Too long", detail, f"keep it within {LONGEST_ADDRESS} letters")
    response = Response(qr_svg(address), content_type="image/svg+xml")
    response.headers["Cache-Control"] = FOREVER
    return response


def qr_svg(address: str) -> str:
    """The code as an SVG text that fills its box; error correction M, which a camera reads from a wall."""
    out = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(out, kind="svg", border=3, omitsize=True, xmldecl=False, light="#fff", dark="#000")
    return out.getvalue().decode("utf-8")


def offline_file(lang: str) -> Response:
    """POST /foorumi/<lang>/tiedosto.html with a deck as JSON: the show as one file without a network."""
    return _guarded(lang, _offline)


def _offline(deck: Deck, lang: str) -> Response:
    page = write(deck, lang, request.host_url.rstrip("/"), qr_svg)
    response = Response(page, content_type="text/html; charset=utf-8")
    name = clean(deck.title) or "tilannekuva"
    response.headers["Content-Disposition"] = disposition(f"{name}.html")
    response.headers["Cache-Control"] = "no-store"
    return response


def _guarded(lang: str, answer: Callable[[Deck, str], Response]) -> Response:
    try:
        if lang not in LANGS:
            raise DeckError(f"There is no language '{lang[:10]}'.", "use fi, sv or en")
        return answer(read_deck(request.get_data(cache=False)[: LARGEST_DECK + 1], LARGEST_DECK), lang)
    except DeckError as error:
        return problem(400, "The pins cannot be read", error.what, error.remedy)


def choices(version: str, lang: str, view: str, name: str) -> Response:
    """GET /valinnat/…: the periods that a pinned figure can show, ascending; [] for none."""
    if version != queries.current_version() or lang not in LANGS:
        return problem(404, "Unknown store version", "The store has changed.", "reload the page")
    query = {key: values[0] for key, values in request.args.lists() if values}
    try:
        found = forum_choices.choices(view, name, query, lang)
    except NoExhibit as none:
        return problem(404, "No such figure", none.what, none.remedy)
    return Response(orjson.dumps(found), content_type="application/json", headers={"Cache-Control": FOREVER})


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "packs": ("/paketit/<version>/<lang>/<area>.json", packs_for),
}


def register(server: Flask) -> None:
    """Puts the routes that are not plain data on the server."""
    server.add_url_rule("/foorumi/qr.svg", "forum_qr", qr_code)
    server.add_url_rule("/foorumi/<lang>/tiedosto.html", "forum_file", offline_file, methods=["POST"])
    server.add_url_rule("/valinnat/<version>/<lang>/<view>/<name>.json", "forum_choices", choices)
