"""The one HTTP client of the sources: named, paced, retried, and never fooled by a page instead of data."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import urlsplit

import httpx2
import orjson
import stamina
import stamina.instrumentation

from etl.sources.answers import Expect, check_answer, error_for_status
from etl.sources.errors import (
    BudgetSpent,
    SlowAnswer,
    SourceError,
    Stopped,
    TooMuchData,
    TruncatedAnswer,
    Unreachable,
)
from etl.sources.lanes import Lane
from etl.sources.settings import SourceSettings

Params = Sequence[tuple[str, str]]
# Retries are told through the progress view; a second copy in the log would only confuse.
stamina.instrumentation.set_on_retry_hooks([])


@dataclass(frozen=True)
class Answer:
    """One answer, unchanged. fetched_at is UTC, ISO 8601."""

    method: str
    url: str
    request_body: bytes
    status: int
    content_type: str
    body: bytes
    fetched_at: str


Recorder = Callable[[Answer], None]


class HttpClient:
    """Asks all services. Close it, or use it as a context manager."""

    def __init__(
        self,
        settings: SourceSettings,
        stop: threading.Event | None = None,
        record: Recorder | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings, self.stop = settings, stop or threading.Event()
        self._record, self._clock = record, clock
        self._deadline = clock() + settings.budget_seconds
        self._counts = threading.Lock()
        self.calls = self.received = self.retries = 0
        timeout = httpx2.Timeout(settings.read_timeout, connect=settings.connect_timeout)
        self._client = httpx2.Client(
            timeout=timeout,
            headers={"User-Agent": settings.user_agent, "Accept-Language": "fi"},
            trust_env=not _all_local(settings),
        )

    def __enter__(self) -> HttpClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, lane: Lane, url: str, params: Params = (), expect: Expect = Expect.JSON) -> Answer:
        """Return the answer to a GET. Raises SourceError when none usable came."""
        return self._ask(lane, self._client.build_request("GET", url, params=list(params) or None), expect)

    def post(self, lane: Lane, url: str, content: object, expect: Expect = Expect.JSON) -> Answer:
        """Return the answer to a POST of JSON. Raises SourceError when none usable came."""
        headers = {"Content-Type": "application/json"}
        body = orjson.dumps(content)
        return self._ask(lane, self._client.build_request("POST", url, content=body, headers=headers), expect)

    def _ask(self, lane: Lane, request: httpx2.Request, expect: Expect) -> Answer:
        attempts = stamina.retry_context(
            on=self._backoff,
            attempts=self.settings.attempts,
            timeout=None,
            wait_initial=self.settings.wait_first,
            wait_max=self.settings.wait_most,
            wait_jitter=self.settings.wait_first,
        )
        for attempt in attempts:
            with attempt:
                self._check_budget(str(request.url))
                with lane.turn():
                    answer = self._once(request, expect)
                if self._record:
                    self._record(answer)
                return answer
        raise AssertionError("a retry context ends with an answer or an error")

    def _backoff(self, error: Exception) -> bool | float:
        """Tell stamina whether to ask again, and after how many seconds when the service said so."""
        if not isinstance(error, SourceError) or not error.retry or self.stop.is_set():
            return False
        with self._counts:
            self.retries += 1
        if error.wait is None:
            return True
        return error.wait if error.wait <= self.settings.wait_asked_most else False

    def _check_budget(self, where: str) -> None:
        if self.stop.is_set():
            raise Stopped("The run was interrupted", where)
        if self._clock() > self._deadline:
            raise BudgetSpent(f"The {self.settings.budget_seconds:.0f} s allowed are over", where)

    def _once(self, request: httpx2.Request, expect: Expect) -> Answer:
        where = str(request.url)
        try:
            response = self._client.send(request, stream=True)
            try:
                body = self._read(response, where)
            finally:
                response.close()
        except httpx2.TimeoutException as error:
            raise SlowAnswer("The service did not answer in time", where) from error
        except (httpx2.RemoteProtocolError, httpx2.DecodingError, httpx2.ReadError) as error:
            raise TruncatedAnswer("The answer broke off", where) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise Unreachable(f"No connection: {type(error).__name__}", where) from error
        return self._judge(request, response, body, expect)

    def _read(self, response: httpx2.Response, where: str) -> bytes:
        """Return the body, bounded in size and in time so that a slow drip cannot hold the run."""
        parts: list[bytes] = []
        size, until = 0, self._clock() + self.settings.answer_timeout
        for part in response.iter_bytes():
            size += len(part)
            parts.append(part)
            if size > self.settings.largest_answer:
                raise TooMuchData(f"The answer is larger than {self.settings.largest_answer:,} bytes", where)
            if self._clock() > until:
                raise SlowAnswer(f"The answer took over {self.settings.answer_timeout:.0f} s", where)
            if self.stop.is_set():
                raise Stopped("The run was interrupted", where)
        with self._counts:
            self.calls += 1
            self.received += size
        return b"".join(parts)

    def _judge(
        self, request: httpx2.Request, response: httpx2.Response, body: bytes, expect: Expect
    ) -> Answer:
        where, kind = str(request.url), response.headers.get("content-type", "")
        if response.status_code != 200:
            raise error_for_status(response.status_code, response.headers, body, where)
        check_answer(body, kind, expect, where)
        fetched_at = datetime.now(UTC).isoformat(timespec="seconds")
        return Answer(request.method, where, request.content, 200, kind, body, fetched_at)


def _all_local(settings: SourceSettings) -> bool:
    """Tell whether every base is on this machine: then a proxy of the environment must not be used."""
    bases = (settings.sotkanet_base, settings.pxweb_base, settings.wfs_base, settings.class_base)
    return all(urlsplit(base).hostname in ("127.0.0.1", "localhost", "::1") for base in bases)
