"""Feeds the stand-ins from the embedded data: true areas and figures in the services' own formats."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.standins.pxweb import Table, Variable
from tests.standins.server import Call, Reply
from tests.standins.sotkanet import Series, SotkanetStandIn, _json

EMBEDDED = Path(__file__).parents[2] / "data" / "embedded"
CATEGORIES = {
    "kunta": "KUNTA",
    "hyvinvointialue": "HYVINVOINTIALUE",
    "maakunta": "MAAKUNTA",
    "seutukunta": "SEUTUKUNTA",
    "maa": "MAA",
}
COUNTRY = "358"
MEMBERS = ("hyvinvointialue", "maakunta", "seutukunta")

Figures = dict[tuple[str, str], float | None]


class Embedded:
    """The embedded areas and figures. areas: (code, level, Finnish, Swedish, English name)."""

    def __init__(self, folder: Path = EMBEDDED) -> None:
        self._con, self._folder = duckdb.connect(), folder
        self.areas = self._rows("SELECT code, level, name_fi, name_sv, name_en FROM {regions} ORDER BY code")
        self.names = {code: names for code, _, *names in self.areas}
        year = "(SELECT max(division_year) FROM {region_members})"
        self.members = self._rows(
            f"SELECT municipality_code, group_code FROM {{region_members}} WHERE division_year = {year}"
        )

    def figures(self, indicator: str, first: str = "") -> Figures:
        """Return (code, period) → the best series' value of the whole population."""
        rows = self._rows(
            "SELECT source_code, period, value FROM {observations} WHERE indicator_id = ? AND period >= ? "
            "AND group_id = 'total' "
            "QUALIFY row_number() OVER (PARTITION BY source_code, period ORDER BY series_rank) = 1",
            [indicator, first],
        )
        known = set(self.names)
        return {(code, period): value for code, period, value in rows if code in known}

    def _rows(self, query: str, parameters: list[str] | None = None) -> list[tuple]:  # type: ignore[type-arg]
        files = ("observations", "regions", "region_members")
        quoted = {name: f"'{self._folder / name}.parquet'" for name in files}
        return self._con.execute(query.format(**quoted), parameters or []).fetchall()


def table(
    data: Embedded, path: str, title: str, content: tuple[str, str], figures: Figures, **more: object
) -> Table:
    """Return a PxWeb table of one content by area and period, in the form of after June 2026."""
    months = sorted({period for _, period in figures})
    px = {period.replace("-", "M"): period for period in months}
    codes = sorted({code for code, _ in figures}, key=lambda code: (code != "SSS", code))
    areas = {code: data.names[code][0] for code in codes}
    variables = [
        Variable("alue_23_20260101", "Alue", areas, elimination=True),
        Variable(
            "timeperiod_m" if "M" in next(iter(px)) else "timeperiod_y",
            "Aika",
            {p: p for p in px},
            time=True,
        ),
        Variable("contentscode", "Tiedot", {content[0]: content[1]}),
    ]

    def cell(key: dict[str, str]) -> float | str:
        period = next(px[key[name]] for name in key if name.startswith("timeperiod"))
        value = figures.get((key["alue_23_20260101"], period))
        return ".." if value is None else value

    return Table(path, title, variables, cell, **more)  # type: ignore[arg-type]


def series(
    number: int,
    title: str,
    figures: Figures,
    counts: dict[tuple[str, str], int] | None = None,
    **more: object,
) -> Series:
    """Return a Sotkanet indicator; null figures are rows without a value; counts: those behind rates."""
    found = {}
    cases = {
        (*place, int(year), "total"): count
        for (code, year), count in (counts or {}).items()
        if (place := sotkanet_place(code))
    }
    for (code, year), value in figures.items():
        place = sotkanet_place(code)
        if place:
            found[(*place, int(year), "total")] = value
    return Series(number, title, found, sexes=("total",), counts=cases, **more)  # type: ignore[arg-type]


def sotkanet_place(code: str) -> tuple[str, str] | None:
    """Return Sotkanet's category and code of one of our areas; None for levels that it does not have."""
    prefix = code.rstrip("0123456789")
    category = {
        "KU": "KUNTA", "HVA": "HYVINVOINTIALUE", "MK": "MAAKUNTA", "SK": "SEUTUKUNTA", "SSS": "MAA",
    }.get(prefix)  # fmt: skip
    if category is None:
        return None
    return category, COUNTRY if category == "MAA" else code.removeprefix(prefix)


class FedSotkanet(SotkanetStandIn):
    """Sotkanet with today's true division; internal numbers are unlike codes as in the service."""

    def __init__(self, data: Embedded, all_series: list[Series]) -> None:
        super().__init__(all_series)
        self._data = data
        places = [sotkanet_place(code) for code, *_ in data.areas]
        self.ids = {place: 100 + at * 3 for at, place in enumerate(p for p in places if p)}

    def answer(self, call: Call) -> Reply:
        if call.path.endswith("/regions"):
            return _json(self._areas())
        return super().answer(call)

    def _areas(self) -> list[dict[str, object]]:
        above: dict[str, list[int]] = {}
        for municipality, group in self._data.members:
            place = sotkanet_place(group)
            if place in self.ids:
                above.setdefault(municipality, []).append(self.ids[place])
        return [
            {
                "id": self.ids[place],
                "code": place[1],
                "category": place[0],
                "title": {"fi": names[0], "sv": names[1], "en": names[2]},
                "memberOf": above.get(code, []),
            }
            for code, _, *names in self._data.areas
            if (place := sotkanet_place(code)) and place[1] != self.drop_county
        ]
