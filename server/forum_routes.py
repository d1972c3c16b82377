"""The forum's server side: packs, choices of a slide, QR codes and the file for a stick."""

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import orjson
import segno
from flask import Flask, Response, request

from components.i18n import LANGS
from data import queries
from exports.models import NoExhibit
from exports.names import clean, disposition
from server import forum_choices, forum_packs
from server.forum_offline import Deck, DeckError, read_deck, write
from server.problem import problem
from server.static import FOREVER

LONGEST_ADDRESS = 2000
LARGEST_DECK = 600_000  # bytes of a posted deck


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
    "packs": ("/paketit/<version>/<lang>.json", forum_packs.packs),
    "pack": ("/paketit/<version>/<lang>/<pack>/<area>.json", forum_packs.pack_of),
}


def register(server: Flask) -> None:
    """Puts the routes that are not plain data on the server."""
    server.add_url_rule("/foorumi/qr.svg", "forum_qr", qr_code)
    server.add_url_rule("/foorumi/<lang>/tiedosto.html", "forum_file", offline_file, methods=["POST"])
    server.add_url_rule("/valinnat/<version>/<lang>/<view>/<name>.json", "forum_choices", choices)
