"""How gunicorn serves the app: a few processes with threads, each warmed before its first visitor."""

from typing import Any

from server.settings import settings

bind = f"{settings().host}:{settings().port}"
workers = settings().workers
threads = settings().threads
worker_class = "gthread"
timeout = settings().timeout
keepalive = 15
# Each process opens the store itself after the fork; a shared connection must not cross it.
preload_app = False
control_socket_disable = True


def on_starting(_server: Any) -> None:
    """Brings the compressed copies of assets/ up to date before any process looks at them."""
    from server.static import prepare

    prepare()


def post_worker_init(_worker: Any) -> None:
    """Asks everything once: Dash registers its scripts on first use, and must not do so under load."""
    from app import app
    from server.warm import warm

    warm(app)
