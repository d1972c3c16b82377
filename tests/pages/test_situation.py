"""An area's situation and findings over the built store: every number, size, time, what is not there."""

from __future__ import annotations

import re
import time
from statistics import median
from typing import Any

import pytest

from analysis.change import latest_change
from analysis.facts import Finding
from analysis.findings import findings
from analysis.sentences import sentence
from analysis.trend import same_month, trend, year
from components import formats
from components.i18n import LANGS
from components.tilannekuva.words import words
from data import queries
from data.catalog import load
from data.queries.spreads import breaks, deviations
from exports import situation
from server import situation_routes

pytestmark = pytest.mark.store
# A municipality, a small one, one that is most of its county, Åland's capital, a county and a region.
AREAS = ("KU077", "KU890", "KU091", "KU478", "HVA13", "MK11")
NUMBER = re.compile("[+−]?[0-9]+(?:[\u202f,.][0-9]+)*")
Series = dict[str, float]


@pytest.fixture(autouse=True)
def _store(app: Any) -> None:
    """The app over the built store."""


def _get(client: Any, kind: str, path: str, encoding: str = "") -> Any:
    return client.get(
        f"/{kind}/{queries.current_version()}/{path}.json", headers={"Accept-Encoding": encoding}
    )


def _series(finding: Finding, code: str) -> Series:
    fact = finding.fact
    found = queries.series(fact.indicator, fact.group, [code])
    return {period: value for _c, period, value, _s in found if value is not None}


def _other(finding: Finding) -> float:
    """The comparator's figure, straight from the figures of the areas."""
    comparator, fact = finding.comparator, finding.fact
    assert comparator is not None
    if comparator.code:
        return _series(finding, comparator.code)[fact.period]
    values = [_series(finding, peer.code).get(fact.period) for peer in queries.peers(finding.area)]
    known = [value for value in values if value is not None]
    assert len(known) == comparator.areas
    return median(known)


def _slope(finding: Finding, code: str) -> dict[str, float]:
    """Slope, points and p of the series since 2010, tested anew."""
    fact = finding.fact
    rows = queries.series(fact.indicator, fact.group, [code])
    kept = [(p, v) for _c, p, v, status in rows if p >= "2010" and status not in ("projected", "budget")]
    periods, values = same_month([p for p, _ in kept], [v for _, v in kept])
    made = trend(periods, values, breaks().get(fact.indicator, ()))
    assert made.slope is not None and made.p is not None
    return {"slope": made.slope, "points": made.n, "p": made.p}


def _place(finding: Finding) -> dict[str, float]:
    fact = finding.fact
    level = queries.region(finding.area).level  # type: ignore[union-attr]
    found = queries.slice_values(fact.indicator, fact.group, level, fact.period)
    assert found is not None
    known = [round(value, fact.decimals + 1) for value in found.values if value is not None]
    own = round(fact.value, fact.decimals + 1)
    beyond = sum(value > own if finding.way == "up" else value < own for value in known)
    return {"rank": beyond + 1, "areas": len(known), "ties": known.count(own) - 1}


def _expected(finding: Finding) -> dict[str, float]:
    """Every figure of a finding, computed anew from the store's figures."""
    own = _series(finding, finding.area)
    value = own[finding.fact.period]
    out = {"value": value}
    if finding.kind == "differs":
        other = _other(finding)
        out |= {"other": other, "difference": value - other}
    if finding.kind in ("trend", "opposite"):
        out |= _slope(finding, finding.area)
    if finding.kind == "opposite":
        assert finding.comparator is not None and finding.comparator.code
        out |= {f"other_{k}": v for k, v in _slope(finding, finding.comparator.code).items()}
    if finding.kind == "change":
        previous = own[finding.periods["previous"]]
        out |= {"previous": previous, "difference": value - previous}
    if finding.kind == "place":
        out |= _place(finding)
    if "deviation" in finding.figures:
        level = queries.region(finding.area).level  # type: ignore[union-attr]
        out["deviation"] = deviations(level)[finding.fact.indicator]
    return out


def _told(code: str, theme: str | None = None) -> list[Finding]:
    return findings(code, situation.known(code).facts, theme, least=8)


@pytest.mark.parametrize("code", AREAS)
def test_every_figure_of_a_finding_is_the_stores(code: str) -> None:
    told = _told(code)
    assert len(told) >= 5
    for finding in told:
        for role, value in _expected(finding).items():
            assert finding.figures[role].value == pytest.approx(value, rel=1e-6, abs=1e-9), (finding, role)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", AREAS)
def test_every_number_of_a_sentence_is_a_figure_or_a_period(code: str, lang: str) -> None:
    codes = [code, "SSS", *queries.codes("hyvinvointialue")]
    spoken = words(load(), queries.region_names(codes, lang), {}, lang)
    for finding in _told(code):
        said = sentence(finding, spoken)
        named = spoken.indicator(finding.fact.indicator, finding.fact.group)
        given = {spoken.figure(finding.fact.indicator, figure) for figure in finding.figures.values()}
        given |= {spoken.period(period) for period in (finding.fact.period, *finding.periods.values())}
        if finding.comparator:
            given.add(str(finding.comparator.areas))
        allowed = {number for text in given for number in NUMBER.findall(text)}
        numbers = NUMBER.findall(said.text.replace(named, "")) + NUMBER.findall(said.basis)
        assert numbers
        assert [number for number in numbers if number not in allowed] == [], said.text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", AREAS)
def test_the_answer_holds_those_sentences(client: Any, code: str, lang: str) -> None:
    answer = _get(client, "findings", f"{lang}/kaikki/{code}").json
    assert 5 <= len(answer["items"]) <= 8
    for item in answer["items"]:
        assert item["t"][0].isupper() or item["t"][0].isdigit()
        assert item["t"].endswith((".", "%.")) and "{" not in item["t"] + item["b"]
        assert client.get(item["h"]).status_code == 200


@pytest.mark.parametrize("code", AREAS)
def test_every_value_of_the_board_is_the_stores(client: Any, code: str) -> None:
    board = _get(client, "situation", f"sv/{code}").json["board"]
    assert len(board) >= 6
    profile = {figure.indicator: figure for figure in queries.area_profile(code)}
    for line in (line for sector in board for line in sector["rows"]):
        figure, indicator = profile[line["i"]], load().get(line["i"])
        stored = {p: v for _c, p, v, _s in queries.series(line["i"], figure.group, [code])}.get(figure.period)
        if stored is None:
            assert line["v"] == "" and line["x"]
        else:
            after = load().unit_of(line["i"]).after("sv")
            assert line["v"] == formats.quantity(stored, indicator.decimals, after, "sv")
        assert year(figure.period) <= 2026


def test_helsinki_is_not_compared_with_a_county_of_its_own() -> None:
    facts = situation.known("KU091").facts
    counties = {c.code for fact in facts for c in fact.comparators if c.kind == "county"}
    assert all(code and len(queries.members(code)) > 1 for code in counties)


@pytest.mark.parametrize("code", AREAS)
def test_changes_are_those_of_the_series(code: str) -> None:
    found = situation.known(code)
    rows = {row.indicator.id: row for row in found.rows}
    for fact in found.facts:
        row = rows[fact.indicator]
        assert fact.change == latest_change(row.periods, row.values, row.breaks)
    assert sum(fact.change is not None for fact in found.facts) > 40


def test_a_theme_is_told_more_of(client: Any) -> None:
    plain, weighted = (
        [item["n"].split(" · ")[0] for item in _get(client, "findings", f"fi/{theme}/KU077").json["items"]]
        for theme in ("kaikki", "tyollisyys")
    )
    assert weighted.count("Työllisyys") >= plain.count("Työllisyys")
    assert weighted[0] == "Työllisyys"


def test_what_is_missing_in_aland_is_said(client: Any) -> None:
    found = _get(client, "situation", "fi/KU478").json
    missing = {item[0] for item in found["gaps"]["missing"]}
    assert "sairastavuusindeksi" in missing
    health = next(sector for sector in found["board"] if sector["t"] == "hyvinvointi")
    assert all(line["v"] or line["x"] for line in health["rows"])


def test_situations_are_small_and_kept_for_ever(client: Any) -> None:
    for code in AREAS:
        size = 0
        for kind, path in (("situation", f"sv/{code}"), ("findings", f"sv/kaikki/{code}")):
            answer = _get(client, kind, path, "br")
            assert answer.headers["Content-Encoding"] == "br"
            assert "immutable" in answer.headers["Cache-Control"]
            size += len(answer.data)
        assert size <= 12_000, code


def test_a_situation_takes_under_100_ms(client: Any) -> None:
    situation_routes.situation("fi", "KU005")
    taken = []
    for code in ("KU010", "KU020", "KU049", "HVA05", "MK05"):
        begun = time.process_time()
        situation_routes.situation("fi", code)
        situation_routes.findings("fi", "kaikki", code)
        taken.append((time.process_time() - begun) * 1000)
    assert sorted(taken)[2] < 100, taken


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("situation", "fi/KU000"),
        ("situation", "fi/SSS"),
        ("situation", "xx/KU077"),
        ("findings", "fi/ei/KU077"),
        ("findings", "fi/kaikki/SK131"),
    ],
)
def test_what_is_not_there_is_named(client: Any, kind: str, path: str) -> None:
    answer = _get(client, kind, path)
    assert answer.status_code == 404
    assert answer.json["detail"] and answer.json["remedy"]
