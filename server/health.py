"""/terve: the process answers; /valmius: it can show figures, how old they are, what checks say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from flask import Flask, Response, jsonify

from data import db, queries
from data.catalog import load
from data.queries import quality
from data.store_address import Bucket
from server import following
from server.problem import problem
from server.settings import Settings, settings


def alive() -> Response:
    """Whether the process answers at all."""
    return _fresh(jsonify(status="ok"))


def ready() -> Response:
    """Whether the store can be read, its age and checks; 503 with what to do when it cannot be read."""
    try:
        facts = _told()
    except Exception as error:  # whatever is wrong with the store, the answer says so
        bucket = following.trouble(settings().store_interval)
        told = f"{error} What is followed: {bucket}." if bucket else str(error)
        return problem(503, "The store cannot be read", told, "run `make build`")
    return _fresh(jsonify(facts))


def _told() -> dict[str, Any]:
    version = queries.current_version()
    facts = queries.store_facts()
    built = datetime.fromisoformat(facts.built_at)
    newest = date.fromisoformat(facts.data_date) if facts.data_date else None
    checks = _checks()
    return {
        # A warning is for people: the process still serves, so a balancer keeps it.
        "status": "ok" if all(check["ok"] for check in checks) else "warning",
        "version": version,
        "built_at": facts.built_at,
        "store_age_hours": round((datetime.now(UTC) - built).total_seconds() / 3600, 1),
        "data_date": facts.data_date,
        "data_age_days": (datetime.now(UTC).date() - newest).days if newest else None,
        "checks": checks,
    }


def _checks() -> list[dict[str, Any]]:
    held, known = set(queries.spans()), {indicator.id for indicator in load()}
    trouble, bucket = db.trouble(), following.trouble(settings().store_interval)
    kind = "bucket" if isinstance(following.followed(), Bucket) else "lake"
    followed = [] if bucket is None else [_check(f"the {kind} of stores is followed", not bucket, bucket)]
    return [
        *followed,
        _check("the store that was published last is served", trouble is None, str(trouble or "")),
        _check("the store holds figures", bool(held), f"{len(held)} indicators"),
        _check(
            "every indicator of the store is in the catalogue",
            held <= known,
            ", ".join(sorted(held - known)[:5]),
        ),
        _check(
            "no source has been put aside", not quality.put_aside(), f"{len(quality.put_aside())} put aside"
        ),
    ]


def _check(name: str, ok: bool, detail: str) -> dict[str, Any]:
    return {"name": name, "ok": ok, "detail": detail}


def _fresh(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def register(server: Flask, chosen: Settings) -> None:
    """Puts the addresses on the server; security.txt (RFC 9116) only where there is somebody to write to."""
    server.add_url_rule("/terve", "terve", alive)
    server.add_url_rule("/valmius", "valmius", ready)
    if chosen.security_contact:
        text = (
            f"Contact: {chosen.security_contact}\nExpires: {chosen.security_expires}T23:59:59Z\n"
            "Preferred-Languages: fi, sv, en\n"
        )
        server.add_url_rule(
            "/.well-known/security.txt", "security_txt", lambda: Response(text, content_type="text/plain")
        )
