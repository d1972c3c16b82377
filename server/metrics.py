"""Counts for Prometheus at /metrics, added up over the processes; there only with METRICS_TOKEN."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from flask import Flask, Response, request

from data import queries
from server.metrics_folder import FOLDER
from server.observe import Count
from server.problem import problem
from server.settings import Settings

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)


def register(server: Flask, chosen: Settings) -> Count | None:
    """Puts /metrics on the server and gives what counts a request; None where nothing is to be counted."""
    if not chosen.metrics_token:
        return None

    def answer() -> Response:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ").encode("latin-1", "replace")
        if not hmac.compare_digest(given, chosen.metrics_token.encode()):
            refused = problem(
                401, "Not for everybody", "The token is missing or wrong.", "send METRICS_TOKEN"
            )
            refused.headers["WWW-Authenticate"] = "Bearer"
            return refused
        return _answer()

    server.add_url_rule("/metrics", "metrics", answer)
    return _counter()


@lru_cache(maxsize=1)
def _counter() -> Count:
    from prometheus_client import Counter, Histogram

    requests = Counter("tilannekuva_requests", "Requests answered", ("route", "method", "status"))
    seconds = Histogram(
        "tilannekuva_request_seconds", "Seconds until an answer begins", ("route",), buckets=BUCKETS
    )

    def count(route: str, method: str, status: str, took: float) -> None:
        requests.labels(route, method, status).inc()
        seconds.labels(route).observe(took)

    return count


def _answer() -> Response:
    from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry: Any = CollectorRegistry()
    if FOLDER in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry = _Both(registry, REGISTRY)
    text = generate_latest(registry) + generate_latest(_store())
    return Response(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


class _Both:
    """Two registries as one: a single process counts in the library's own."""

    def __init__(self, *registries: Any) -> None:
        self.registries = registries

    def collect(self) -> Iterator[Any]:
        """Every metric of both."""
        for registry in self.registries:
            yield from registry.collect()


def _store() -> Any:
    """What is served, as gauges made at the moment of asking: the same in every process."""
    from prometheus_client import CollectorRegistry, Gauge

    registry = CollectorRegistry()
    up = Gauge("tilannekuva_store_up", "1 when the store can be read", registry=registry)
    try:
        facts = queries.store_facts()
    except Exception:  # whatever is wrong with the store, the other metrics are told
        up.set(0)
        return registry
    up.set(1)
    info = Gauge("tilannekuva_store_info", "Version of the served store", ("version",), registry=registry)
    info.labels(facts.version).set(1)
    built = Gauge("tilannekuva_store_built_seconds", "When the store was made, Unix time", registry=registry)
    built.set(datetime.fromisoformat(facts.built_at).timestamp())
    if facts.data_date:
        dated = Gauge("tilannekuva_data_date_seconds", "Newest date of data, Unix time", registry=registry)
        dated.set(datetime.fromisoformat(facts.data_date).replace(tzinfo=UTC).timestamp())
    return registry
