"""What is known of one area's situation: the first view's answers and exhibits are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from analysis.change import Change
from analysis.facts import Fact
from analysis.trend import Direction, Method, Trend
from components.tilannekuva import board, told
from components.tilannekuva.payload import situation as build
from components.tilannekuva.rows import COUNTRY, Row, fact
from components.tilannekuva.words import words
from data import queries
from data.cache import remembered
from data.catalog import load
from data.queries.spreads import breaks, deviations


@dataclass(frozen=True)
class Known:
    """All that an area's answers are made of, in no language."""

    region: queries.Region
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...]
    peers: tuple[str, ...]


def payload(code: str, lang: str) -> dict[str, Any]:
    """The seven sectors of an area, what changed most and what is missing, in words."""
    found = known(code)
    peers = queries.region_names(found.peers, lang)
    absent = sum(i.available for i in load().tier("core")) - len(found.rows)
    return build(found.region.level, found.rows, found.facts, peers, absent, look(lang))


def look(lang: str) -> board.Look:
    """What the board is written with."""
    return board.Look(load(), lang, date.today().year)


def tell(code: str, theme: str, lang: str) -> dict[str, Any]:
    """Findings about an area in sentences. theme: told more of, or 'kaikki'."""
    found = known(code)
    counties = {row.county_code for row in found.rows if row.county_code}
    names = queries.region_names([code, COUNTRY, *sorted(counties)], lang)
    groups = {row.group for row in found.rows} - {"total"}
    named = {group["id"]: group[f"name_{lang}"] for group in queries.population_groups(groups)}
    area = told.Area(code, found.region.level, names[code], found.peers)
    spoken = words(load(), names, named, lang)
    return told.tell(area, found.facts, theme, spoken, load(), lang, date.today().year)


@remembered(16)  # 0.4 MB each
def known(code: str) -> Known:
    """All that the situation of an area is made of. code: an area of a level that has one."""
    region = queries.region(code)
    assert region is not None
    rows = tuple(_rows(code, region.level))
    made = (fact(row, region.population) for row in rows)
    peers = tuple(peer.code for peer in queries.peers(code))
    return Known(region, rows, tuple(found for found in made if found), peers)


def _rows(code: str, level: str) -> list[Row]:
    """Every main indicator of the level, in the catalogue's order."""
    figures = {figure.indicator: figure for figure in queries.area_profile(code)}
    counties = {figure.county for figure in figures.values() if figure.county}
    trends = {of: queries.trends_of(of) for of in (*counties, COUNTRY)}
    changed, spread, cut = queries.latest_changes(code), deviations(level), breaks()
    return [
        _row(figures[indicator.id], trends, changed, spread.get(indicator.id), cut.get(indicator.id, ()))
        for indicator in load().tier("core")
        if indicator.id in figures
    ]


def _row(
    figure: queries.Figure,
    trends: dict[str, dict[tuple[str, str], queries.TrendRow]],
    changed: dict[tuple[str, str], Change],
    deviation: float | None,
    cut: tuple[str, ...],
) -> Row:
    key = (figure.indicator, figure.group)
    peers, level = figure.peer_spread, figure.level_spread
    return Row(
        load().get(figure.indicator),
        figure.group,
        figure.period,
        figure.value,
        figure.status,
        derived=figure.derived,
        numerator=figure.numerator,
        denominator=figure.denominator,
        rank=figure.rank,
        n=figure.n,
        percentile=figure.percentile,
        county_code=figure.county,
        county=figure.county_value,
        country=figure.country_value,
        peers=(peers[0], peers[1], peers[2]) if peers else None,
        peer_n=figure.peer_n,
        level=(level[1], level[2], level[3]) if level else None,
        deviation=deviation,
        periods=tuple(period for period, _value in figure.series),
        values=tuple(value for _period, value in figure.series),
        trend=_trend(figure.trend),
        change=changed.get(key),
        county_trend=_trend(trends[figure.county].get(key)) if figure.county else None,
        country_trend=_trend(trends[COUNTRY].get(key)),
        breaks=cut,
    )


def _trend(row: queries.TrendRow | None) -> Trend | None:
    """The stored trend as analysis knows it."""
    if row is None:
        return None
    direction, method = cast("Direction", row.direction), cast("Method | None", row.method)
    return Trend(
        direction, row.n, row.first, row.last, row.slope, row.low, row.high, row.p, method, row.factor,
        row.after_break,
    )  # fmt: skip
