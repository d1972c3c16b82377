"""How gunicorn serves the app: a few processes with threads, each warmed before its first visitor."""

from typing import Any

# Nothing here may load duckdb: its import starts a thread, which a fork would lose (tests/architecture).
from server import logs, metrics_folder
from server.settings import settings

bind = f"{settings().host}:{settings().port}"
workers = settings().workers
threads = settings().threads
worker_class = "server.worker.PatientWorker"
timeout = settings().timeout
keepalive = 15
# Each process opens the store itself after the fork; a shared connection must not cross it.
preload_app = False
control_socket_disable = True
# A question is an address of at most 4 kB and a few headers; what is longer is cut off.
limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190
# Our own access log tells no client address; gunicorn's would.
accesslog = None


def on_starting(server: Any) -> None:
    """Brings the compressed copies of assets/ up to date before any process looks at them."""
    from server.static import prepare

    logs.configure(settings(), server.log.error_log)
    metrics_folder.prepare(settings())
    prepare()


def post_worker_init(worker: Any) -> None:
    """Asks everything once: Dash registers its scripts on first use, and must not do so under load."""
    from data.lean import without_pandas

    without_pandas()
    from app import app
    from server.warm import warm

    warm(app)
    worker.log.info("Worker ready (pid: %s)", worker.pid)


def child_exit(_server: Any, worker: Any) -> None:
    """A process has ended: what only it counted goes with it."""
    metrics_folder.process_ended(worker.pid, settings())
