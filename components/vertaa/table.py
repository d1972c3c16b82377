"""The comparison's figures as one compact object: rows of indicators, columns of areas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import producers
from components.formats import day
from components.i18n import local, translator
from components.mittari.facts import OLD_YEARS
from data.catalog import Catalog
from data.catalog_models import Indicator

# indicator, group, period, area, value, status, derived, rank, n, percentile
Found = tuple[str, str, str, str, float | None, str, bool, int | None, int, float | None]
LETTERS = {
    "observed": "o",
    "preliminary": "p",
    "estimated": "e",
    "projected": "j",
    "budget": "b",
    "protected": "x",
    "not_applicable": "n",
    "missing": "-",
}
DIRECTIONS = {"higher": 1, "lower": -1, "none": 0}
SMALL = 2000  # inhabitants; under this a single year's figure moves by chance


@dataclass(frozen=True)
class Column:
    """An area of the table. county: a municipality's wellbeing services county, '' elsewhere."""

    code: str
    name: str
    county: str = ""
    population: int | None = None


@dataclass(frozen=True)
class Context:
    """What the figures are described with.

    latest: indicator → (group, newest period of the level, areas with a value then); dates: indicator → ISO
    date of its data, None where not recorded; groups: population group → name, for others than the total.
    """

    catalog: Catalog
    lang: str
    this_year: int
    latest: Mapping[str, tuple[str, str, int]]
    dates: Mapping[str, str | None]
    groups: Mapping[str, str]


def build(
    indicators: Sequence[Indicator], columns: Sequence[Column], found: Iterable[Found], context: Context
) -> dict[str, Any]:
    """The object of assets/js/vertaa: rows, columns, sources, and which indicators have no figures here.

    A row stands for each indicator that the level has figures for, whichever areas are asked for; an area
    without one reads "no data". found: at most one figure for each indicator and area, of the latest period.
    """
    cells: dict[str, dict[str, Found]] = {}
    for item in found:
        cells.setdefault(item[0], {})[item[3]] = item
    shown = [indicator for indicator in indicators if indicator.id in context.latest]
    sources = _sources(shown, context)
    places = {indicator: i for i, source in enumerate(sources) for indicator in source["ids"]}
    return {
        "rows": [_row(i, places[i.id], context) for i in shown],
        "columns": {column.code: _column(column, shown, cells) for column in columns},
        "sources": [source["text"] for source in sources],
        "without": [_title(i, context.lang) for i in indicators if i.id not in context.latest],
    }


def _title(indicator: Indicator, lang: str) -> str:
    return local(indicator.short or indicator.name, lang)


def _row(indicator: Indicator, source: int, context: Context) -> dict[str, Any]:
    lang, unit = context.lang, context.catalog.unit_of(indicator.id)
    group, period, n = context.latest[indicator.id]
    row = {
        "i": indicator.id,
        "n": _title(indicator, lang),
        "t": indicator.theme,
        "u": unit.after(lang),
        "l": unit.label.get(lang),
        "f": unit.after_difference(lang),
        "k": indicator.decimals,
        "r": DIRECTIONS[indicator.direction],
        "p": period,
        "m": n,
        "s": source,
    }
    if group != "total":
        row["g"] = context.groups.get(group, group)
    if indicator.aggregation.rule == "sum":
        row["c"] = 0  # a count grows with the area: its difference to a larger area says nothing
    if context.this_year - int(period[:4]) > OLD_YEARS:
        row["o"] = 1
    return row


def _column(
    column: Column, shown: Sequence[Indicator], cells: Mapping[str, Mapping[str, Found]]
) -> dict[str, Any]:
    own = [cells.get(indicator.id, {}).get(column.code) for indicator in shown]
    out: dict[str, Any] = {
        "n": column.name,
        "v": [_rounded(cell, i) for cell, i in zip(own, shown, strict=True)],
        "q": [None if cell is None or cell[9] is None else round(cell[9]) for cell in own],
    }
    if any(cell is not None and cell[7] is not None for cell in own):
        out["k"] = [cell[7] if cell else None for cell in own]
    letters = "".join(_letter(cell) for cell in own)
    if letters.strip("o"):
        out["s"] = letters
    if any(cell is not None and cell[6] for cell in own):
        out["d"] = "".join("1" if cell and cell[6] else "0" for cell in own)
    if column.county:
        out["c"] = column.county
    if column.population is not None and column.population < SMALL:
        out["small"] = 1
    return out


def _rounded(cell: Found | None, indicator: Indicator) -> float | int | None:
    if cell is None or cell[4] is None:
        return None
    value = round(cell[4], indicator.decimals + 1)
    return int(value) if value == int(value) else value


def _letter(cell: Found | None) -> str:
    """A figure without a value is never called observed."""
    letter = LETTERS.get(cell[5], "-") if cell else "-"
    return "-" if cell is not None and cell[4] is None and letter not in "xn" else letter


def _sources(shown: Sequence[Indicator], context: Context) -> list[dict[str, Any]]:
    """One line for each producer's statistics and date of data, with the ids of the indicators from it."""
    lang = context.lang
    found: dict[str, dict[str, Any]] = {}
    for indicator in shown:
        text = source_line(indicator, context.dates.get(indicator.id), lang)
        found.setdefault(text, {"text": text, "ids": []})["ids"].append(indicator.id)
    return list(found.values())


def source_line(indicator: Indicator, date: str | None, lang: str) -> str:
    """Who made an indicator's figures, in which statistics, under which licence and when."""
    _ = translator(lang)
    dated = _("data {date}", date=day(date, lang)) if date else _("date of data not recorded")
    if indicator.source is None:
        return _("Source not recorded")
    source, maker = indicator.source, producers.name(indicator.source.producer, lang)
    return f"{maker}, {local(source.statistics, lang)} · {source.licence} · {dated}"
