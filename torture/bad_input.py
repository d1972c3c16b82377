"""Generated bad input by every door: addresses, callbacks, API, cookies, posted pins, CSV by contract."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlencode

import orjson
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from etl.sources.contract import parse_contract
from etl.sources.csvfile import parse_file
from etl.sources.errors import SourceError
from torture.outcome import Outcome, at_most, none_of, told
from torture.questions import VIEWS, layout

CASES = 10_000
SLOWEST = 10.0  # seconds for one case, on a busy machine too
KEYS = (
    "alueet",
    "mittari",
    "teema",
    "ryhma",
    "taso",
    "jakso",
    "lang",
    "nakyma",
    "kohde",
    "tila",
    "painot",
    "maara",
)
ODD = (
    *(
        "",
        "KU091",
        "KU999",
        "SSS",
        "vaesto",
        "total",
        "kunta",
        "2024",
        "2024-13",
        "-1",
        "1e309",
        "NaN",
        "null",
    ),
    *("../../etc/passwd", "%00", "' OR 1=1 --", "{{7*7}}", "<script>alert(1)</script>", "=1+1", "\u202e"),
    *("\U0001f4a5" * 9, "a" * 3000, "9" * 400),
)
# What fits a part of an address, so that most cases get further than its first look.
FITTING = {
    "lang": ("fi", "sv", "en"),
    "level": ("kunta", "hyvinvointialue", "maakunta", "maa"),
    "indicator": ("vaesto", "tyollisyysaste", "vaesto_15_64_osuus"),
    "indicator_id": ("vaesto", "tyollisyysaste", "huoltosuhde"),
    "group": ("total", "male", "age_0_17"),
    "period": ("2024", "2023", "2024-06", "uusin"),
    "codes": ("KU077", "KU077,KU179,HVA15", "HVA15", "-"),
    "code": ("KU077", "HVA15", "SSS"),
    "area": ("KU077", "HVA15", "SSS"),
    "ending": ("csv", "xlsx", "zip"),
    "theme": ("vaesto", "talous"),
}
CONTRACT = parse_contract(
    b"{id: a, file: a.csv, producer: p, licence: l, statistics: {fi: t}, unit: percent, indicator: i,"
    b" columns: {area: k, period: v, value: a}}",
    "a.yml",
)
text = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
# What a state of a view may begin with; anything comes on top of it.
STATES: tuple[dict[str, str], ...] = (
    *({}, {"kohde": "KU077"}, {"kohde": "HVA15", "alueet": "KU179"}, {"kohde": "vaesto"}),
    *(
        {"alueet": "KU077,KU601", "teema": "vaesto", "mittari": "vaesto"},
        {"alueet": "HVA15", "nayta": "tarve"},
    ),
)
odd_query = st.dictionaries(st.one_of(st.sampled_from(KEYS), text), text, max_size=6)
query = st.tuples(st.sampled_from(STATES), st.one_of(st.just({}), odd_query)).map(
    lambda pair: urlencode(pair[0] | pair[1])
)
# JSON of any shape, numbers of any size among it.
value: SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), text),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(text, inner, max_size=4)),
    max_leaves=12,
)


@dataclass
class Door:
    """What came in by one door. worst: seconds of the slowest case."""

    name: str
    cases: int = 0
    worst: float = 0.0
    faults: list[str] = field(default_factory=list)

    def took(self, seconds: float, fault: str) -> None:
        """Notes one case."""
        self.cases += 1
        self.worst = max(self.worst, seconds)
        if fault and len(self.faults) < 50:
            self.faults.append(fault)


Ask = Callable[[Any, Any], Any]


def _paths(rules: list[str]) -> SearchStrategy[str]:
    """Addresses of the server's own rules with fitting things or anything in their places, and of no rule."""
    from data import queries
    from exports.exhibits import VIEWS as EXHIBITS

    known = FITTING | {"version": (queries.current_version(),), "view": tuple(EXHIBITS)}
    filled = st.sampled_from(rules).flatmap(lambda rule: _filled(_with_exhibit(rule, 0), known))
    exhibits = st.tuples(st.sampled_from(rules), st.integers(0, 200)).flatmap(
        lambda pair: _filled(_with_exhibit(*pair), known)
    )
    return st.one_of(filled, exhibits, exhibits, text.map(lambda path: "/" + quote(path)))


def _with_exhibit(rule: str, number: int) -> str:
    """A rule with a view and one of its own exhibits in their places; 0 leaves them open."""
    if not number or "<view>/<name>" not in rule:
        return rule
    pairs = pairs_of_exhibits()
    return rule.replace("<view>/<name>", "/".join(pairs[number % len(pairs)]))


def pairs_of_exhibits() -> list[tuple[str, str]]:
    """View and name of every exhibit."""
    from exports import exhibits

    return [(view, name) for view in exhibits.VIEWS for name in sorted(exhibits.offered(view))]


def _filled(rule: str, known: dict[str, tuple[str, ...]]) -> SearchStrategy[str]:
    odd = text.map(lambda part: quote(part, safe=""))

    def piece(part: str) -> SearchStrategy[str]:
        fitting = known.get(part.rsplit(":", 1)[-1])
        return st.one_of(*[st.sampled_from(fitting)] * 5, odd) if fitting else odd

    parts = re.split(r"<([^>]+)>", rule)
    return st.tuples(*(piece(p) if at % 2 else st.just(p) for at, p in enumerate(parts))).map("".join)


def _address(client: Any, case: tuple[str, str]) -> Any:
    # As a server hands it over: the test client would read '//name' as the name of a host and never ask.
    path = unquote_to_bytes(case[0]).decode("latin-1")
    return client.get("/", query_string=case[1], environ_overrides={"PATH_INFO": path})


def _callback(client: Any, body: Any) -> Any:
    return client.post("/_dash-update-component", data=_json(body), content_type="application/json")


def _changed_callback(client: Any, case: tuple[str, str, Any]) -> Any:
    body = orjson.loads(layout(case[0]).body)
    body[case[1]] = case[2]
    return _callback(client, body)


def _opened(client: Any, case: tuple[str, str]) -> Any:
    return client.post("/_dash-update-component", data=layout(f"{case[0]}?{case[1]}").body,
                       content_type="application/json")  # fmt: skip


def _with_cookies(client: Any, case: tuple[str, str, str]) -> Any:
    jar = "; ".join(
        f"{name}={quote(text_)}" for name, text_ in zip(("tk_lang", "tk_theme", "tk_area"), case, strict=True)
    )
    return client.get("/_dash-layout", headers={"Cookie": jar, "Accept-Language": quote(case[0])[:200],
                                                "Referer": "http://localhost/" + quote(case[1])})  # fmt: skip


def _posted(client: Any, case: tuple[str, Any]) -> Any:
    return client.post(case[0], data=_json(case[1]), content_type="application/json")


def _json(body: Any) -> bytes:
    if isinstance(body, bytes):
        return body
    import json

    return json.dumps(body).encode()


def _doors(rules: list[str]) -> dict[str, tuple[SearchStrategy[Any], Ask]]:
    """Name → what is generated, and how it is sent."""
    api = [rule for rule in rules if rule.startswith("/api/")]
    others = [rule for rule in rules if not rule.startswith(("/api/", "/vienti/", "/kuva/", "/_dash"))]
    exports = [rule for rule in rules if rule.startswith(("/vienti/", "/kuva/"))]
    views = st.sampled_from([view.partition("?")[0] for view in VIEWS])
    names = st.sampled_from(["output", "outputs", "inputs", "state", "changedPropIds", "x"])
    pins = st.fixed_dictionaries({"title": value, "pins": st.lists(value, max_size=3)})
    posts = st.sampled_from(["/vienti/fi/esitys.pptx", "/foorumi/sv/tiedosto.html", "/vienti/xx/esitys.pptx"])
    return {
        "addresses": (st.tuples(_paths(others), query), _address),
        "views": (st.tuples(views, query), _opened),
        "callback bodies": (st.one_of(value, st.binary(max_size=200)), _callback),
        "callbacks nearly right": (st.tuples(views, names, value), _changed_callback),
        "API": (st.tuples(_paths(api), query), _address),
        "files": (st.tuples(_paths(exports), query), _address),
        "cookies and languages": (st.tuples(text, text, text), _with_cookies),
        "posted pins": (st.tuples(posts, st.one_of(value, pins)), _posted),
    }


def measure(scale: float) -> Outcome:
    """The promise at a scale: so many cases by every door, in this process, without a network between."""
    return trial(max(100, round(CASES * scale)))


def trial(cases: int, number: int = 8) -> Outcome:
    """`cases` by every door."""
    from app import app

    began = time.monotonic()
    app.server.config["PROPAGATE_EXCEPTIONS"] = False
    rules = sorted({rule.rule for rule in app.server.url_map.iter_rules()})
    doors = []
    with app.server.test_client() as client:
        for name, (cases_of, ask) in _doors(rules).items():
            door = Door(name)
            _knock(door, cases_of, lambda case, ask=ask: _judged(ask(client, case), case), cases, number)
            doors.append(door)
    door = Door("CSV by contract")
    _knock(door, _csv(), _parsed, cases, number)
    doors.append(door)
    figures = [told(f"cases by {len(doors)} doors", sum(door.cases for door in doors))]
    for door in doors:
        figures.append(none_of(f"{door.name}: 5xx, tracebacks, errors without a name", door.faults))
        figures.append(at_most(f"{door.name}: slowest of {door.cases}", door.worst, SLOWEST, " s"))
    return Outcome("bad_input", tuple(figures), time.monotonic() - began)


def _knock(
    door: Door, cases_of: SearchStrategy[Any], judged: Callable[[Any], str], cases: int, number: int
) -> None:
    """Runs the cases; every fault is counted, not only the first."""

    @seed(number)
    @settings(max_examples=cases, deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=cases_of)
    def one(case: Any) -> None:
        began = time.monotonic()
        try:
            fault = judged(case)
        except Exception as error:  # whatever it is, it should have been an answer
            fault = f"{type(error).__name__}: {error} for {case!r}"[:300]
        door.took(time.monotonic() - began, fault)

    one()


def _judged(answer: Any, case: Any) -> str:
    body = answer.get_data()
    answer.close()
    if answer.status_code >= 500:
        return f"{answer.status_code} for {case!r}"[:300]
    return f"traceback for {case!r}"[:300] if b"Traceback (most" in body else ""


def _csv() -> SearchStrategy[bytes]:
    """Anything, and files whose head is right."""
    cell = st.one_of(st.sampled_from(["KU091", "2024", "3,5", "-", "", "1e9", '"', "..", "Helsinki"]), text)
    lines = st.lists(st.lists(cell, min_size=1, max_size=5).map(";".join), max_size=8)
    right = lines.map(lambda rows: "\n".join(["k;v;a", *rows]).encode("utf-8", "surrogatepass"))
    return st.one_of(st.binary(max_size=400), right)


def _parsed(body: bytes) -> str:
    try:
        parse_file(body, CONTRACT)
    except SourceError as error:
        return "" if str(error) else "an error without words"
    return ""
