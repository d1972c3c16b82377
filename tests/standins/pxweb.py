"""Stand-in of PxWeb API v1: limits, listings, metadata and queries with its terse refusals."""

from __future__ import annotations

import fnmatch
import itertools
import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from tests.standins.server import Call, Reply, StandIn, bad_request, html, too_many

BASE = "/PxWeb/api/v1"


@dataclass
class Variable:
    """A variable: code, text, codes with labels, and the service's marks."""

    code: str
    text: str
    values: dict[str, str]
    time: bool = False
    elimination: bool = False
    total: str = "SSS"


@dataclass
class Table:
    """A table. cell gives a value, None, or a sign ('...', '..', '.') for the codes of a cell."""

    path: str
    title: str
    variables: list[Variable]
    cell: Callable[[dict[str, str]], float | str | None]
    updated: str = "2026-07-01T08:00:00"
    sparse: bool = False
    geo_role: bool = True
    flags_as_text: bool = False
    units: dict[str, str] = field(default_factory=dict)


class PxWebStandIn(StandIn):
    """Serves tables below /PxWeb/api/v1/fi/."""

    def __init__(
        self, tables: list[Table], cells: int = 120_000, calls: int = 1000, window: int = 60
    ) -> None:
        super().__init__()
        self.tables = {table.path: table for table in tables}
        self.cells, self.most_calls, self.window = cells, calls, window
        self._times: list[float] = []

    @property
    def base(self) -> str:
        """Return the base address for the client."""
        return self.address + BASE

    def answer(self, call: Call) -> Reply:
        if self._too_fast():
            return too_many("1")
        if call.query_text == "config":
            return _json({
                "maxValues": self.cells, "maxCells": self.cells, "maxCalls": self.most_calls,
                "timeWindow": self.window, "CORS": True,
            })  # fmt: skip
        path = unquote(call.path).removeprefix(f"{BASE}/fi/")
        if path.endswith("/"):
            return self._listing(path.rstrip("/"))
        table = self.tables.get(path)
        if table is None:
            return bad_request()
        return self._data(table, call.body) if call.method == "POST" else _json(_metadata(table))

    def _too_fast(self) -> bool:
        now = time.monotonic()
        self._times = [t for t in self._times if now - t < self.window] + [now]
        return len(self._times) > self.most_calls

    def _listing(self, folder: str) -> Reply:
        found = [
            {"id": path.rsplit("/", 1)[1], "type": "t", "text": table.title, "updated": table.updated}
            for path, table in self.tables.items()
            if path.rsplit("/", 1)[0] == folder
        ]
        return (
            _json([{"id": "arkisto", "type": "l", "text": "Arkisto"}, *found]) if found else Reply(b"", 404)
        )

    def _data(self, table: Table, body: bytes) -> Reply:
        try:
            wanted = json.loads(body)
            chosen = _choose(table, wanted["query"])
        except (ValueError, KeyError, TypeError):
            return bad_request()
        if math.prod(len(codes) for _, codes in chosen) > self.cells:
            return html(403)
        if wanted.get("response", {}).get("format", "json-stat2") == "json":
            return _json(_px_json(table, chosen))
        return _json(_json_stat(table, chosen))


Chosen = list[tuple[Variable, list[str]]]


def _choose(table: Table, query: list[dict[str, object]]) -> Chosen:
    """Return the variables in the answer with their chosen codes; ValueError for anything unknown."""
    asked = {str(part["code"]): part["selection"] for part in query}
    if set(asked) - {variable.code for variable in table.variables}:
        raise ValueError("unknown variable")
    found = []
    for variable in table.variables:
        if variable.code in asked:
            found.append((variable, _filter(variable, asked[variable.code])))  # type: ignore[arg-type]
        elif not variable.elimination:
            found.append((variable, list(variable.values)))
    return found


def _filter(variable: Variable, selection: dict[str, object]) -> list[str]:
    values = selection["values"]
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("values must be texts")
    codes = list(variable.values)
    if selection["filter"] == "item":
        if set(values) - set(codes):
            raise ValueError("unknown code")
        return [code for code in codes if code in values]
    if selection["filter"] == "all":
        return [code for code in codes if any(fnmatch.fnmatch(code, value) for value in values)]
    if selection["filter"] == "top":
        return codes[-int(values[0]) :]
    raise ValueError("unknown filter")


def _cells(table: Table, chosen: Chosen) -> list[tuple[dict[str, str], float | str | None]]:
    left_out = {v.code: v.total for v in table.variables if v.code not in {one.code for one, _ in chosen}}
    found = []
    for codes in itertools.product(*(codes for _, codes in chosen)):
        key = dict(zip((v.code for v, _ in chosen), codes, strict=True)) | left_out
        found.append((key, table.cell(key)))
    return found


def _metadata(table: Table) -> dict[str, object]:
    return {"title": table.title, "variables": [_described(v, table.flags_as_text) for v in table.variables]}


def _described(variable: Variable, as_text: bool) -> dict[str, object]:
    flags = {"time": variable.time, "elimination": variable.elimination}
    shown: dict[str, object] = (
        {k: str(v) for k, v in flags.items()} if as_text else {k: v for k, v in flags.items() if v}
    )
    names = {"values": list(variable.values), "valueTexts": list(variable.values.values())}
    return {"code": variable.code, "text": variable.text, **names, **shown}


def _json_stat(table: Table, chosen: Chosen) -> dict[str, object]:
    cells = [value for _, value in _cells(table, chosen)]
    numbers = [value if isinstance(value, int | float) else None for value in cells]
    status = {str(at): value for at, value in enumerate(cells) if isinstance(value, str)}
    area = [
        v.code
        for v, codes in chosen
        if any(c == "SSS" or c.startswith("KU") for c in codes) and not v.elimination or v.text == "Alue"
    ]
    content: dict[str, object] = {
        "version": "2.0", "class": "dataset", "label": table.title,
        "source": "Tilastokeskus, <b>mallitilasto</b>", "updated": "2026-04-01T05:00:00Z",
        "note": ["<A HREF='https://stat.fi/' TARGET=_blank>Kuvaus</A><script>alert(1)</script>"],
        "role": {"time": [v.code for v, _ in chosen if v.time], **({"geo": area} if table.geo_role else {})},
        "id": [v.code for v, _ in chosen], "size": [len(codes) for _, codes in chosen],
        "dimension": {v.code: _category(v, codes) for v, codes in chosen},
        "value": {str(at): n for at, n in enumerate(numbers) if n is not None} if table.sparse else numbers,
    }  # fmt: skip
    return content | ({"status": status} if status else {})


def _category(variable: Variable, codes: list[str]) -> dict[str, object]:
    # Keys out of order on purpose: positions count, not the order of an object.
    index = {code: at for at, code in reversed(list(enumerate(codes)))}
    return {
        "label": variable.text,
        "category": {"index": index, "label": {c: variable.values[c] for c in codes}},
    }


def _px_json(table: Table, chosen: Chosen) -> dict[str, object]:
    contents = [v for v, _ in chosen if v.code.lower() in ("contentscode", "tiedot")]
    keys = [v for v, _ in chosen if v not in contents]
    rows: dict[tuple[str, ...], list[str]] = {}
    for key, value in _cells(table, chosen):
        text = value if isinstance(value, str) else ".." if value is None else f"{value:g}"
        rows.setdefault(tuple(key[v.code] for v in keys), []).append(text)
    columns = [{"code": v.code, "text": v.text, "type": "t" if v.time else "d"} for v in keys]
    columns += [
        {"code": c, "text": v.values[c], "type": "c"} for v, codes in chosen if v in contents for c in codes
    ]
    data = [{"key": list(key), "values": values} for key, values in rows.items()]
    return {
        "columns": columns, "comments": [], "data": data,
        "metadata": [{"updated": "2026-07-21T05.00.00Z", "label": table.title, "source": "Tilastokeskus"}],
    }  # fmt: skip


def _json(content: object) -> Reply:
    return Reply(json.dumps(content, ensure_ascii=False).encode())
