"""A small country to try the build's steps on: five municipalities of today, two counties, mergers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from etl import sql
from etl.harmonise import harmonise
from etl.regions import same_groups, successors

SCHEMA = Path(__file__).parents[2] / "data" / "schema.sql"
# Valtimo 911 → Nurmes 541, Pertunmaa 588 → Mäntyharju 507, and Kuopio 297 with two former parts.
MUNICIPALITIES = ("KU541", "KU507", "KU297", "KU091", "KU005")
CHANGES = (("KU911", "KU541"), ("KU588", "KU507"), ("KU476", "KU297"), ("KU174", "KU297"))
GROUPS = {
    "HVA1": ("KU541", "KU507", "KU297"),
    "HVA90": ("KU091",),
    "HVA3": ("KU005", "KU091"),
    "SSS": MUNICIPALITIES,
}
LEVELS = {"HVA1": "hyvinvointialue", "HVA90": "hyvinvointialue", "HVA3": "maakunta", "SSS": "maa"}
POPULATION = {"KU541": 600, "KU507": 200, "KU297": 100, "KU091": 60, "KU005": 40}

SHOWN = """
CREATE OR REPLACE TEMP TABLE shown AS SELECT DISTINCT snapshot_id, period, code FROM raw WHERE level = 'kunta'
"""

Row = tuple[Any, ...]


class World:
    """A store under construction. add() puts figures in, made() reads what became of them."""

    def __init__(self) -> None:
        self.con = duckdb.connect()
        self.con.execute(SCHEMA.read_text(encoding="utf-8"))
        self.con.execute("INSERT INTO meta VALUES ('division_year', '2026')")
        self._areas()
        self.con.execute(
            "CREATE TEMP TABLE raw (indicator_id VARCHAR, group_id VARCHAR, level VARCHAR, code VARCHAR, "
            "period VARCHAR, value DOUBLE, status VARCHAR, derived BOOLEAN, snapshot_id SMALLINT, "
            "series_rank SMALLINT)"
        )
        self.con.execute(
            "CREATE TEMP TABLE rule (indicator_id VARCHAR, rule VARCHAR, num_id VARCHAR, num_group VARCHAR, "
            "den_id VARCHAR, den_group VARCHAR, weight_id VARCHAR, weight_group VARCHAR, scale DOUBLE, "
            "decimals INTEGER)"
        )

    def rule(
        self, indicator: str, rule: str, *parts: str | None, scale: float = 1, decimals: int = 1
    ) -> None:
        """Parts: numerator and denominator of a ratio, or the weight; all of the figure's own group."""
        numerator, denominator = parts if rule == "ratio" else (None, None)
        weight = parts[0] if rule == "weighted" else None
        row = (indicator, rule, numerator, None, denominator, None, weight, None, scale, decimals)
        self.con.execute(f"INSERT INTO rule VALUES ({', '.join('?' * 10)})", row)

    def add(
        self,
        indicator: str,
        period: str,
        figures: dict[str, Any],
        snapshot: int = 1,
        rank: int = 0,
        **more: Any,
    ) -> None:
        """Figures by code: a number, or a status for a figure without a value."""
        for code, figure in figures.items():
            value, status = (
                (None, figure) if isinstance(figure, str) else (figure, more.get("status", "observed"))
            )
            level = "kunta" if code.startswith("KU") else LEVELS[code]
            row = (indicator, "total", level, code, period, value, status, False, snapshot, rank)
            self.con.execute(f"INSERT INTO raw VALUES ({', '.join('?' * 10)})", row)

    def harmonised(self, indicator: str) -> dict[tuple[str, str], tuple[float | None, str, bool]]:
        """(period, code) → (value, status, derived) of today's municipalities."""
        self.con.execute(SHOWN)
        sql.run(self.con, "family")
        harmonise(self.con)
        found = self.con.execute(
            "SELECT period, code, value, status, derived FROM municipal WHERE indicator_id = ?", [indicator]
        ).fetchall()
        return {row[:2]: row[2:] for row in found}

    def log(self, indicator: str) -> list[Row]:
        """What was done with figures of former municipalities."""
        query = "SELECT region_code, method, cells FROM harmonised WHERE indicator_id = ? ORDER BY ALL"
        return self.con.execute(query, [indicator]).fetchall()

    def _areas(self) -> None:
        for code in MUNICIPALITIES:
            self.con.execute("INSERT INTO region (code, level, name_fi, name_sv, name_en, population) "
                             "VALUES (?, 'kunta', 'x', 'x', 'x', ?)", [code, POPULATION[code]])  # fmt: skip
        for group, members in GROUPS.items():
            self.con.execute("INSERT INTO region (code, level, name_fi, name_sv, name_en) "
                             "VALUES (?, ?, 'x', 'x', 'x')", [group, LEVELS[group]])  # fmt: skip
            for member in members:
                self.con.execute("INSERT INTO region_member VALUES (?, ?, 2026)", [member, group])
        followed = successors(CHANGES, set(MUNICIPALITIES))
        self.con.execute("CREATE TEMP TABLE area AS SELECT code, level FROM region")
        self.con.execute("CREATE TEMP TABLE follow (old_code VARCHAR, new_code VARCHAR)")
        self.con.executemany("INSERT INTO follow VALUES (?, ?)", sorted(followed.items()))
        members_ = [(m, g, 2026) for g, group in GROUPS.items() for m in group]
        _, unchanged = same_groups(members_, followed, 2026)
        self.con.execute("CREATE TEMP TABLE same_group (snapshot_id SMALLINT, code VARCHAR)")
        self.con.executemany("INSERT INTO same_group VALUES (1, ?)", [[code] for code in sorted(unchanged)])
