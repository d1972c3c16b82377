"""Data for the views by GET: /geo, /slice, /search; the version in the address lets browsers keep it."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import orjson
from flask import Flask, Response, request

from data import queries
from data.cache import keep_answers
from server import (
    change_route,
    compare_routes,
    forum_routes,
    group_routes,
    outlook_routes,
    profile_routes,
    ready,
    situation_routes,
    spread_routes,
    view_routes,
)
from server.answers import PLAIN_HEADERS
from server.encoding import LEAST, pack, pack_once, wanted
from server.memo import Answer, Packed, kept
from server.problem import Unknown, problem
from server.settings import settings
from server.static import FOREVER

Make = Callable[..., Any]
# Few and asked by everybody: worth the smallest form. The others are made by the thousand.
FEW = ("geo", "search", "catalog")
_PART = re.compile(r"<(\w+)>")


def _geo(level: str) -> Any:
    return _found(queries.geo(level), f"area level '{level}'", "use kunta, hyvinvointialue, maakunta …")


def _slice(indicator: str, group: str, level: str, period: str) -> Any:
    found = queries.slice_payload(indicator, group, level, period)
    what = f"figures of indicator '{indicator}', group '{group}', level '{level}', period '{period}'"
    return _found(found, what, "choose one that the view of the indicator offers")


def _search() -> Any:
    return queries.search_regions()


def _found(value: Any, what: str, remedy: str) -> Any:
    if value is None:
        raise Unknown(f"The store has no {what}.", remedy)
    return value


ROUTES: dict[str, tuple[str, Make]] = {
    "geo": ("/geo/<version>/<level>.json", _geo),
    "slice": ("/slice/<version>/<indicator>/<group>/<level>/<period>.json", _slice),
    "search": ("/search/<version>.json", _search),
    **view_routes.ROUTES,
    **change_route.ROUTES,
    **compare_routes.ROUTES,
    **situation_routes.ROUTES,
    **spread_routes.ROUTES,
    **profile_routes.ROUTES,
    **forum_routes.ROUTES,
    **group_routes.ROUTES,
    **outlook_routes.ROUTES,
}


def _make(name: str, parts: tuple[str, ...], encoding: str) -> Answer:
    body = orjson.dumps(ROUTES[name][1](*parts), option=orjson.OPT_SERIALIZE_NUMPY)
    used = encoding if len(body) >= LEAST else ""
    tag = sha256(body).hexdigest()[:16] + used
    return Answer(pack_once(body, used) if name in FEW else pack(body, used), used, f'"{tag}"')


def _respond(name: str, version: str, **values: str) -> Response:
    """Answers one route; each answer is made once in a process for each store version."""
    current = queries.current_version()
    if version != current:
        remedy = "reload the page: it then asks for the current version"
        detail = f"The store's version is {current}, not {version}."
        return problem(404, "Unknown store version", detail, remedy)
    encoding = wanted(request.headers.get("Accept-Encoding", ""))
    parts = tuple(values[part] for part in _PART.findall(ROUTES[name][0]) if part in values)
    try:
        key = "|".join((version, encoding, name, *parts))
        answer = kept(key, lambda: _make(name, parts, encoding))
    except Unknown as unknown:
        return problem(404, "Not in the store", unknown.what, unknown.remedy)
    return _send(answer, version, encoding)


def _send(answer: Answer, version: str, encoding: str) -> Response:
    headers = {"ETag": answer.tag, "Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if request.headers.get("If-None-Match") == answer.tag:
        return Response(status=304, headers=headers)
    headers |= {"Content-Type": "application/json", "Content-Length": str(len(answer.body))}
    headers |= {"Content-Encoding": answer.encoding} if answer.encoding else {}
    whole = (PLAIN_HEADERS | headers).items()
    if not request.args:
        ready.keep(request.environ["PATH_INFO"], encoding, version, answer.body, whole)
    return Response(answer.body, headers=headers)


def register(server: Flask) -> None:
    """Puts the data routes on the server."""
    keep_answers(server, settings().redis_url, Packed())
    for name, (rule, _make) in ROUTES.items():
        server.add_url_rule(rule, f"data_{name}", _respond, defaults={"name": name})
