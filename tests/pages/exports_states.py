"""States of views drawn by a seed, and one exhibit of a state read back from every kind of file."""

import csv
import io
import random
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pyarrow.parquet as pq
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from data import queries

SEED = 6
OF_MITTARI = 26
LANGS = ("fi", "sv", "en")
# A municipality, a small one, one of Åland, a county, a region: every view is asked for some of them.
AREAS = ("KU285", "KU077", "KU478", "HVA10", "MK08")
DEFAULTS: dict[str, dict[str, str]] = {
    "alue": {"kohde": "KU285"},
    "alueerot": {"kohde": "HVA10"},
    "ennakointi": {"kohde": "KU285", "alueet": "KU285"},
    "mittari": {"kohde": "tyollisyysaste", "alueet": "KU285"},
    "ryhmat": {"alueet": "KU285"},
    "tilannekuva": {"alueet": "KU285"},
    "vertaa": {"alueet": "KU285,KU286"},
}


@dataclass(frozen=True)
class Asked:
    """One exhibit in one state, as an address names it."""

    view: str
    name: str
    query: dict[str, str]
    lang: str

    def address(self, kind: str) -> str:
        """The address of the exhibit as JSON or as a file."""
        text = urlencode(self.query, safe=",")
        base = f"/esitys/{queries.current_version()}" if kind == "json" else "/vienti"
        return f"{base}/{self.lang}/{self.view}/{self.name}.{kind}?{text}"


def sample() -> list[Asked]:
    """Fifty states: indicators drawn evenly over their levels, groups and periods, and the other views."""
    chance = random.Random(SEED)
    found = [_indicator(chance, i) for i in range(OF_MITTARI)]
    for area in AREAS:
        found.append(Asked("alue", "mittarit", {"kohde": area}, chance.choice(LANGS)))
        found.append(Asked("tilannekuva", "sektorit", {"alueet": area}, chance.choice(LANGS)))
    found += [Asked("alue", "rakenne", {"kohde": area}, "sv") for area in AREAS[:2]]
    found += [Asked("alue", "mittarit", {"kohde": "KU285", "teema": "talous"}, "fi")]
    for view, name in (("alueerot", "parvi"), ("ennakointi", "kehitys"), ("ryhmat", "ryhman-koko")):
        found += [Asked(view, name, DEFAULTS[view], lang) for lang in LANGS]
    return [
        *found,
        Asked("vertaa", "sarjat", DEFAULTS["vertaa"], "fi"),
        Asked("vertaa", "sarjat", DEFAULTS["vertaa"], "en"),
    ]


def _indicator(chance: random.Random, number: int) -> Asked:
    indicator = chance.choice(sorted(queries.spans()))
    coverage = {
        level: found
        for level, found in queries.coverage(indicator).items()
        if level != "maa" and queries.geo(level)
    }
    level = chance.choice(sorted(coverage))
    group = chance.choice(sorted(coverage[level]))
    period = chance.choice(coverage[level][group])
    areas = ",".join(chance.sample(queries.codes(level), 2))
    query = {"kohde": indicator, "taso": level, "ryhma": group, "aika": period, "alueet": areas}
    name = ("kartta", "jarjestys", "taulukko", "kehitys")[number % 4]
    return Asked("mittari", name, query, chance.choice(LANGS))


def from_csv(data: bytes, lang: str) -> list[list[Any]]:
    """Rows of a CSV file, numbers as numbers and '' as None; the heading is left out."""
    rows = list(
        csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter="," if lang == "en" else ";")
    )
    return [[_number(cell, lang) for cell in row] for row in rows[1:]]


def _number(cell: str, lang: str) -> Any:
    if not cell:
        return None
    try:
        return float(cell if lang == "en" else cell.replace(",", "."))
    except ValueError:
        return cell


def from_workbook(data: bytes) -> list[list[Any]]:
    """Rows of the first sheet; the heading is left out."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def from_parquet(data: bytes) -> list[list[Any]]:
    """Rows of a Parquet file."""
    return [list(row.values()) for row in pq.read_table(io.BytesIO(data)).to_pylist()]


def chart_values(data: bytes) -> dict[str, dict[str, float | None]]:
    """Series → category → value of a deck's first chart; {} when its figure is no chart of categories."""
    slide = Presentation(io.BytesIO(data)).slides[0]
    shape = next(shape for shape in slide.shapes if shape.name == "figure")
    if not shape.has_chart or shape.chart.chart_type == XL_CHART_TYPE.XY_SCATTER:
        return {}
    plot = shape.chart.plots[0]
    labels = [str(label) for label in plot.categories]
    return {one.name: dict(zip(labels, one.values, strict=True)) for one in plot.series}
