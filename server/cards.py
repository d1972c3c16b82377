"""What a link to a view looks like in a message: title, words and a picture of the view's first figure."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping
from html import escape
from threading import Lock
from urllib.parse import quote, urlencode

from flask import Response, request

from components.i18n import LANGS
from components.url_state import SUBJECT
from data import queries
from data.cache import remembered
from exports import exhibits
from exports.models import Exhibit, NoExhibit
from server.problem import problem
from server.static import FOREVER

MOST_CARDS = 24  # pictures of about 80 kB kept in a process
LONGEST = 1500  # letters of a query that gets a card of its own
log = logging.getLogger(__name__)
_kept: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def first(view: str) -> str:
    """The name of the figure that stands for a view: its module's CARD, else its first."""
    offered = exhibits.offered(view)
    return exhibits.card(view) or next(iter(offered))


@remembered(512)
def told(view: str, lang: str, state: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """Title and words of a view's first figure in a state, None when there is none."""
    try:
        found = _exhibit(view, lang, dict(state))
    except NoExhibit:
        return None
    title = f"{found.title} · {found.subtitle}" if found.subtitle else found.title
    return title, " ".join(found.summary.split())


def _exhibit(view: str, lang: str, query: Mapping[str, str]) -> Exhibit:
    return exhibits.make(view, first(view), query, lang)


def tags(view: str, values: Mapping[str, str], lang: str) -> str:
    """The Open Graph tags of this request's page as HTML; '' where there is no figure to tell of."""
    query = {name: text[0] for name, text in request.args.lists() if text and name != "lang"}
    if values:
        query[SUBJECT] = next(iter(values.values()))
    if len(str(query)) > LONGEST or view not in exhibits.VIEWS:
        return ""
    try:
        found = told(view, lang, tuple(sorted(query.items())))
    except Exception:  # a card is an aid: the page comes without it
        log.exception("A link's card failed: %s", request.full_path)
        return ""
    return _tags(found, view, lang, query) if found else ""


def _tags(found: tuple[str, str], view: str, lang: str, query: Mapping[str, str]) -> str:
    picture = f"{request.host_url}kuva/{quote(queries.current_version())}/{lang}/{view}.png"
    picture += f"?{urlencode(sorted(query.items()))}" if query else ""
    here = request.url
    named = {
        "og:type": "article",
        "og:site_name": "Tilannekuva",
        "og:title": found[0],
        "og:description": found[1][:300],
        "og:url": here,
        "og:locale": {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}[lang],
        "og:image": picture,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": found[1][:300],
    }
    made = [f'<meta property="{name}" content="{escape(text)}">' for name, text in named.items()]
    return "\n".join([*made, '<meta name="twitter:card" content="summary_large_image">'])


def picture(version: str, lang: str, view: str) -> Response:
    """GET /kuva/…: the card's picture, 1200 × 630, kept for a state and store version."""
    from server.export_routes import LONGEST_QUERY, guarded, state

    if version != queries.current_version() or len(request.query_string) > LONGEST_QUERY:
        return problem(404, "Unknown store version", "The store has changed.", "ask for the page again")
    if lang not in LANGS:
        return problem(404, "No such language", f"There is no '{lang[:10]}'.", "use fi, sv or en")

    def answer() -> Response:
        key = "|".join((version, lang, view, *(f"{k}={v}" for k, v in sorted(state().items()))))
        response = Response(_drawn(key, view, lang, state()), content_type="image/png")
        response.headers["Cache-Control"] = FOREVER
        return response

    return guarded(answer)


def _drawn(key: str, view: str, lang: str, query: Mapping[str, str]) -> bytes:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    from exports.picture.files import card

    made = card(_exhibit(view, lang, query))
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST_CARDS:
            _kept.popitem(last=False)
    return made
