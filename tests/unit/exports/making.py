"""Small exhibits of every kind for tests, made of figures that no store holds."""

from dataclasses import replace
from typing import Any

from exports.models import Cell, Column, Exhibit, Kind, Source

NAME = Column("region", "Alue", "region")
CODE = Column("region_code", "Aluekoodi", "region_code")
PERIOD = Column("period", "Ajankohta", "period")
STATUS = Column("status", "Tila", "status")
VALUE = Column("value", "Osuus", "value", "%", 1, "Osuus koko väestöstä.")
OTHER = Column("other", "Toinen", "value", "", 0)

SOURCE = Source("Tilastokeskus", "Väestörakenne", "CC BY 4.0", "2025-03-28", "https://stat.fi/tilasto")
AREAS: tuple[tuple[Cell, ...], ...] = (
    ("KU285", "Kotka", 12.34, 100, "observed"),
    ("KU286", "Kouvola", -3.25, 200, "preliminary"),
    ("KU754", "Pyhtää", None, None, "protected"),
    ("KU935", "Virolahti", 7.0, 50, "observed"),
)
COLUMNS = (CODE, NAME, VALUE, OTHER, STATUS)
YEARS: tuple[tuple[Cell, ...], ...] = (
    ("2020", "KU285", "Kotka", 1.0, "observed"),
    ("2021", "KU285", "Kotka", None, "missing"),
    ("2022", "KU285", "Kotka", 3.5, "observed"),
    ("2030", "KU285", "Kotka", 5.0, "projected"),
    ("2020", "SSS", "Koko maa", 2.0, "observed"),
    ("2022", "SSS", "Koko maa", 2.5, "observed"),
)
TIME = (PERIOD, CODE, NAME, VALUE, STATUS)


def exhibit(kind: Kind = "table", **changed: Any) -> Exhibit:
    """An exhibit of a kind; `changed` fields replace those of the pattern."""
    made = Exhibit(
        "mittari", "kuvio", kind, "fi", "Osuus väestöstä", "Kunnat · 2022", "Kotka 12,3 % on suurin.",
        COLUMNS, AREAS, {"label": "region", "value": "value"}, (SOURCE,), "20260101T000000-0",
        "/mittari/osuus?aika=2022", ("Kotka", "Osuus", "2022"), ("KU285",), "Osuus koko väestöstä.",
        ("Yksi huomautus.",),
    )  # fmt: skip
    return replace(made, **changed)


KINDS: dict[str, Exhibit] = {
    "bar": exhibit("bar"),
    "bars": exhibit("bar", encoding={"label": "region", "value": "value,other"}),
    "line": exhibit(
        "line", columns=TIME, rows=YEARS, encoding={"x": "period", "y": "value", "series": "region"}
    ),
    "scatter": exhibit("scatter", encoding={"x": "value", "y": "other", "label": "region"}),
    "dumbbell": exhibit("dumbbell", encoding={"label": "region", "from": "value", "to": "other"}),
    "dots": exhibit("dots", encoding={"label": "status", "value": "value", "point": "region"}),
    "map": exhibit(
        "map", encoding={"region": "region_code", "value": "value"},
        options={"level": "kunta", "bounds": [0.0, 10.0], "scale": "seq"},
    ),
    "heat": exhibit(
        "heat", encoding={"label": "region", "columns": "value,other"},
        options={"tones": [[3, None], [-2, 0], [None, None], [1, 2]], "scale": "div"},
    ),
    "pyramid": exhibit("pyramid", encoding={"label": "region", "left": "other", "right": "value"}),
    "table": exhibit("table", encoding={}),
    "text": exhibit("text", columns=(), rows=(), encoding={}),
}  # fmt: skip
