"""Series of the compared areas for small pictures with shared axes, and what they say in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from analysis.movement import Move, move, others, span
from components.formats import period
from components.i18n import mark, translator
from components.vertaa.measure import Measure, joined, letters, short
from components.vertaa.table import LETTERS

Kind = Literal["own", "area", "county", "country"]
COUNTRY_NAME = mark("whole country")
Row = tuple[str, str, float | None, str]  # region code, period, value, status


@dataclass(frozen=True)
class Track:
    """One area's series: period → value (None where there is none) and period → status."""

    code: str
    name: str
    kind: Kind
    values: Mapping[str, float | None]
    statuses: Mapping[str, str]


@dataclass(frozen=True)
class Drawn:
    """The series of one indicator, the own area first, county and country last.

    breaks: (first period after it, text). first, last: the periods between which changes are told, '' when
    there are fewer than two. moves: code → change between them.
    """

    measure: Measure
    tracks: tuple[Track, ...]
    breaks: tuple[tuple[str, str], ...]
    first: str
    last: str
    moves: Mapping[str, Move]
    source: str
    amount: bool = False  # grows with the area, so that county and country do not fit on its scale

    @property
    def periods(self) -> list[str]:
        """Every period that some area has, ascending."""
        return sorted({period for track in self.tracks for period in track.values})


def tracks(
    order: Sequence[tuple[str, Kind]], rows: Iterable[Row], names: Mapping[str, str], start: str
) -> tuple[Track, ...]:
    """A track for each area in the order given, also without figures. start: first year, '' for all."""
    found: dict[str, list[Row]] = {code: [] for code, _kind in order}
    for row in rows:
        if row[0] in found and row[1] >= start:
            found[row[0]].append(row)
    return tuple(
        Track(
            code,
            names.get(code, code),
            kind,
            {at: value for _c, at, value, _s in found[code]},
            {at: status for _c, at, _v, status in found[code]},
        )
        for code, kind in order
    )


def drawn(measure: Measure, made: tuple[Track, ...], breaks: Sequence[tuple[str, str]], source: str) -> Drawn:
    """The series with their changes over the same periods.

    The periods are the first and last since the newest break that the own area, its county and the country
    all have; where they never meet, those of the own area.
    """
    amount = measure.relative
    measure, told = _changes_of(measure, made)
    at = [period for period, _text in breaks]
    ends = span(_common(made), at) or (span(made[0].values, at) if made else None)
    first, last = ends or ("", "")
    moves = {t.code: found for t in told if (found := move(t.values, first, last, measure.relative))}
    return Drawn(measure, made, tuple(breaks), first, last, moves, source, amount)


def _changes_of(measure: Measure, made: Sequence[Track]) -> tuple[Measure, Sequence[Track]]:
    """The measure whose changes are told, and of whom.

    An amount that may be negative, such as net migration, has no change in per cent, and its change in
    persons grows with the area: that is told of the own area only.
    """
    signed = any(value is not None and value < 0 for track in made for value in track.values.values())
    if not (measure.relative and signed):
        return measure, made
    return replace(measure, relative=False), [track for track in made if track.kind == "own"]


def _common(made: Sequence[Track]) -> dict[str, float | None]:
    """The own area's values at the periods that its county and country have as well."""
    own = next((t for t in made if t.kind == "own"), None)
    if own is None:
        return {}
    with_figures = [t for t in made if t.kind in ("county", "country") and any(_known(t))]
    common = set(_known(own)).intersection(*(_known(t) for t in with_figures))
    return {at: own.values[at] for at in common}


def _known(track: Track) -> list[str]:
    return [at for at, value in track.values.items() if value is not None]


def summary(of: Drawn, lang: str) -> str:
    """The own area's change, and beside it the county's, the country's and the others'."""
    _ = translator(lang)
    own = next((t for t in of.tracks if t.kind == "own"), None)
    if own is None:
        return ""
    if own.code not in of.moves:
        return _("{area}: too few figures of {name} to tell a change.", area=own.name, name=of.measure.name)
    at = of.moves[own.code]
    told = _(
        "{area}, {name} {first}–{last}: change {change}, from {start} to {end}",
        area=own.name,
        name=of.measure.name,
        first=period(at.first, lang),
        last=period(at.last, lang),
        start=of.measure.value(at.start, lang),
        end=of.measure.value(at.end, lang),
        change=of.measure.change(at.change, lang),
    )
    beside = joined([*_comparators(of, lang), _rest(of, lang)])
    said = [told, _("Over the same time: {list}", list=beside) if beside else ""]
    return " ".join(f"{part.rstrip('.')}." for part in said if part)  # a unit may end in a full stop itself


def _comparators(of: Drawn, lang: str) -> list[str]:
    _ = translator(lang)
    return [
        f"{_(COUNTRY_NAME) if track.kind == 'country' else track.name} "
        f"{of.measure.change(of.moves[track.code].change, lang)}"
        for track in of.tracks
        if track.kind in ("county", "country") and track.code in of.moves
    ]


def _rest(of: Drawn, lang: str) -> str:
    """The middle change of the other areas, and from where to where they go."""
    _ = translator(lang)
    found = others([of.moves.get(t.code) for t in of.tracks if t.kind == "area"])
    if found is None:
        return ""
    if found.n == 1:
        one = next(t for t in of.tracks if t.kind == "area" and t.code in of.moves)
        return f"{one.name} {of.measure.change(found.median, lang)}"
    return _(
        "median of the other {n} areas {median} ({low} … {high})",
        n=found.n,
        median=of.measure.change(found.median, lang),
        low=of.measure.change_number(found.low, lang),
        high=of.measure.change_number(found.high, lang),
    )


def payload(of: Drawn, lang: str) -> dict[str, Any]:
    """For the browser: p periods; l lines (c code, n name, v values as p, s statuses, d change), words."""
    periods, k = of.periods, of.measure.decimals
    return {
        **of.measure.for_browser(),
        "label": of.measure.unit,
        **({"amount": 1} if of.amount else {}),
        "p": periods,
        "l": [_line(track, periods, of.moves.get(track.code), k) for track in of.tracks],
        "b": [{"p": at, "t": text} for at, text in of.breaks if periods and periods[0] < at <= periods[-1]],
        "from": of.first,
        "to": of.last,
        "text": summary(of, lang),
        "source": of.source,
    }


def _line(track: Track, periods: Sequence[str], moved: Move | None, decimals: int) -> dict[str, Any]:
    made = {
        "c": track.code,
        "n": track.name,
        "kind": track.kind,
        "v": [short(track.values.get(at), decimals) for at in periods],
        "d": None if moved is None or moved.change is None else round(moved.change, decimals + 1),
    }
    if marks := letters([track.statuses.get(at, "missing") for at in periods], LETTERS):
        made["s"] = marks
    return made
