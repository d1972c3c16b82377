"""Defines the indicators of tier extra: what no core indicator takes, named by rules and a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from data.groups import group_id
from etl.embed.errors import EmbedError
from etl.embed.keys import key_of
from etl.embed.mapping import Claim
from etl.embed.names import slug, slug_part, split_group, tidy
from etl.embed.snapshots import Table
from etl.embed.units import decimals_of, rule_of, unit_of

LEFT_OUT = "-"  # id in the table of corrections that leaves a series out
TABLE = Path(__file__).parent / "tables" / "series.csv"


@dataclass(frozen=True)
class RawSeries:
    """One raw series as found: its id, sex and age texts, name, unit text and snapshot key."""

    series: str
    sex: str
    age: str
    name: str
    unit: str
    snapshot: str
    monthly: bool = False

    @property
    def key(self) -> str:
        """Return the series' key."""
        return key_of(self.series, self.sex, self.age)


@dataclass(frozen=True)
class Member:
    """What one raw series becomes: indicator, group, texts and rules."""

    raw: RawSeries
    indicator: str
    group: str
    name_fi: str
    name_sv: str
    name_en: str
    unit: str
    theme: str
    rule: str
    decimals: int
    scale: float
    status: str
    not_applicable: bool


def corrections(path: Path = TABLE) -> dict[str, dict[str, str]]:
    """Return the committed table of corrections by key; empty cells mean: as the rules say."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def member(raw: RawSeries, theme: str, table: Mapping[str, Mapping[str, str]]) -> Member:
    """Return what a raw series becomes; `theme` is the theme of its table, the table of corrections wins."""
    fixed = table.get(raw.key) or table.get(raw.series) or {}
    name, group = _by_rule(raw)
    name = fixed.get("name_fi") or name
    unit = fixed.get("unit") or unit_of(raw.unit, raw.name)
    return Member(
        raw=raw,
        indicator=fixed.get("id") or slug(name),
        group=fixed.get("group") or group,
        name_fi=name,
        name_sv=fixed.get("name_sv", ""),
        name_en=fixed.get("name_en", ""),
        unit=unit,
        theme=fixed.get("theme") or theme,
        rule=fixed.get("rule") or rule_of(unit, name),
        decimals=int(fixed.get("decimals") or decimals_of(unit)),
        scale=float(fixed.get("scale") or 1),
        status=fixed.get("status", ""),
        not_applicable=bool(fixed.get("not_applicable")),
    )


def _by_rule(raw: RawSeries) -> tuple[str, str]:
    """Return name and group by rule; only the workbook series (kt.) carry sex and age in their names."""
    if raw.series.startswith("kt."):
        name, group = split_group(tidy(raw.name))
        return name, group
    return tidy(raw.name), group_id(raw.age, raw.sex)


def distinct(members: Iterable[Member], taken: Iterable[str], tables: Mapping[str, Table]) -> list[Member]:
    """Return members with ids and names of their own, where a core indicator already has the id.

    Such a member keeps its sense but gets the table's name behind it; an id of the table of corrections may
    be shared by several raw series, which then are groups of one indicator.
    """
    core = set(taken)
    return [_renamed(item, tables[item.raw.snapshot]) if item.indicator in core else item for item in members]


def _renamed(item: Member, table: Table) -> Member:
    return replace(
        item,
        indicator=f"{item.indicator}_{slug_part(table.key.rpartition('.')[2])}",
        name_fi=f"{item.name_fi} ({table.statistics['fi']})",
        name_sv=item.name_sv and f"{item.name_sv} ({table.statistics['sv']})",
        name_en=item.name_en and f"{item.name_en} ({table.statistics['en']})",
    )


def check(members: Iterable[Member]) -> None:
    """Raise EmbedError when two raw series would be the same group of one indicator."""
    found: dict[tuple[str, str], str] = {}
    for item in members:
        other = found.setdefault((item.indicator, item.group), item.raw.key)
        if other != item.raw.key:
            raise EmbedError(
                TABLE.name,
                f"{item.raw.key} and {other} are both '{item.group}' of '{item.indicator}'",
                "give one another id, or name them as the same in data/aliases.csv",
            )


def claim(item: Member) -> Claim:
    """Return the claim of an extra member on its raw rows."""
    raw = item.raw
    return Claim(
        *(raw.series, raw.sex, raw.age, item.indicator, item.group),
        rank=0,
        scale=item.scale,
        status=item.status or None,
        not_applicable=item.not_applicable,
    )
