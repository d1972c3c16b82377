"""What simulated readers ask: whole views as a browser opens them, their data, the API and files."""

import re
from collections.abc import Sequence
from html import unescape

import orjson

from torture.clients import PLACE, Answer, Client, Question
from torture.stores import VERSION

VIEWS = (
    "/mittari/vaesto?alueet=KU077",
    "/?alueet=KU077",
    "/alue/KU077",
    "/vertaa?alueet=KU077,KU179&teema=vaesto&mittari=vaesto",
    "/alueerot/HVA15?mittari=vaesto",
    "/ryhmat?alueet=HVA15",
    "/ennakointi?alueet=KU077",
    "/tiedot",
)
_API = (
    "/api/v1/regions?level=kunta",
    "/api/v1/indicators",
    "/api/v1/observations?indicator=vaesto&region=KU077",
    "/api/v1/boundaries/hyvinvointialue",
)
_FILES = ("/vienti/fi/mittari/kartta.csv?kohde=vaesto", "/vienti/fi/alue/mittarit.csv?kohde=KU077")
_EXHIBITS = ("mittari/kartta.json?kohde=vaesto", "mittari/kehitys.json?kohde=vaesto&alueet=KU077")
_PRELOAD = re.compile(r'<link rel="preload" as="fetch"[^>]* href="([^"]+)"')


def everything(client: Client) -> list[Question]:
    """Views, what they load first, exhibits, files and API; the server tells what each view loads."""
    found: list[Question] = []
    for view in VIEWS:
        found.append(layout(view))
        found += [_question(unescape(path)) for path in _preloads(client, view)]
    found += [_question(path) for path in (*_API, *_FILES)]
    found += [Question(f"/esitys/{PLACE}/fi/{name}") for name in _EXHIBITS]
    return list(dict.fromkeys(found))


def layout(view: str, lang: str = "fi") -> Question:
    """The question that Dash's router asks when a view is opened."""
    path, _, search = view.partition("?")
    places = {"pathname": path, "search": f"?{search}&lang={lang}" if search else f"?lang={lang}"}
    body = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": name, "value": value} for name, value in places.items()
        ],
        "changedPropIds": ["_pages_location.pathname"],
    }
    return Question("/_dash-update-component", orjson.dumps(body))


def answered(client: Client, questions: Sequence[Question]) -> list[Question]:
    """Those questions that a quiet server answers with 200. Raises RuntimeError when one fails."""
    version = _version(client)
    return [q for q in questions if well(q, client.ask(q.path.replace(PLACE, version), q.body))]


def well(question: Question, answer: Answer) -> bool:
    """Whether a quiet server answered with 200. Raises RuntimeError for 5xx and for no answer."""
    if answer.status == 0 or answer.status >= 500:
        raise RuntimeError(f"A quiet server failed: {answer.status} {answer.problem} at {question.path}")
    return answer.status == 200


def _preloads(client: Client, view: str) -> list[str]:
    page = client.ask(view).body.decode(errors="replace")
    return [path for path in _PRELOAD.findall(page) if not path.startswith("/_dash-dep")]


def _question(path: str) -> Question:
    return Question(VERSION.sub(PLACE, path))


def _version(client: Client) -> str:
    found: str = orjson.loads(client.ask("/valmius").body)["version"]
    return found
