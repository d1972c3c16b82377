"""Asks a new process for everything that browsers load first, before it gets visitors."""

import re
from typing import Any

import dash

_SCRIPT = re.compile(r'src="(/_dash-component-suites/[^"]+)"')
_ENCODINGS = ("br", "gzip")


def warm(app: Any) -> None:
    """Requests the index, layout, dependencies, each script and each page once."""
    client = app.server.test_client()
    index = client.get("/").get_data(as_text=True)
    for path in ("/_dash-layout", "/_dash-dependencies", "/valmius", *_SCRIPT.findall(index)):
        for encoding in _ENCODINGS:
            client.get(path, headers={"Accept-Encoding": encoding}).close()
    for page in dash.page_registry.values():
        _open(client, page["relative_path"])


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
