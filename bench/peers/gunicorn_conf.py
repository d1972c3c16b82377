"""How the peers are served: as in deployment, but without the product's own hooks."""

import re
from typing import Any

workers = 2
threads = 4
loglevel = "error"


def post_worker_init(worker: Any) -> None:
    """Ask once for every file: Dash may answer 500 to the first requests of a new worker."""
    from werkzeug.test import Client

    browser = Client(worker.wsgi)
    page = browser.get("/", headers={"Accept-Encoding": "identity"}).get_data()
    if not page.lstrip().startswith(b"<"):
        import brotli

        page = brotli.decompress(page)
    for address in re.findall(r'(?:src|href)="(/[^"]+)"', page.decode()):
        browser.get(address)
    browser.get("/_dash-layout")
    browser.get("/_dash-dependencies")
