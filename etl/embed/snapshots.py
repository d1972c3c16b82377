"""Describes the producers' tables as taken in, and tells which table each raw row came from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import yaml

from etl.embed.errors import EmbedError

TABLE = Path(__file__).parent / "tables" / "snapshots.yml"
HOMES = {
    "Tilastokeskus": "https://stat.fi",
    "Verohallinto": "https://www.vero.fi",
    "Kela": "https://www.kela.fi",
    "Valtiokonttori": "https://www.valtiokonttori.fi",
    "Diakonia-ammattikorkeakoulu (Diak)": "https://www.diak.fi",
}


@dataclass(frozen=True)
class Table:
    """One producer's table as authored in tables/snapshots.yml; `division` is a year, 'year' or empty."""

    key: str
    match: tuple[str, ...]
    kind: str
    producer: str
    statistics: dict[str, str]
    theme: str
    licence: str
    table: str = ""
    address: str | None = None
    division: int | str | None = None
    data_date: str | None = None
    quality: str = ""

    @property
    def page(self) -> str:
        """Return the address of the table's page, or the producer's front page where that is not known."""
        return self.address or HOMES.get(self.producer, "https://stat.fi")


def load(path: Path = TABLE) -> dict[str, Table]:
    """Return the authored tables by key."""
    content: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        key: Table(key=key, **{**entry, "match": tuple(entry["match"])}) for key, entry in content.items()
    }


def match(source: str, tables: dict[str, Table]) -> str:
    """Return the key of the table whose match text begins the source text, the longest match winning.

    Raises EmbedError when none does.
    """
    found = [
        (len(text), key) for key, table in tables.items() for text in table.match if source.startswith(text)
    ]
    if not found:
        raise EmbedError(
            "tables/snapshots.yml",
            f"no entry matches the source '{source}'",
            "add an entry for the producer's table",
        )
    return max(found)[1]


def assign(connection: duckdb.DuckDBPyConnection, tables: dict[str, Table]) -> None:
    """Make table `source_table` (source, annual, key, division), which rows.sql joins to the raw rows.

    A table whose division is 'year' is split by the year of its figures.
    """
    rows = connection.execute(
        "SELECT DISTINCT source, series LIKE '%.annual_mean' FROM raw ORDER BY 1, 2"
    ).fetchall()
    found = []
    for source, annual in rows:
        key = match(f"{source}|annual" if annual else source, tables)
        found.append((source, annual, key, tables[key].division))
    connection.execute(
        "CREATE TABLE source_table (source VARCHAR, annual BOOLEAN, key VARCHAR, division VARCHAR)"
    )
    connection.executemany("INSERT INTO source_table VALUES (?, ?, ?, ?)", found)
