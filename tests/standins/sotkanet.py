"""Stand-in of Sotkanet REST 1.1, with generated figures and all its traps."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from tests.standins.areas import COUNTIES, MUNICIPALITIES, NAMES, REGIONS, SUBREGIONS, county_of, member_of
from tests.standins.server import BOM, Call, Reply, StandIn, html

BASE = "/rest/1.1"
# Internal numbers: unlike codes, and the counties' first set is an older one with other codes.
COUNTRY_ID, FIRST_MUNICIPALITY, FIRST_COUNTY, FIRST_OLD_COUNTY = 658, 1, 956, 877
FIRST_REGION, FIRST_SUBREGION, STRANGE_ID, NORDIC_FINLAND = 488, 510, 833, 1045
COUNTRY = "358"


@dataclass
class Series:
    """One indicator. figures: (category, code, year, sex) → value, None for a row without a value."""

    id: int
    title: str
    figures: dict[tuple[str, str, int, str], float | None]
    updated: str = "2026-04-24"
    sexes: tuple[str, ...] = ("male", "female", "total")
    counts: dict[tuple[str, str, int, str], int] = field(default_factory=dict)
    description: str = "<p>Osuus v&auml;est&ouml;st&auml;.</p><script>alert(1)</script>"
    limits: bool = True

    @property
    def years(self) -> tuple[int, int]:
        """Return the first and the last year."""
        all_years = [key[2] for key in self.figures]
        return min(all_years), max(all_years)


def generated(
    id: int, title: str, years: range, sexes: tuple[str, ...] = ("total",), **more: object
) -> Series:
    """Return a series with made-up figures for every municipality, county and the country."""
    figures: dict[tuple[str, str, int, str], float | None] = {}
    places = [("KUNTA", code) for code in MUNICIPALITIES]
    places += [("HYVINVOINTIALUE", code) for code in COUNTIES] + [("MAA", COUNTRY)]
    for place, (category, code) in enumerate(places):
        for year in years:
            for shift, sex in enumerate(sexes):
                figures[(category, code, year, sex)] = round((place * 7 + year + shift + id) % 100 + 0.5, 1)
    return Series(id, title, figures, sexes=sexes, **more)  # type: ignore[arg-type]


class SotkanetStandIn(StandIn):
    """Serves /indicators, /indicators/{id}, /regions, /json and /csv."""

    def __init__(self, series: list[Series]) -> None:
        super().__init__()
        self.series = {one.id: one for one in series}
        self.drop_county = ""
        self.bom = True
        self.ids = _internal_ids()

    @property
    def base(self) -> str:
        """Return the base address for the client."""
        return self.address + BASE

    def answer(self, call: Call) -> Reply:
        if call.user_agent.startswith("Python-urllib") or not call.user_agent:
            return html(403)
        path = call.path.removeprefix(BASE)
        if path == "/regions":
            return _json(self._regions())
        if path == "/indicators":
            return _json([_listed(one) for one in self.series.values()])
        if path.startswith("/indicators/"):
            number = path.rsplit("/", 1)[-1]
            found = self.series.get(int(number)) if number.isdigit() else None
            return _json(_metadata(found)) if found else Reply(b"", 404, "text/plain")
        return self._figures(call) if path in ("/json", "/csv") else Reply(b"", 404, "text/plain")

    def _figures(self, call: Call) -> Reply:
        if not call.values("years") or not call.values("genders"):
            return Reply(b"<html><body>HTTP 400</body></html>", 400, "text/html")
        found = self.series.get(int(call.values("indicator")[0]))
        if found is None:
            return Reply(b"", 404, "text/plain")
        years, sexes = {int(y) for y in call.values("years")}, set(call.values("genders"))
        rows = [self._row(found, key) for key in found.figures if key[2] in years and key[3] in sexes]
        if call.path.endswith("/json"):
            return _json(rows)
        return self._csv(rows)

    def _row(self, series: Series, key: tuple[str, str, int, str]) -> dict[str, object]:
        category, code, year, sex = key
        row: dict[str, object] = {
            "indicator": series.id, "region": self.ids[(category, code)], "year": year, "gender": sex,
            "value": series.figures[key],
        }  # fmt: skip
        return row | ({"absValue": series.counts[key]} if key in series.counts else {})

    def _csv(self, rows: list[dict[str, object]]) -> Reply:
        lines = ["indicator;region;year;gender;primary value;absolute value"]
        for row in rows:
            value = "" if row["value"] is None else row["value"]
            fields = (
                row["indicator"],
                row["region"],
                row["year"],
                row["gender"],
                value,
                row.get("absValue", ""),
            )
            lines.append(";".join(str(field) for field in fields))
        body = "\r\n".join(lines).encode() + b"\r\n"
        return Reply((BOM if self.bom else b"") + body, 200, "text/csv;charset=UTF-8")

    def _regions(self) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for (category, code), number in self.ids.items():
            if category == "HYVINVOINTIALUE" and code == self.drop_county:
                continue
            members = [COUNTRY_ID] if category != "MAA" else []
            if category == "KUNTA":
                members += [
                    self.ids[("HYVINVOINTIALUE", county_of(code))],
                    self.ids[("MAAKUNTA", member_of(code, REGIONS))],
                    self.ids[("SEUTUKUNTA", member_of(code, SUBREGIONS))],
                ]
            name = (
                NAMES.get(code, f"{category} {code}") if category == "KUNTA" else f"{category.title()} {code}"
            )
            title = {"fi": name, "sv": name, "en": name}
            found.append(
                {"id": number, "code": code, "category": category, "title": title, "memberOf": members}
            )
        return found


def _internal_ids() -> dict[tuple[str, str], int]:
    ids = {
        ("MAA", COUNTRY): COUNTRY_ID,
        ("POHJOISMAAT", "246"): NORDIC_FINLAND,
        ("ALUEHALLINTOVIRASTO", "1"): STRANGE_ID,
    }
    ids |= {("KUNTA", code): FIRST_MUNICIPALITY + n for n, code in enumerate(MUNICIPALITIES)}
    ids |= {("HYVINVOINTIALUE", code): FIRST_COUNTY + n for n, code in enumerate(COUNTIES)}
    ids |= {("HYVINVOINTIALUE", f"2{n:02d}"): FIRST_OLD_COUNTY + n for n in range(22)}
    ids |= {("MAAKUNTA", code): FIRST_REGION + n for n, code in enumerate(REGIONS)}
    return ids | {("SEUTUKUNTA", code): FIRST_SUBREGION + n for n, code in enumerate(SUBREGIONS)}


def _json(content: object) -> Reply:
    return Reply(json.dumps(content, ensure_ascii=False).encode())


def _listed(series: Series) -> dict[str, object]:
    return {
        "id": series.id,
        "title": {"fi": series.title, "sv": series.title, "en": series.title},
        "organization": {"id": 2, "title": {"fi": "Terveyden ja hyvinvoinnin laitos (THL)"}},
        "classifications": {"sex": {"values": list(series.sexes)}, "region": {"values": ["Kunta", "Maa"]}},
    }


def _metadata(series: Series) -> dict[str, object]:
    start, end = series.years
    more: dict[str, object] = {"limits": {"fi": "Pienet luvut on suojattu."}} if series.limits else {}
    return {
        **_listed(series),
        "data-updated": series.updated,
        "range": {"start": start, "end": end},
        "description": {"fi": series.description, "sv": "", "en": ""},
        "decimals": 1,
        **more,
    }
