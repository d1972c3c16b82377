"""Stores are published while clients ask without a pause: no failure, no mixed answer, nothing kept."""

import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from bench.servers import Server
from data.store_file import default_folder
from torture.clients import PLACE, Client, Question, asking, current
from torture.outcome import Outcome, at_most, none_of, told
from torture.questions import everything, well
from torture.serving import said, serving, workers_of
from torture.stores import MARKED, PLAIN, VERSION, Swaps, make_swaps, open_files

SWAPS, CLIENTS, BETWEEN = 50, 20, 2.0
# Memory may still grow with answers kept within their limit; a leak of a store would be more each swap.
GROWTH = 1.25
LEAST = 12
Truth = dict[Question, dict[str, str]]


def measure(scale: float) -> Outcome:
    """The promise at a scale."""
    with tempfile.TemporaryDirectory(prefix="torture-") as place:
        swaps = make_swaps(default_folder(), Path(place))
        with serving(swaps.folder) as server:
            return trial(server, swaps, max(4, round(SWAPS * scale)), CLIENTS)


def trial(server: Server, swaps: Swaps, times: int, clients: int, between: float = BETWEEN) -> Outcome:
    """`times` swaps under the load of `clients`."""
    began = time.monotonic()
    truth = learn(server.url, swaps)
    known: list[float] = []
    with asking(server.url, list(truth), clients, judge_of(truth, swaps)) as tally:
        for _ in range(times):
            time.sleep(between)
            swaps.swap()
            known.append(server.memory_mb())
        time.sleep(between)
    held = settled(server, swaps)
    half = len(known) // 2
    figures = (
        told("stores published", times),
        told("clients asking at the same time", clients),
        told("different questions, whose answers differ between the two stores", len(truth)),
        told("answers looked at", tally.asked),
        told("of them 404 that name the newer version to an older page", tally.moved),
        at_most("failed requests (5xx or no answer)", tally.failed, 0),
        none_of("answers that are neither one store's nor the other's", tally.faults),
        none_of("files of earlier stores still open afterwards", held),
        at_most("memory of the second half against the first", max(known[half:]) / max(known[:half]), GROWTH),
        none_of("errors in the server's log", errors_in(said(server))),
    )
    return Outcome("publish", figures, time.monotonic() - began)


def learn(url: str, swaps: Swaps) -> Truth:
    """What a quiet server answers from each store; only questions whose answers tell the stores apart."""
    client = Client(url)
    questions = everything(client)
    truth: Truth = {question: {} for question in questions}
    for _ in (PLAIN, MARKED):
        version = swaps.swap()
        for question in questions:
            answer = client.ask(question.path.replace(PLACE, version), question.body)
            if well(question, answer):
                truth[question][swaps.kinds[version]] = digest(answer.body)
    client.close()
    different = {q: kinds for q, kinds in truth.items() if len(set(kinds.values())) == 2}
    if len(different) < LEAST:
        raise RuntimeError(f"Only {len(different)} of {len(questions)} questions tell the stores apart.")
    return different


def judge_of(truth: Truth, swaps: Swaps) -> Callable[[Question, str, bytes], str]:
    """Says what is wrong with an answer: it must be word for word that of one store, and of one version."""

    def judge(question: Question, version: str, body: bytes) -> str:
        named = set(VERSION.findall(body.decode(errors="replace"))) & swaps.kinds.keys()
        if len(named) > 1:
            return f"{question.path} names two versions"
        kinds = {swaps.kinds[v] for v in (*named, *([version] if question.versioned else []))}
        fitting = {kind for kind, expected in truth[question].items() if expected == digest(body)}
        if not fitting or not kinds <= fitting:
            return f"{question.path} is of {fitting or 'no store'}, named {kinds or 'nothing'}"
        return ""

    return judge


def digest(body: bytes) -> str:
    """The answer without the versions that it names."""
    return sha256(VERSION.sub("V", body.decode(errors="replace")).encode()).hexdigest()


def settled(server: Server, swaps: Swaps, patience: float = 10.0) -> list[str]:
    """Files that are still open in a worker although it has been asked since the last swap."""
    end = time.monotonic() + patience
    while True:
        for _ in range(20):  # new connections, so that each worker gets some
            client = Client(server.url)
            served = current(client)
            client.close()
        opened = open_files(workers_of(server), swaps.folder)
        late = sorted({name for names in opened.values() for name in names if served not in name})
        if not late or time.monotonic() > end:
            return late


def errors_in(words: str) -> list[str]:
    """What a log tells of errors: lines of that level, and of each traceback its last place and its error."""
    lines = words.splitlines()
    return [_error_at(lines, at) for at, line in enumerate(lines) if "[ERROR]" in line or "Traceback" in line]


def _error_at(lines: list[str], at: int) -> str:
    if "Traceback" not in lines[at]:
        return lines[at]
    last_place = ""
    for line in lines[at + 1 :]:
        if not line.startswith(" "):
            return f"{line} ({last_place})"
        if line.lstrip().startswith("File "):
            last_place = line.strip()
    return lines[at]
