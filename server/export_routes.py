"""What is on screen as something that leaves: an exhibit as JSON, and files made of it."""

import logging
from collections.abc import Callable
from hashlib import sha256

import orjson
from flask import Flask, Response, request

from components.i18n import LANGS
from data import queries
from exports import exhibits, files
from exports.models import Exhibit, NoExhibit
from exports.names import disposition, stem
from exports.payload import payload
from server.encoding import LEAST, pack, wanted
from server.memo import Answer, kept
from server.problem import problem
from server.static import FOREVER

LONGEST_QUERY = 4000
BOM = "bom"  # ?bom=1 puts a byte order mark before CSV
log = logging.getLogger(__name__)


def exhibit_json(version: str, lang: str, view: str, name: str) -> Response:
    """GET /esitys/…: an exhibit in the state that the query tells, kept by browsers for good."""
    current = queries.current_version()
    if version != current:
        detail = f"The store's version is {current}, not {version[:60]}."
        return problem(
            404, "Unknown store version", detail, "reload the page: it then asks for the current version"
        )
    return guarded(lambda: _json(version, lang, view, name))


def export_file(lang: str, view: str, name: str, ending: str) -> Response:
    """GET /vienti/…: an exhibit as a file to keep; never an empty one."""
    return guarded(lambda: _file(lang, view, name, ending))


def _json(version: str, lang: str, view: str, name: str) -> Response:
    encoding = wanted(request.headers.get("Accept-Encoding", ""))
    key = "|".join(("esitys", version, encoding, lang, view, name, _state_key()))

    def make() -> Answer:
        body = orjson.dumps(payload(made(view, name, lang)))
        used = encoding if len(body) >= LEAST else ""
        return Answer(pack(body, used), used, f'"{sha256(body).hexdigest()[:16]}{used}"')

    answer = kept(key, make)
    response = (
        Response(status=304) if _has(answer.tag) else Response(answer.body, content_type="application/json")
    )
    if answer.encoding and response.status_code == 200:
        response.headers["Content-Encoding"] = answer.encoding
    response.headers.update({"ETag": answer.tag, "Cache-Control": FOREVER, "Vary": "Accept-Encoding"})
    return response


def _file(lang: str, view: str, name: str, ending: str) -> Response:
    kind = files.kind(ending)
    exhibit = made(view, name, lang)
    if not exhibit.rows and ending in files.DATA:
        raise NoExhibit(f"Figure '{name}' is words only.", "choose a picture or a slide")
    data = _written(exhibit, ending)
    response = Response(data, content_type=kind.mime)
    response.headers["Content-Disposition"] = disposition(f"{stem(exhibit)}.{ending}")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["ETag"] = f'"{sha256(data).hexdigest()[:16]}"'
    return response


def _written(exhibit: Exhibit, ending: str) -> bytes:
    if ending == "csv":
        from exports import csv_file

        return csv_file.write(exhibit, bom=request.args.get(BOM) == "1")
    return files.kind(ending).writer()(exhibit)


def made(view: str, name: str, lang: str) -> Exhibit:
    """The exhibit that the address of this request names. Raises NoExhibit."""
    if lang not in LANGS:
        raise NoExhibit(f"There is no language '{lang[:10]}'.", f"use one of {', '.join(LANGS)}")
    if len(request.query_string) > LONGEST_QUERY:
        raise NoExhibit("The address is too long.", f"keep its query within {LONGEST_QUERY} letters")
    return exhibits.make(view, name, state(), lang)


def state() -> dict[str, str]:
    """The query of this request: each name's first value, as the pages read it."""
    return {name: values[0] for name, values in request.args.lists() if values}


def guarded(answer: Callable[[], Response]) -> Response:
    """The answer, or what is wrong with the address in words and what to do."""
    try:
        return answer()
    except NoExhibit as none:
        return problem(404, "No such figure", none.what, none.remedy)
    except Exception:
        log.exception("An export failed: %s", request.full_path)
        remedy = "try again in a moment; if it does not help, choose another kind of file"
        return problem(500, "The file could not be made", "It has been logged.", remedy)


def _state_key() -> str:
    return "&".join(f"{name}={value}" for name, value in sorted(state().items()))


def _has(tag: str) -> bool:
    return request.headers.get("If-None-Match") == tag


def register(server: Flask) -> None:
    """Puts the routes on the server."""
    server.add_url_rule("/esitys/<version>/<lang>/<view>/<name>.json", "esitys", exhibit_json)
    server.add_url_rule("/vienti/<lang>/<view>/<name>.<ending>", "vienti", export_file)
