"""An exhibit: one chart, map, table or finding of a view in one state, told without any drawing library."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["bar", "line", "scatter", "dumbbell", "dots", "map", "heat", "pyramid", "table", "text"]
Role = Literal["region_code", "region", "period", "group", "indicator", "value", "status", "text"]
Cell = str | float | int | None


@dataclass(frozen=True)
class Column:
    """One column of an exhibit. id: English snake_case, the name in files; name: the reader's language."""

    id: str
    name: str
    role: Role
    unit: str = ""  # what stands after a number, in the reader's language
    decimals: int | None = None
    description: str = ""


@dataclass(frozen=True)
class Source:
    """Where the figures come from. data_date: ISO date, '' where the producer recorded none."""

    producer: str
    statistics: str
    licence: str
    data_date: str = ""
    address: str = ""


@dataclass(frozen=True)
class Exhibit:
    """What a figure shows, as rows with named columns, and how it is to be read.

    encoding names columns by id:
      bar       label, value (one or more, comma-separated), optional series; horizontal bars
      line      x (period), y, optional series, low, high; gaps stay gaps; status 'projected' is dashed, and
                projected years apart are dots; options: stepped (each value holds for its whole x)
      scatter   x, y, label
      dumbbell  label, from, to
      dots      label (the row: an indicator or group), value, point (the name of each dot)
      map       region (codes), value; options: level, bounds (ascending class bounds), scale 'seq' | 'div',
                turned (colours the other way round, where less is better)
      heat      label, columns (comma-separated value columns); options: tones, a list of class numbers a row
      pyramid   label (age), left, right
      table     none; options of every kind: row_decimals, those of each row where a column says none
      text      none: title and summary are the message
    """

    view: str
    name: str
    kind: Kind
    lang: str
    title: str
    subtitle: str  # indicator · unit · period
    summary: str  # one or two sentences computed from the rows
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    encoding: Mapping[str, str]
    sources: tuple[Source, ...]
    version: str  # of the store
    address: str  # path and query of the live view
    file_name: tuple[str, ...]  # area, indicator, period: parts of the name of a file
    own: tuple[str, ...] = ()  # codes that are emphasised
    definition: str = ""
    notes: tuple[str, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)


class NoExhibit(LookupError):
    """There is no such exhibit, or none in this state; says what and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what, self.remedy = what, remedy


# What a view offers: the query of its address and a language give an exhibit, or NoExhibit is raised.
Make = Callable[[Mapping[str, str], str], Exhibit]
