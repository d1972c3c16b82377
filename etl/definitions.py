"""Puts the catalogue into the store: indicators, notes, population groups and rules of adding up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from analysis.interval import RATE_SCALES
from analysis.spread import ratio_scale

if TYPE_CHECKING:  # the catalogue's library is not needed where only groups are stored
    from data.catalog import Catalog
    from data.catalog_models import Indicator, Reference
    from data.texts import Text

Connection = Any
Row = tuple[Any, ...]

LANGUAGES = ("fi", "sv", "en")
SEXES = {
    "": ("Kaikki", "Alla", "All"),
    "male": ("Miehet", "Män", "Men"),
    "female": ("Naiset", "Kvinnor", "Women"),
}
GROUP = re.compile(r"^(?:(male|female)(?:_|$))?(?:age_(\d+)(?:_(\d+|plus))?)?$")

RULE_TABLE = """
CREATE TABLE rule (
    indicator_id VARCHAR, rule VARCHAR, num_id VARCHAR, num_group VARCHAR, den_id VARCHAR, den_group VARCHAR,
    weight_id VARCHAR, weight_group VARCHAR, scale DOUBLE, decimals INTEGER)
"""


# IF NOT EXISTS: the step that uses it makes an empty one where nothing was fetched or defined.
COUNT_SCALE = "CREATE TABLE IF NOT EXISTS count_scale (indicator_id VARCHAR, scale DOUBLE)"

GROUPS = """
SELECT DISTINCT group_id FROM present SEMI JOIN rule ON rule.indicator_id = present.indicator_id ORDER BY 1
"""


def store_definitions(con: Connection, catalog: Catalog) -> int:
    """Fill indicator, indicator_note, rule, ratio_scale, count_scale; returns the number of indicators."""
    indicators = list(catalog)
    con.execute(RULE_TABLE)
    con.execute("CREATE TABLE ratio_scale (indicator_id VARCHAR)")
    con.execute(COUNT_SCALE)
    _insert(con, "count_scale", [row for i in indicators if (row := count_scale_row(i))])
    _insert(con, "ratio_scale", [(i.id,) for i in indicators if ratio_scale(i.unit, i.checks.min)])
    _insert(con, "rule", [rule_row(i) for i in indicators])
    _insert(con, "indicator", [indicator_row(i) for i in indicators])
    _insert(con, "indicator_note", [row for i in indicators for row in note_rows(i)])
    return len(indicators)


def count_scale_row(indicator: Indicator) -> Row | None:
    """What a live source's count over its denominator is multiplied by; None where it is no such count."""
    counted = indicator.live is not None and indicator.live.counted
    scale = RATE_SCALES.get(indicator.unit)
    return (indicator.id, scale) if counted and scale else None


def store_groups(con: Connection) -> None:
    """Fill population_group with the groups that have figures."""
    found = con.execute(GROUPS).fetchall()
    _insert(con, "population_group", group_rows(group for (group,) in found))


def rule_row(indicator: Indicator) -> Row:
    """How figures of an indicator are joined and added up; a group of None means the group being made."""
    rule = indicator.aggregation
    parts = (part for ref in (rule.numerator, rule.denominator, rule.weight) for part in _reference(ref))
    return (indicator.id, rule.rule, *parts, rule.scale, indicator.decimals)


def indicator_row(indicator: Indicator) -> Row:
    """The catalogue's part of a row of indicator; what the figures tell is filled in when they are there."""
    kind, source_id = _source(indicator)
    return (
        *(indicator.id, indicator.tier, indicator.theme),
        *(*_texts(indicator.name), *_texts(indicator.short), *_texts(indicator.definition)),
        *(indicator.unit, indicator.decimals, indicator.direction, indicator.frequency),
        *(indicator.aggregation.rule, list(indicator.frameworks), False, kind, source_id),
        *(None, None, 0, 0, indicator.position),
    )


def note_rows(indicator: Indicator) -> Iterator[Row]:
    """Quality note and breaks; a text lacking in a language is given in Finnish."""
    if indicator.quality:
        yield (indicator.id, "quality", None, *_all_texts(indicator.quality))
    for item in indicator.breaks:
        yield (indicator.id, "break", item.period, *_all_texts(item.text))


def group_rows(groups: Iterable[str]) -> list[Row]:
    """Rows of population_group in the order of lists: all, the sexes, age bands, single ages."""
    parsed = sorted((parse_group(group) for group in groups), key=_order)
    return [(*group, *_group_names(*group[1:]), place) for place, group in enumerate(parsed)]


def parse_group(group: str) -> tuple[str, str, int | None, int | None]:
    """Id, sex and ages of a group id; an open age ends in None. Raises ValueError for another form."""
    match = GROUP.match("" if group == "total" else group)
    if not match:
        raise ValueError(
            f"Population group '{group}' is not of the form total, male, age_15_64 or male_age_0_4."
        )
    sex, start, end = match.groups()
    if start is None:
        return group, sex or "total", None, None
    last = None if end == "plus" else int(end or start)
    return group, sex or "total", int(start), last


def _order(group: tuple[str, str, int | None, int | None]) -> tuple[int, int, int, str]:
    _, sex, start, end = group
    sexes = ("total", "male", "female").index(sex)
    if start is None:
        return (0, sexes, 0, sex)
    return (2 if start == end else 1, sexes, start, "" if end is None else f"{end:03d}")


def _group_names(sex: str, start: int | None, end: int | None) -> tuple[str, ...]:
    people = SEXES["" if sex == "total" else sex]
    ages = _ages(start, end)
    if not ages:
        return people
    return ages if sex == "total" else tuple(f"{p}, {a}" for p, a in zip(people, _lower(ages), strict=True))


def _ages(start: int | None, end: int | None) -> tuple[str, ...]:
    if start is None:
        return ()
    if end is None:
        return (f"{start} vuotta täyttäneet", f"{start} år fyllda", f"Aged {start} and over")
    span = str(start) if start == end else f"{start}–{end}"
    return (f"{span}-vuotiaat", f"{span}-åringar", f"Aged {span}")


def _lower(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text[:1].lower() + text[1:] for text in texts)


def _reference(reference: Reference | None) -> tuple[str | None, str | None]:
    if reference is None:
        return None, None
    return reference.indicator, None if reference.group == "same" else reference.group


def _texts(text: Text | None) -> tuple[str | None, ...]:
    return (text.fi, text.sv, text.en) if text else (None, None, None)


def _all_texts(text: Text) -> tuple[str, ...]:
    return tuple(text.get(language) for language in LANGUAGES)


def _source(indicator: Indicator) -> tuple[str | None, str | None]:
    """Where the live figures come from: the live entry, else the source the embedded ones came from."""
    if indicator.live:
        return indicator.live.kind, indicator.live.id or indicator.live.table
    return (indicator.source.kind, indicator.source.id) if indicator.source else (None, None)


def _insert(con: Connection, table: str, rows: list[Row]) -> None:
    if rows:
        con.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608
