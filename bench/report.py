"""Write what was measured: bench/results.json with every figure, bench/RESULTS.md to read."""

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from bench import queries
from bench.cases import BEST, NAIVE, OURS, STREAMLIT, VIZRO
from bench.sections import SECTIONS, Section
from bench.stats import Goal, Verdict, judge, middle, paired, percentile

HERE = Path(__file__).parent
MADE_BY = (
    "Made by `python -m bench`; do not edit. Medians, with the p95 of times in brackets; every round "
    "visits all peers in turn with an empty cache; ratios are medians over the rounds. Bytes as sent. CPU is "
    "the server's: under load with answers asked again and again, and the first time that each was asked. "
    "Parts can be measured one by one (`--only`): each says when it began and how loaded the machine was."
)
Figures = Mapping[str, Mapping[str, list[float]]]

COLUMNS = {
    "map_kb": "kB until the map",
    "load_kb": "kB in all",
    "requests": "requests",
    "first_map_ms": "first map ms",
    "usable_map_ms": "usable map ms",
    "whole_ms": "whole view ms",
    "slow_first_map_ms": "first map at 10 Mbit/s ms",
    "slow_cpu_first_map_ms": "first map, 4 × slower CPU ms",
    "change_ms": "change ms",
    "change_bytes": "bytes per change",
    "change_requests": "requests per change",
    "change_cpu_ms": "CPU ms per change, loaded",
    "change_cpu_cold_ms": "CPU ms per change, first time",
    "changes_per_second": "changes/s",
    "idle_mb": "server MB at rest",
    "sessions_mb": "after 20 sessions",
    "idle_worker_mb": "largest worker at rest",
}
RATIOS = (
    "map_kb", "first_map_ms", "usable_map_ms", "whole_ms", "slow_first_map_ms", "slow_cpu_first_map_ms",
    "change_ms", "change_bytes",
)  # fmt: skip

GOALS = [
    Goal("kB sent until the map is painted", "map_kb", 500),
    Goal("kB sent for the whole view", "load_kb", 1000),
    Goal(f"first map ÷ {BEST}", "first_map_ms", 0.35, BEST),
    Goal(f"whole view ÷ {BEST}", "whole_ms", 0.8, BEST),
    Goal(f"change of indicator ÷ {BEST}", "change_ms", 0.7, BEST),
    Goal("bytes per change with everything beside the map", "change_bytes", 4000),
    Goal("bytes when going back to what was seen", "again_bytes", 0),
    Goal("ms for a step to the neighbouring period", "step_ms", 50),
    Goal("server CPU ms per change under load", "change_cpu_ms", 2),
    Goal("changes per second, 2 workers", "changes_per_second", 1500, at_least=True),
    Goal(f"changes per second ÷ {NAIVE}", "changes_per_second", 200, NAIVE, at_least=True),
    *(Goal(f"first map ÷ {peer}", "first_map_ms", 0.25, peer) for peer in (STREAMLIT, VIZRO)),
    *(Goal(f"change of indicator ÷ {peer}", "change_ms", 0.15, peer) for peer in (STREAMLIT, VIZRO)),
    Goal("MB of a worker at rest", "idle_worker_mb", 200),
    Goal("failed requests", "failed_requests", 0),
    Goal("p95 ms of the slowest question to the store", "slowest_question_ms", 10),
]


def machine(browser: str) -> dict[str, Any]:
    """What the figures were made on, without names or places."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory),
        "python": platform.python_version(),
        "chromium": browser,
        **{name: installed(name) for name in ("dash", "plotly", "duckdb", "gunicorn")},
    }


def figure(figures: Figures, name: str, measure: str, against: str | None) -> float | None:
    """Median of one measure, or its median ratio to another peer in the same round."""
    if against is None:
        return middle(figures.get(name, {}).get(measure, []))
    rows = {peer: list(figures.get(peer, {}).get(measure, [])) for peer in (name, against)}
    if not rows[against] or len(rows[name]) != len(rows[against]):
        return None
    return paired(rows, against).get(name)


def merged(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Earlier results with what was measured now in the place of the same parts."""
    return {**before, **now, "taken": {**before.get("taken", {}), **now["taken"]}}


def verdicts(results: Mapping[str, Any]) -> list[Verdict]:
    """Each goal with what was reached in these results."""
    figures = {name: dict(row) for name, row in results.get("web", {}).items()}
    if "queries" in results and OURS in figures:
        figures[OURS]["slowest_question_ms"] = [queries.slowest(results["queries"])]
    return judge(GOALS, lambda measure, other: figure(figures, OURS, measure, other))


def write(results: dict[str, Any], verdicts: list[Verdict], folder: Path = HERE) -> None:
    """Both files."""
    text = json.dumps(results, ensure_ascii=False, indent=1)  # in the order in which tables show them
    (folder / "results.json").write_text(text + "\n", encoding="utf-8")
    (folder / "RESULTS.md").write_text(document(results, verdicts), encoding="utf-8")


def document(results: dict[str, Any], verdicts: list[Verdict]) -> str:
    """The report in Markdown."""
    facts = ", ".join(f"{key} {value}" for key, value in results["machine"].items())
    when = results.get("taken", {})
    beside = [part for s in SECTIONS for part in shown_section(s, results.get(s.key), when.get(s.key))]
    parts = [
        "# What was measured",
        MADE_BY,
        f"Machine: {facts}.",
        *(shown_web(results, verdicts, when.get("web")) if "web" in results else []),
        *beside,
    ]
    return "\n\n".join(parts) + "\n"


def shown_web(results: dict[str, Any], verdicts: list[Verdict], taken: dict[str, Any] | None) -> list[str]:
    """Goals, medians and ratios of our view and its peers."""
    figures, plan = results["web"], results["plan"]
    medians = [[name, *(spread(row.get(m, []), m) for m in COLUMNS)] for name, row in figures.items()]
    ratios = [
        [name, *(shown(figure(figures, name, m, BEST), 2) for m in RATIOS)]
        for name in figures
        if name != BEST
    ]
    goals = [[v.goal.text, limit(v.goal), shown(v.reached, 2), answer(v)] for v in verdicts]
    rounds = f"Rounds: {plan['rounds']}, slow rounds: {plan['slow_rounds']}."
    return [
        "## Goals of the indicator view",
        table(["goal", "limit", "reached", "met"], goals),
        "## The map of 308 municipalities",
        f"{began(taken)}Store {results['store']}. {rounds}",
        table(["", *COLUMNS.values()], medians),
        f"Ratios to {BEST}:",
        table(["", *(COLUMNS[m] for m in RATIOS)], ratios),
        f"{OURS} is the whole view with ranking, distribution, series and texts; the others show map and "
        "ranking, those with SVG alone and the limit a map only.",
        *missing(results.get("missing", {})),
    ]


def missing(peers: Mapping[str, str]) -> list[str]:
    """A sentence for each peer that could not be measured."""
    return [f"Not measured: {name} ({why})." for name, why in peers.items()]


def began(taken: dict[str, Any] | None) -> str:
    """When a part began and how many processes wanted the processor; nothing of older results."""
    return f"Begun {taken['at']}, load {taken['load']}. " if taken else ""


def shown_section(
    section: Section, figures: dict[str, Any] | None, taken: dict[str, Any] | None = None
) -> list[str]:
    """Heading, time and table of a section; nothing when it was not measured."""
    if figures is None:
        return []
    head, *rows = section.rows(figures)
    when = began(taken).strip()
    return [f"## {section.title}", *([when] if when else []), table(head, rows)]


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def spread(values: Sequence[float], measure: str) -> str:
    """The median, and beside that of several times their p95."""
    told = shown(middle(values))
    several = measure.endswith("_ms") and len(values) > 2
    return f"{told} ({shown(percentile(values, 0.95))})" if several else told


def shown(value: float | None, decimals: int = 0) -> str:
    """A number with thousands parted by spaces; small ones keep a decimal; a dash for nothing."""
    if value is None:
        return "–"
    if not decimals and abs(value) < 10 and value != round(value):
        decimals = 1
    return f"{value:,.{decimals}f}".replace(",", " ")


def limit(goal: Goal) -> str:
    """The limit with its direction."""
    return f"{'≥' if goal.at_least else '≤'} {goal.limit:g}"


def answer(verdict: Verdict) -> str:
    """Whether the goal was met, in a word."""
    return "not measured" if verdict.met is None else ("yes" if verdict.met else "**no**")
