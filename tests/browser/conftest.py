"""A real server and a real Chromium; a console error or a request leaving the host fails the test."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)  # fmt: skip

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60
expect.set_options(
    timeout=15_000
)  # as long as a page's own: a loaded machine draws late, and says so no sooner
LOCAL = ("127.0.0.1", "localhost", "")


@dataclass
class Watch:
    """What a page did that it must not do; a test may expect some of it by a piece of its text."""

    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def console(self, message: ConsoleMessage) -> None:
        """Keeps errors and warnings of the console."""
        if message.type in ("error", "warning"):
            self.faults.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def request(self, request: Request) -> None:
        """Keeps requests that leave the host."""
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOCAL:
            self.faults.append(f"request leaves the host: {request.url}")

    def on(self, page: Page) -> None:
        """Watches a page."""
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("request", self.request)

    def unexpected(self) -> list[str]:
        """Faults that the test did not expect."""
        return [fault for fault in self.faults if not any(piece in fault for piece in self.expected)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(base: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{base}/valmius", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8')[-4000:]}")


@pytest.fixture(scope="session")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a gunicorn that serves the built store on a free port."""
    port = _free_port()
    base, log = f"http://127.0.0.1:{port}", tmp_path_factory.mktemp("server") / "log.txt"
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "WORKERS": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:server"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            _wait(base, process, log)
            yield base
        finally:
            process.terminate()
            process.wait(timeout=60)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, (
        "chromium is missing: install the Debian packages of packages.txt (sh .ci/packages packages.txt)"
    )
    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=program, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """The watch over the test's pages; fails the test afterwards when something unexpected happened."""
    made = Watch()
    yield made
    assert made.unexpected() == []


@pytest.fixture
def new_page(browser: Browser, server: str, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Makes a page in a fresh context: new_page(width, height, dark=False, **options); goto() takes paths."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 900, *, dark: bool = False, **options: Any) -> Page:
        context = browser.new_context(
            base_url=server,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        watch.on(page)
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page of a desk's width."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """axe(page) fails on any violation; no rule is turned off."""
    script = Axe().axe_script

    def check(page: Page) -> None:
        if page.evaluate("typeof window.axe !== 'object'"):  # once a document: it is half a megabyte
            page.evaluate(script)
        # All rules run; only of violations is it told which elements they are about.
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        told = [
            f"{v['id']}: {v['help']}\n    " + "\n    ".join(n["html"][:200] for n in v["nodes"])
            for v in found
        ]
        assert not told, "\n".join(told)

    return check
