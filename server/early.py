"""The first paint: a view's frame as HTML in the index page, seen while the browser still reads its scripts.

React makes the same frame a moment later beneath it. The view's early.js draws in the early one what can be
drawn at once, and takes it away when the real one shows as much. Nobody can use the early frame: it is inert
and has no names of its own (id, data-*), so that no script and no assistive technology meets two of anything.
"""

import logging
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

import orjson
from dash import dcc
from dash.development.base_component import Component
from flask import request

from server.routes import viewed

log = logging.getLogger(__name__)

# What of Dash's components a style sheet reads, and the names HTML has for it.
ATTRIBUTES = {
    "className": "class",
    **{name: name for name in ("lang", "href", "type", "placeholder", "value", "hidden", "open", "disabled")},
    **{name: name for name in ("aria-current", "aria-pressed", "aria-selected")},
}
VOID = ("Br", "Hr", "Img", "Wbr")


def frame() -> str:
    """The early frame of the asked page; '' for one that has none.

    A page has one when it is registered with `early`: a function of its path values and query that gives what
    its part of the scripts starts from (plain data).
    """
    entry, values = viewed(request.path)
    if not entry or not callable(entry.get("early")):
        return ""
    try:
        given = {**values, **request.args.to_dict()}
        start = escape(orjson.dumps(entry["early"](**given)).decode())
        made = html_of(entry["layout"](**given))
    except Exception:  # an aid: the view comes without it, and says itself what is wrong
        log.exception("The early frame failed: %s", request.full_path)
        return ""
    return f'<div id="early" inert aria-hidden="true" data-start="{start}">{made}</div>'


def html_of(part: Any) -> str:
    """Dash's component as HTML text: elements, classes and words, nothing that names or does anything."""
    return "".join(_pieces(part))


def _pieces(part: Any) -> Iterator[str]:
    if isinstance(part, dcc.Input):
        yield f'<div class="dash-input-container dash-input {escape(getattr(part, "className", ""))}">'
        yield f'<input class="dash-input-element"{_attributes(part, ("type", "placeholder", "value"))}></div>'
    elif isinstance(part, dcc.Graph):
        yield f'<div class="dash-graph {escape(getattr(part, "className", ""))}"></div>'
    elif isinstance(part, Component):
        yield from _element(part) if part._namespace == "dash_html_components" else ()
    elif isinstance(part, str | int | float):
        yield escape(str(part))
    elif isinstance(part, Iterable):
        for each in part:
            yield from _pieces(each)


def _element(part: Component) -> Iterator[str]:
    tag = part._type.lower()
    yield f"<{tag}{_attributes(part, ATTRIBUTES)}>"
    if part._type not in VOID:
        yield from _pieces(getattr(part, "children", None))
        yield f"</{tag}>"


def _attributes(part: Component, names: Iterable[str]) -> str:
    held = ((ATTRIBUTES[name], getattr(part, name, None)) for name in names)
    return "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in held
        if value is not None and value is not False
    )
