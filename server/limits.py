"""How often one client may ask for what is dear to make: the API and files; in Redis when there is one."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from server.settings import Settings

STRATEGY = "sliding-window-counter"


def register(server: Flask, chosen: Settings) -> Limiter:
    """Puts the limits on the endpoints that have one; they must be on the server already.

    A client is its address, which is kept no longer than the limit's own span and never written down. When
    Redis cannot be reached, each process counts by itself meanwhile: a limit must not stop the service.
    """
    server.config["RATELIMIT_IN_MEMORY_FALLBACK_ENABLED"] = bool(chosen.redis_url)
    limiter = Limiter(
        get_remote_address,
        app=server,
        storage_uri=chosen.redis_url or "memory://",
        storage_options=_patience() if chosen.redis_url else {},
        strategy=STRATEGY,
        headers_enabled=True,
        key_prefix="tilannekuva",
    )
    for rule in list(server.url_map.iter_rules()):
        scope, rate = _limit_of(rule.rule, chosen)
        if rate:
            limited: Any = limiter.shared_limit(rate, scope=scope)
            server.view_functions[rule.endpoint] = limited(server.view_functions[rule.endpoint])
    return limiter


def _patience() -> dict[str, Any]:
    """One short try: nobody waits for a count."""
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return {"socket_connect_timeout": 0.25, "socket_timeout": 0.25, "retry": Retry(NoBackoff(), 0)}


def _limit_of(address: str, chosen: Settings) -> tuple[str, str]:
    """Scope and rate of an address; '' for none: pages and data of views are cheap and kept."""
    if address.startswith("/api/"):
        return "api", chosen.api_rate_limit
    made_for_one = address.startswith(("/vienti/", "/kuva/")) or address.endswith("/tiedosto.html")
    return ("export", chosen.export_rate_limit) if made_for_one else ("", "")
