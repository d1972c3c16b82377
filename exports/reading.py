"""An exhibit's rows as a drawing needs them: bars, lines, points and dots by what `encoding` names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import copysign, floor

from components.formats import quantity
from exports.models import Cell, Column, Exhibit

MOST_BARS = 25  # more rows than this cannot be told apart in a picture of one page


@dataclass(frozen=True)
class Series:
    """One line, or one set of bars: its name, the code of its area ('' for none) and its values."""

    name: str
    code: str
    values: tuple[float | None, ...]
    periods: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Bars:
    """Labelled rows with one value for each series; `codes` are the rows' areas, '' where they are none."""

    labels: tuple[str, ...]
    codes: tuple[str, ...]
    series: tuple[Series, ...]
    column: Column
    left_out: int = 0
    gaps: tuple[int, ...] = ()  # rows were left out before each of these


@dataclass(frozen=True)
class Reading:
    """Cells of an exhibit by column id."""

    exhibit: Exhibit
    places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        found = {column.id: place for place, column in enumerate(self.exhibit.columns)}
        object.__setattr__(self, "places", found)

    def column(self, id_: str) -> Column:
        """A column by its id."""
        return self.exhibit.columns[self.places[id_]]

    def cells(self, id_: str | None) -> list[Cell]:
        """A column's cells; None for each row when there is no such column."""
        place = self.places.get(id_) if id_ else None
        return [None if place is None else row[place] for row in self.exhibit.rows]

    def numbers(self, id_: str | None) -> list[float | None]:
        """A column's numbers, None where a cell holds none."""
        return [float(cell) if isinstance(cell, (int, float)) else None for cell in self.cells(id_)]

    def texts(self, id_: str | None) -> list[str]:
        """A column's texts, '' where a cell is empty."""
        return ["" if cell is None else str(cell) for cell in self.cells(id_)]

    def by_role(self, role: str) -> list[str]:
        """Texts of the first column of a role."""
        return self.texts(next((column.id for column in self.exhibit.columns if column.role == role), None))

    def encoded(self, name: str) -> list[str]:
        """The column ids that an encoding names."""
        return [part.strip() for part in self.exhibit.encoding.get(name, "").split(",") if part.strip()]

    def first(self, name: str) -> str | None:
        """The first column id that an encoding names, None for none."""
        return next(iter(self.encoded(name)), None)


def rounded(value: float | None, digits: int) -> float | None:
    """The value as slices are sent: halves away from zero, as the store rounds; Python rounds to even."""
    if value is None:
        return None
    scale = 10.0**digits
    return copysign(floor(abs(value) * scale + 0.5) / scale, value)


def shown(value: float | None, column: Column, lang: str, *, unit: bool = True) -> str:
    """A value as on screen: rounded to one decimal more than shown, as slices are sent, then shown."""
    decimals = _needed(value) if column.decimals is None else column.decimals
    return quantity(rounded(value, decimals + 1), decimals, column.unit if unit else "", lang)


def _needed(value: float | None) -> int:
    """Decimals of a value in a column of many units: as many as it has, at most two."""
    return next((d for d in (0, 1) if value is None or abs(round(value, d) - value) < 1e-9), 2)


def has_own(exhibit: Exhibit, codes: Sequence[str]) -> bool:
    """Whether one of the rows is of a chosen area: only then are the others pale."""
    return any(code and code in exhibit.own for code in codes)


def bars(exhibit: Exhibit, most: int = MOST_BARS) -> Bars:
    """Bars of an exhibit: value columns are series, or the column of `series` is; at most `most` rows."""
    read = Reading(exhibit)
    values = read.encoded("value")
    group = read.first("series")
    found = _pivoted(read, values[0], group) if group else _straight(read, values)
    return cut(found, exhibit.own, most)


def _straight(read: Reading, values: Sequence[str]) -> Bars:
    series = tuple(Series(read.column(id_).name, "", tuple(read.numbers(id_))) for id_ in values)
    labels, codes = tuple(read.texts(read.first("label"))), tuple(read.by_role("region_code"))
    return Bars(labels, codes, series, read.column(values[0]))


def _pivoted(read: Reading, value: str, group: str) -> Bars:
    rows = list(
        zip(
            read.texts(read.first("label")),
            read.texts(group),
            read.numbers(value),
            read.by_role("region_code"),
            strict=True,
        )
    )
    labels = tuple(dict.fromkeys(row[0] for row in rows))
    names = tuple(dict.fromkeys(row[1] for row in rows))
    cells = {(row[0], row[1]): row[2] for row in rows}
    of_series = {name: {row[3] for row in rows if row[1] == name} for name in names}
    of_label = {label: {row[3] for row in rows if row[0] == label} for label in labels}
    series = tuple(
        Series(name, _only(of_series[name]), tuple(cells.get((label, name)) for label in labels))
        for name in names
    )
    return Bars(labels, tuple(_only(of_label[label]) for label in labels), series, read.column(value))


def _only(codes: set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""


def cut(found: Bars, own: Sequence[str], most: int) -> Bars:
    """The first and last rows with values and the chosen areas, when there are more than `most`."""
    have = [
        i for i in range(len(found.labels)) if any(series.values[i] is not None for series in found.series)
    ]
    if len(have) <= most:
        return _taken(found, have, len(found.labels) - len(have))
    chosen = [i for i in have if found.codes[i] and found.codes[i] in own]
    half = max(1, (most - len(chosen)) // 2)
    kept = sorted({*have[:half], *have[-half:], *chosen})
    gaps = tuple(at for at in range(1, len(kept)) if kept[at] - kept[at - 1] > 1)
    return _taken(found, kept, len(found.labels) - len(kept), gaps)


def _taken(found: Bars, kept: Sequence[int], left: int, gaps: tuple[int, ...] = ()) -> Bars:
    series = tuple(Series(one.name, one.code, tuple(one.values[i] for i in kept)) for one in found.series)
    labels, codes = tuple(found.labels[i] for i in kept), tuple(found.codes[i] for i in kept)
    return Bars(labels, codes, series, found.column, left, gaps)


def when(period: str) -> float:
    """A place on the time axis: '2024' is 2024.0, '2024-07' half a year later; '7' and '100+' are ages."""
    year, _dash, month = period.partition("-")
    if month[:2].isdigit():
        return int(year[:4]) + (int(month[:2]) - 1) / 12
    return float(year[:4].removesuffix("+"))


def far_ahead(one: Series, place: int) -> bool:
    """Whether a projected point is more than a year from the one before: nothing is known between them."""
    projected = place < len(one.statuses) and one.statuses[place] == "projected"
    return projected and place > 0 and when(one.periods[place]) - when(one.periods[place - 1]) > 1.01


def lines(exhibit: Exhibit) -> list[Series]:
    """The lines of an exhibit in the order of its rows, each with its periods ascending."""
    read = Reading(exhibit)
    value, by = read.first("y"), read.first("series")
    parts = (
        read.texts(by), read.by_role("region_code"), read.texts(read.first("x")), read.numbers(value),
        read.by_role("status"), read.numbers(read.first("low")), read.numbers(read.first("high")),
    )  # fmt: skip
    rows: dict[str, list[tuple[str, str, str, float | None, str, float | None, float | None]]] = {}
    for row in zip(*parts, strict=True):
        rows.setdefault(str(row[0]), []).append(row)
    return [_line(name, sorted(found, key=lambda row: when(row[2]))) for name, found in rows.items()]


def _line(
    name: str, rows: Sequence[tuple[str, str, str, float | None, str, float | None, float | None]]
) -> Series:
    _names, codes, periods, values, statuses, low, high = zip(*rows, strict=True)
    return Series(name, _only(set(codes)), values, periods, statuses, low, high)
