"""Rows of the store as the API tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from data import queries
from data.catalog import load
from data.queries.areas import Region
from data.queries.observations import snapshots

LANGS = ("fi", "sv", "en")


def texts(row: Mapping[str, Any], field: str) -> dict[str, str | None]:
    """Columns field_fi, field_sv, field_en as a text in three languages."""
    return {lang: row[f"{field}_{lang}"] or None for lang in LANGS}


def source(row: Mapping[str, Any]) -> dict[str, Any]:
    """A producer's table. row: of snapshots() or provenance()."""
    same = ("id", "producer", "address", "licence", "data_date", "fetched_at", "obtained")
    told = {name: row[name] for name in same} | {"key": row["source"], "statistics": texts(row, "statistics")}
    told |= {"table": row["table_id"], "note": row["quality_note"]}
    return told | {"first_period": row["first_period"], "last_period": row["last_period"]}


def sources(ids: Iterable[int]) -> list[dict[str, Any]]:
    """The tables with the numbers named."""
    known = snapshots()
    return [source(known[number]) for number in sorted(set(ids)) if number in known]


def data_dates() -> dict[int, str | None]:
    """Each table's date of data."""
    return {number: row["data_date"] for number, row in snapshots().items()}


def indicator(row: Mapping[str, Any]) -> dict[str, Any]:
    """An indicator. row: of queries.indicators()."""
    same = (
        "id", "tier", "theme", "decimals", "direction", "frequency", "aggregation", "frameworks", "available",
        "first_period", "last_period",
    )  # fmt: skip
    told = {name: row[name] for name in same}
    told |= {name: texts(row, name) for name in ("name", "short", "definition")}
    return told | {"unit": {"id": row["unit"], "label": load().units[row["unit"]].label.model_dump()}}


def coverage(indicator_id: str) -> list[dict[str, Any]]:
    """Periods with figures by level and group."""
    return [
        {"level": level, "group": group, "periods": periods}
        for level, groups in queries.coverage(indicator_id).items()
        for group, periods in groups.items()
    ]


def note(row: Mapping[str, Any]) -> dict[str, Any]:
    """A quality note or a break."""
    return {"kind": row["kind"], "period": row["period"], "text": texts(row, "text")}


def group(row: Mapping[str, Any]) -> dict[str, Any]:
    """A population group."""
    same = {name: row[name] for name in ("id", "sex", "age_from", "age_to")}
    return same | {"name": texts(row, "name")}


def region(area: Region) -> dict[str, Any]:
    """An area."""
    names = {"fi": area.name_fi, "sv": area.name_sv, "en": area.name_en}
    return {
        "code": area.code,
        "level": area.level,
        "name": names,
        "population": area.population,
        "language_group": area.language_group,
    }
