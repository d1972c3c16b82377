"""CURRENT and store files are damaged under a server: the last good store stays, and readiness says so."""

import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import orjson

from data.store_file import POINTER, PREFIX, SCHEMA_VERSION, SUFFIX
from etl.publish import publish
from torture.clients import Client
from torture.outcome import Outcome, none_of, told
from torture.serving import said, serving
from torture.stores import link, served_file
from torture.workers_die import copy_of

Damage = Callable[[Path, Path], None]
BAD = f"{PREFIX}20270101T000000-000000000b{SUFFIX}"
PATIENCE = 20.0
# What a reader asks meanwhile: a page's words, a slice of the store, and the API.
ASKED = ("/api/v1/regions?level=maakunta", "/slice/{}/vaesto/total/kunta/{}.json", "/alue/KU077")


def _pointer(text: bytes) -> Damage:
    return lambda folder, _good: _replace(folder / POINTER, text)


def _replace(pointer: Path, text: bytes) -> None:
    if pointer.is_dir():
        pointer.rmdir()
    fresh = pointer.with_name("fresh")
    fresh.write_bytes(text)
    fresh.replace(pointer)


def _no_pointer(folder: Path, _good: Path) -> None:
    (folder / POINTER).unlink()


def _folder_as_pointer(folder: Path, _good: Path) -> None:
    (folder / POINTER).unlink()
    (folder / POINTER).mkdir()


def _published(make: Callable[[Path, Path], None]) -> Damage:
    def damage(folder: Path, good: Path) -> None:
        (folder / BAD).unlink(missing_ok=True)
        make(folder / BAD, good)
        publish(folder, BAD)

    return damage


def _truncated(path: Path, good: Path) -> None:
    shutil.copy(good, path)
    with path.open("r+b") as file:
        file.truncate(good.stat().st_size // 2)


def _figures_overwritten(path: Path, good: Path) -> None:
    """It opens well: only blocks of figures are not what they were, which only reading shows."""
    shutil.copy(good, path)
    size = good.stat().st_size
    with path.open("r+b") as file:
        for place in range(size // 10, size * 6 // 10, 300_000):
            file.seek(place)
            file.write(b"damaged" * 100)


def _other_schema(path: Path, _good: Path) -> None:
    con = duckdb.connect(path)
    con.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    con.execute("INSERT INTO meta VALUES ('schema_version', ?)", [str(SCHEMA_VERSION + 1)])
    con.close()


DAMAGES: dict[str, Damage] = {
    "CURRENT empty": _pointer(b""),
    "CURRENT of random bytes": _pointer(bytes(range(256)) * 4),
    "CURRENT names a file that is not there": _pointer(f"{PREFIX}x{SUFFIX}".encode()),
    "CURRENT names a file outside": _pointer(b"../../etc/passwd"),
    "CURRENT with a name longer than names may be": _pointer(f"{PREFIX}{'x' * 400}{SUFFIX}".encode()),
    "CURRENT removed": _no_pointer,
    "CURRENT is a folder": _folder_as_pointer,
    "store of text": _published(lambda path, _good: path.write_bytes(b"figures\n" * 4000) and None),
    "store empty": _published(lambda path, _good: path.write_bytes(b"") and None),
    "store cut in the middle": _published(_truncated),
    "figures in the store overwritten": _published(_figures_overwritten),
    "store of a newer schema": _published(_other_schema),
}


def measure(scale: float) -> Outcome:
    """The promise; every kind of damage at any scale."""
    del scale
    with tempfile.TemporaryDirectory(prefix="torture-") as place:
        folder = copy_of(Path(place))
        outcome = trial(folder, DAMAGES)
        started = none_of(
            "started on damage: not the reason at /valmius, or no recovery", started_on_damage(folder)
        )
        return replace(outcome, figures=(*outcome.figures, started))


def trial(folder: Path, damages: dict[str, Damage]) -> Outcome:
    """Each damage to a folder whose store is being served, and then a good store again."""
    began = time.monotonic()
    good = served_file(folder)
    faults: list[str] = []
    with serving(folder, workers=1) as server:
        client = Client(server.url)
        for number, (name, damage) in enumerate(damages.items()):
            damage(folder, good)
            faults += [f"{name}: {fault}" for fault in _while_damaged(client)]
            again = folder / f"{PREFIX}20280101T{number:06}-{number:010x}{SUFFIX}"
            faults += [f"{name}: {fault}" for fault in _recovers(client, folder, good, again)]
        client.close()
        words = [line for line in said(server).splitlines() if "Exception on" in line]
    (folder / BAD).unlink(missing_ok=True)
    figures = (
        told("kinds of damage", len(damages)),
        none_of("requests not answered from the last good store, or readiness silent", faults),
        none_of("unexpected exceptions in the server's log", words),
    )
    return Outcome("damage", figures, time.monotonic() - began)


def _while_damaged(client: Client, first: bool = True) -> list[str]:
    """What is wrong with the answers while the store that was published last cannot be read.

    Damage that only reading shows is met by one question, which is told so (503); all others are answered.
    """
    faults = []
    for path in _paths(client):
        answer = client.ask(path)
        if first and answer.status == 503 and b"remedy" in answer.body:
            return _while_damaged(client, first=False)
        if answer.status != 200:
            faults.append(f"{answer.status} at {path} {answer.problem}")
    return faults + _silent(client)


def _silent(client: Client) -> list[str]:
    answer = client.ask("/valmius")
    if answer.status != 200 or orjson.loads(answer.body)["status"] != "warning":
        return [f"/valmius: {answer.status} {answer.body[:80]!r}"]
    checks = orjson.loads(answer.body)["checks"]
    return [] if any("Remedy" in check["detail"] for check in checks) else ["/valmius tells no remedy"]


def _paths(client: Client) -> list[str]:
    """ASKED with the served version and periods not asked yet, so that no kept answer helps."""
    version = orjson.loads(client.ask("/valmius").body).get("version", "")
    years = range(2000 + int(time.monotonic() * 7) % 15, 2024, 3)
    return [path.format(version, year) for path in ASKED for year in (years if "{}" in path else [0])]


def _recovers(client: Client, folder: Path, good: Path, again: Path) -> list[str]:
    link(good, again)
    if (folder / POINTER).is_dir():
        (folder / POINTER).rmdir()
    publish(folder, again.name)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        told_ = orjson.loads(client.ask("/valmius").body)
        if told_.get("version", "") in again.name and told_["status"] != "":
            return []
        time.sleep(0.1)
    return [f"the good store was not served within {PATIENCE:.0f} s"]


def started_on_damage(folder: Path) -> list[str]:
    """A server that starts where nothing can be read tells why, and serves when a store is published."""
    good = served_file(folder)
    faults = []
    _replace(folder / POINTER, b"nothing")
    with serving(folder, workers=1, first="/terve") as server:
        client = Client(server.url)
        answer = client.ask("/valmius")
        if answer.status != 503 or b"remedy" not in answer.body:
            faults.append(f"/valmius: {answer.status} {answer.body[:80]!r}")
        page = client.ask("/alue/KU077")
        if b"Traceback" in page.body:
            faults.append("a traceback in a page")
        again = folder / f"{PREFIX}20290101T000000-{0:010x}{SUFFIX}"
        faults += _recovers(client, folder, good, again)
        client.close()
    return faults
