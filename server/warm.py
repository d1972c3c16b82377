"""Asks a new process for everything that browsers load first, before it gets visitors."""

import logging
import re
from typing import Any

import dash

from components.i18n import LANGS
from data import queries
from data.db import StoreError
from server import following
from server.routes import viewed
from server.settings import settings

log = logging.getLogger(__name__)

_SCRIPT = re.compile(r'src="(/_dash-component-suites/[^"]+)"')
_ENCODINGS = ("br", "gzip")
# Views whose data are asked for once: what they share (names, spreads, texts of a language) is then at hand.
_EXAMPLES = ("/", "/alue/KU091", "/mittari", "/vertaa")
_AREA = {"alueet": "KU091"}
_COUNTY = {"alueet": "HVA02"}
# What other views and kinds of area share, asked for in one language: the first answer of each took 0.2–2 s.
_ONCE: tuple[tuple[str, dict[str, str]], ...] = (
    ("/", _COUNTY),
    ("/alue/HVA02", {}),
    ("/alue/MK02", {}),
    ("/vertaa", {**_COUNTY, "taso": "hyvinvointialue"}),
    ("/ryhmat", _COUNTY),
    ("/ryhmat", {**_AREA, "nayta": "ryhma"}),
    ("/ryhmat", {**_COUNTY, "nayta": "tarve"}),
    ("/alueerot/HVA02", {}),
    ("/ennakointi", _COUNTY),
)
# What a first click asks for: similar areas, series, and a pack, which draws on the exhibits of every view.
_CLICKS = (
    "/similar/{version}/fi/kunta/KU091/yleinen/ei/10.json",
    "/lines/{version}/fi/vaesto/kunta/2010/KU091.json",
    "/paketit/{version}/fi/hyte/HVA02.json",
)


def warm(app: Any) -> None:
    """Requests the index, layout, dependencies, each script and each page once.

    Without a store there is nothing to warm, but a process must start: /valmius then says why.
    """
    following.start(settings())  # where the store is in a bucket, this host's copy comes first
    try:
        _warm(app)
    except StoreError as error:
        log.error("Started without a store: %s", error)


def _warm(app: Any) -> None:
    client = app.server.test_client()
    index = client.get("/").get_data(as_text=True)
    for path in ("/_dash-layout", "/_dash-dependencies", "/valmius", *_SCRIPT.findall(index)):
        for encoding in _ENCODINGS:
            client.get(path, headers={"Accept-Encoding": encoding}).close()
    for page in dash.page_registry.values():
        _open(client, page["relative_path"])
    for path in _EXAMPLES:
        for lang in LANGS:
            _ask(client, path, {**_AREA, "lang": lang})
    for path, query in _ONCE:
        _ask(client, path, {**query, "lang": LANGS[0]})
    for address in _CLICKS:
        _get(client, address.format(version=queries.current_version()))


def _get(client: Any, address: str) -> None:
    client.get(address, headers={"Accept-Encoding": _ENCODINGS[0]}).close()


def _ask(client: Any, path: str, query: dict[str, str]) -> None:
    """Asks for what a view would ask for first."""
    page, values = viewed(path)
    if callable(page.get("preload")):
        with client.application.test_request_context(path):
            addresses = page["preload"](**{**values, **query})
        for address in addresses:
            _get(client, address)


def _open(client: Any, path: str) -> None:
    """Renders a page the way the browser asks for it."""
    body = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": path},
            {"id": "_pages_location", "property": "search", "value": ""},
        ],
        "changedPropIds": ["_pages_location.pathname"],
    }
    client.post("/_dash-update-component", json=body).close()
