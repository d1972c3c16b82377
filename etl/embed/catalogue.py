"""Makes the rows of data/indicators_extra.csv from the members of each extra indicator."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from etl.embed.extra import Member
from etl.embed.snapshots import Table

COLUMNS = (
    "id", "theme", "position", "name_fi", "name_sv", "name_en", "unit", "decimals", "direction", "frequency",
    "groups", "not_applicable", "aggregation_rule", "source_kind", "source_id", "source_producer",
    "source_statistics_fi", "source_statistics_sv", "source_statistics_en", "source_table", "source_address",
    "source_licence", "quality_fi", "series",
)  # fmt: skip


def rows(members: Iterable[Member], tables: dict[str, Table]) -> list[dict[str, Any]]:
    """Return one row per extra indicator, by theme, name and id; position counts from 1 in each theme."""
    grouped: dict[str, list[Member]] = defaultdict(list)
    for item in members:
        grouped[item.indicator].append(item)
    made = [_row(name, items, tables[items[0].raw.snapshot]) for name, items in grouped.items()]
    made.sort(key=lambda row: (row["theme"], row["name_fi"], row["id"]))
    places: dict[str, int] = defaultdict(int)
    for row in made:
        places[row["theme"]] += 1
        row["position"] = places[row["theme"]]
    return made


def _row(name: str, items: list[Member], table: Table) -> dict[str, Any]:
    first = items[0]
    groups = list(dict.fromkeys(item.group for item in items))
    return {
        "id": name,
        "theme": first.theme,
        "name_fi": first.name_fi,
        "name_sv": first.name_sv,
        "name_en": first.name_en,
        "unit": first.unit,
        "decimals": first.decimals,
        "direction": "none",
        "frequency": "month" if first.raw.monthly else "year",
        "groups": ";".join(sorted(groups, key=_group_order)),
        "not_applicable": ";".join(item.group for item in items if item.not_applicable),
        "aggregation_rule": first.rule,
        **_source(first, table),
        "quality_fi": "",
        "series": json.dumps([_series(item) for item in items], ensure_ascii=False),
    }


def _source(item: Member, table: Table) -> dict[str, Any]:
    number = item.raw.series.removeprefix("sotkanet.")
    page = f"https://sotkanet.fi/sotkanet/fi/taulukko?indicator={number}" if number.isdigit() else table.page
    return {
        "source_kind": table.kind,
        "source_id": item.raw.series,
        "source_producer": table.producer,
        **{f"source_statistics_{language}": table.statistics[language] for language in ("fi", "sv", "en")},
        "source_table": table.table,
        "source_address": page,
        "source_licence": table.licence,
    }


def _series(item: Member) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": item.raw.series}
    if item.raw.sex != "total":
        entry["sex"] = item.raw.sex
    if item.raw.age != "total":
        entry["age"] = item.raw.age
    if item.group != "total":
        entry["group"] = item.group
    if item.scale != 1:
        entry["scale"] = item.scale
    if item.status:
        entry["status"] = item.status
    return entry


def _group_order(group: str) -> tuple[bool, str, list[int]]:
    """Total first, then both sexes, then men and women, each by age."""
    sex = group.partition("_")[0] if group.startswith(("male", "female")) else ""
    numbers = [int(part) for part in group.split("_") if part.isdigit()]
    return group != "total", sex, numbers
