"""Sends an answer of the API: entity tag, kept for a while, made from one version of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any
from zlib import MAX_WBITS, compressobj

import brotli
import orjson
from flask import Response, request

from data import queries
from server.api.document import API
from server.encoding import wanted

JSON = "application/json"
# Kept without asking for a minute; after that one short question tells whether it still holds.
KEPT = "public, max-age=60"
_TRIES = 3


def send(make: Callable[[], Any], kind: str = JSON, form: str = "") -> Response:
    """A whole answer, or 304. A store published in the middle makes it be made again."""
    for _try in range(_TRIES):
        version = queries.current_version()
        tag = tag_of(version, form)
        if held_by_client(tag):
            return unchanged(tag)
        body = make()
        if queries.current_version() == version:
            break
    data = body if isinstance(body, bytes) else orjson.dumps(body)
    return _marked(Response(data, content_type=kind), tag)


def stream(pieces: Iterator[bytes], kind: str, tag: str, name: str) -> Response:
    """An answer that is sent while it is made, compressed on the way."""
    encoding = wanted(request.headers.get("Accept-Encoding", ""))
    response = Response(_packed(pieces, encoding), content_type=kind)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    _marked(response, tag)
    # Says that the encoding is settled: nobody may gather a stream to compress it again.
    response.headers["Vary"] = "Accept, Accept-Encoding"
    return response


def tag_of(version: str, form: str = "") -> str:
    """The entity tag of this question's answer from a store version, in a form and encoding."""
    asked = "&".join(sorted(f"{name}={value}" for name, value in request.args.items(multi=True)))
    encoding = wanted(request.headers.get("Accept-Encoding", ""))
    parts = (version, API, request.path, asked, form, encoding)
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def held_by_client(tag: str) -> bool:
    """Whether the client says that it has this answer."""
    return request.if_none_match.contains_weak(tag)


def unchanged(tag: str) -> Response:
    """304: as you have it."""
    return _marked(Response(status=304), tag)


def _marked(response: Response, tag: str) -> Response:
    response.set_etag(tag)
    response.headers["Cache-Control"] = KEPT
    response.headers["Vary"] = "Accept"
    return response


def _packed(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The pieces in an encoding, each sent on as soon as the compressor gives something."""
    if not encoding:
        yield from pieces
        return
    if encoding == "br":
        packer = brotli.Compressor(quality=4)
        add, end = packer.process, packer.finish
    else:
        zipper = compressobj(5, wbits=MAX_WBITS | 16)
        add, end = zipper.compress, zipper.flush
    for piece in pieces:
        if packed := add(piece):
            yield packed
    yield end()
