"""Where time goes in a trace: nested work counts once, what is outside not at all; a made-up trace."""

from typing import Any

import pytest

from bench import trace
from bench.browser import Change, Visit

PAGE, OTHER = (7, 1), (8, 1)  # process and thread


def _event(name: str, start: int, took: int, thread: tuple[int, int] = PAGE, **args: Any) -> dict[str, Any]:
    pid, tid = thread
    return {"name": name, "ph": "X", "ts": start, "dur": took, "pid": pid, "tid": tid, "args": args}


def _named(thread: tuple[int, int], name: str) -> dict[str, Any]:
    return {"name": "thread_name", "ph": "M", "pid": thread[0], "tid": thread[1], "args": {"name": name}}


SCRIPT = {"data": {"url": "http://127.0.0.1:1/assets/js/map.js?m=1"}}
TASKS = [
    _event("RunTask", 1000, 8000),
    _event("FunctionCall", 2000, 5000, **SCRIPT),
    _event("Layout", 3000, 1000),
    _event("RunTask", 10_000, 4000),
]


def test_work_is_counted_without_what_is_nested_in_it() -> None:
    found = trace.own_ms(TASKS, trace.Span("", 0, 20_000))
    assert found == {"RunTask": 3 + 4, "FunctionCall map.js": 4, "Layout": 1, "nothing (waiting)": 8}


def test_only_what_lies_in_the_span_counts() -> None:
    found = trace.own_ms(TASKS, trace.Span("", 3500, 11_000))
    kinds = {"RunTask": 2 + 1, "FunctionCall map.js": 3, "Layout": 0.5, "nothing (waiting)": 1}
    assert found == pytest.approx(kinds)
    assert sum(found.values()) == pytest.approx(7.5)


def test_the_pages_thread_is_the_renderer_that_worked_most() -> None:
    names = [_named(PAGE, "CrRendererMain"), _named(OTHER, "CrRendererMain"), _named((9, 1), "Compositor")]
    others = [_event("RunTask", 0, 500, OTHER), _event("RunTask", 0, 90_000, (9, 1))]
    assert trace.main_thread([*names, *others, *TASKS]) == TASKS
    assert trace.main_thread(names) == []


def test_spans_follow_navigation_and_marks() -> None:
    address = {"data": {"documentLoaderURL": "http://127.0.0.1:1/mittari/vaesto"}}
    events = [
        _event("navigationStart", 100, 0, data={"documentLoaderURL": ""}),
        _event("navigationStart", 5000, 0, **address),
        _event(trace.MARK, 900_000, 0),
    ]
    visit = Visit(300.0, 400.0, 500.0, 0, 0, 0, changes=[Change(40.0, 0, 1, 0.0)])
    load, rest, change, after = trace.spans(events, visit)
    assert (load.start, load.end, rest.end) == (5000, 305_000, 505_000)
    assert (change.start, change.end, after.start) == (900_000, 940_000, 940_000)


def test_small_work_is_one_row() -> None:
    rows = trace.rows(trace.own_ms(TASKS, trace.Span("", 3500, 11_000)))
    assert rows[-1] == ["all else", "0.5"]
    assert ["RunTask", "3.0"] in rows
