"""The figures of an area profile: every indicator with its comparators, the ages, the lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from components.alue import payload
from components.alue.course import trend as tested
from components.alue.figure import Look, title
from components.alue.labels import others_name, peers_name
from components.alue.standing import LEAST_PEERS, interval, standing
from components.alue.state import LEVELS, PARAMETERS, State, read
from components.figures import pyramid
from components.i18n import translator
from components.mittari.labels import frameworks
from components.url_state import SUBJECT, Reader
from data import queries
from data.catalog import load
from exports import build
from exports.models import Cell, Column, Exhibit, Kind, Make, NoExhibit

# Columns that a picture or a slide of the table has room for.
SHOWN = ("indicator", "period", "value", "unit", "standing", "peers", "country", "direction")


@dataclass(frozen=True)
class Area:
    """A profile in one state: the area, its figures by indicator, and what rows are written with."""

    region: queries.Region
    figures: Mapping[str, queries.Figure]
    look: Look
    state: State
    query: Mapping[str, str]

    @property
    def name(self) -> str:
        """The area's name."""
        return self.region.name(self.look.lang)

    def address(self) -> str:
        """The address of the profile with its filters."""
        kept = {name: text for name, text in self.query.items() if name in PARAMETERS.values()}
        return build.view_address(f"/alue/{self.region.code}", kept, self.look.lang)


def _area(query: Mapping[str, str], lang: str) -> Area:
    code = query.get(SUBJECT, "").strip().upper()
    region = queries.region(code)
    if region is None or region.level not in LEVELS:
        raise NoExhibit(
            f"There is no profile of area '{code[:40]}'.", "name a municipality, a county or a region"
        )
    figures = {figure.indicator: figure for figure in queries.area_profile(code)}
    used = [key for key in frameworks(lang) if any(key in i.frameworks for i in load().tier("core"))]
    state = read(Reader(query), frozenset(load().themes), frozenset(used))
    return Area(region, figures, look(region.level, list(figures.values()), lang), state, query)


def look(level: str, figures: Sequence[queries.Figure], lang: str) -> Look:
    """What the rows of a profile are written with."""
    groups = queries.population_groups({figure.group for figure in figures} - {"total"})
    breaks = {
        figure.indicator: [n["period"] for n in queries.indicator_notes(figure.indicator) if n["period"]]
        for figure in figures
        if len(figure.series) > 2
    }
    return Look(
        catalog=load(),
        lang=lang,
        this_year=date.today().year,
        names=queries.region_names({figure.county for figure in figures if figure.county}, lang),
        groups={group["id"]: group[f"name_{lang}"] for group in groups},
        breaks=breaks,
        peers=peers_name(level, lang),
        others=others_name(level, lang),
    )


def _exhibit(area: Area, name: str, kind: Kind, columns: Sequence[Column], rows: Any, **more: Any) -> Exhibit:
    """A figure of the profile with what all its figures have in common; `more` overrides."""
    common: dict[str, Any] = {
        "version": queries.current_version(),
        "address": area.address(),
        "own": (area.region.code,),
        "encoding": {},
        "sources": build.sources(more.pop("indicators"), area.look.lang),
    }
    cells = tuple(tuple(row) for row in rows)
    return Exhibit("alue", name, kind, area.look.lang, columns=tuple(columns), rows=cells, **common | more)


def _payload(area: Area) -> dict[str, Any]:
    figures = list(area.figures.values())
    return payload.build(cast(Any, figures), area.look, area.name, queries.data_dates(area.figures))


def _newest(area: Area, ids: Sequence[str]) -> str:
    """The newest period of the indicators."""
    return max((area.figures[id_].period for id_ in ids), default="")


def _passes(row: Mapping[str, Any], state: State) -> bool:
    """Whether a row is shown with the state's filters, as assets/js/figures/profile_rows.js shows it."""
    return (
        row["k"] != "none"
        and (not state.theme or row["t"] == state.theme)
        and (not state.standing or row.get("c", {}).get("f") == state.standing)
        and (not state.trend or row.get("tr", {}).get("f") == state.trend)
        and (not state.framework or state.framework in row.get("fw", ()))
    )


def indicators(query: Mapping[str, str], lang: str) -> Exhibit:
    """Every indicator of the area that the filters let through, with comparators, standing and trend."""
    area, _ = _area(query, lang), translator(lang)
    made = _payload(area)
    ids = [row["i"] for row in made["rows"] if _passes(row, area.state)]
    themes = load().themes
    subtitle = themes[area.state.theme].name.get(lang) if area.state.theme else _("Every main indicator")
    return _exhibit(
        area, "mittarit", "table", _columns(lang), [_row(area, id_) for id_ in ids],
        indicators=ids, title=area.name, subtitle=subtitle, summary=made["lead"],
        file_name=(area.name, subtitle, _newest(area, ids)),
        options={"row_decimals": [load().get(id_).decimals for id_ in ids], "shown": SHOWN},
    )  # fmt: skip


def _columns(lang: str) -> list[Column]:
    _ = translator(lang)
    number = build.number_column
    return [
        Column("sector", _("Sector"), "text"),
        Column("indicator_id", _("Indicator's id"), "text"),
        build.indicator_column(lang),
        build.period_column(lang),
        number("value", _("Value"), None),
        Column("unit", _("Unit"), "text"),
        build.status_column(lang),
        Column(
            "standing", _("Standing"), "text", description=_("Against similar areas, or all of the level")
        ),
        number("peers", _("Similar areas, median"), None),
        number("county", _("Wellbeing services county"), None),
        number("country", _("Whole country"), None),
        number("rank", _("Place"), told=_("Place from the largest value: order, not grade")),
        number("n", _("Areas with a value")),
        number("low", _("Interval, lower limit"), None, told=_("95 %, computed here from the counts")),
        number("high", _("Interval, upper limit"), None, told=_("95 %, computed here from the counts")),
        Column("direction", _("Tested direction"), "text"),
        Column("years", _("Years tested"), "text"),
    ]


def _row(area: Area, id_: str) -> list[Cell]:
    figure, indicator, lang = cast(Any, area.figures[id_]), load().get(id_), area.look.lang
    unit = load().unit_of(id_)
    amount = indicator.aggregation.rule == "sum"
    moved = tested(figure, indicator, area.look)
    limits = interval(figure, indicator)
    peers = (
        figure.peer_spread[1] if figure.peer_spread and figure.peer_n >= LEAST_PEERS and not amount else None
    )
    return [
        load().theme_name(indicator.theme, lang), id_, title(indicator, figure.group, area.look),
        figure.period, figure.value, unit.after(lang) or unit.label.get(lang), figure.status,
        standing(figure, indicator, area.look)["w"], peers,
        None if amount else figure.county_value, None if amount else figure.country_value,
        figure.rank, figure.n if figure.rank is not None else None,
        limits.low if limits else None, limits.high if limits else None,
        moved["w"], moved.get("d", ""),
    ]  # fmt: skip


def ages(query: Mapping[str, str], lang: str) -> Exhibit:
    """Population by age and sex as shares, with the counts beside."""
    area, _ = _area(query, lang), translator(lang)
    found = pyramid.build(queries.age_structure(area.region.code), lang)
    if found is None:
        raise NoExhibit("There are no figures of ages of this area.", "choose another area")
    share, count = _("Share of the population"), _("Number of persons")
    columns = [Column("age", _("Age"), "text"), build.period_column(lang)]
    rows: list[list[Cell]] = [[age, found["year"]] for age in found["ages"]]
    for sex, name in (("male", _("Men")), ("female", _("Women"))):
        columns += [build.number_column(f"{sex}_share", name, 1, "%", share)]
        columns += [build.number_column(f"{sex}_count", f"{name}, {count.lower()}", 0)]
        for row, of_all, number in zip(rows, found["now"][sex], found["count"][sex], strict=True):
            row += [of_all, number]
    return _exhibit(
        area, "rakenne", "pyramid", columns, rows,
        indicators=["vaesto"], title=f"{area.name}: {_('population by age')}",
        subtitle=build.joined(share, "%", found["year"]), summary=found["summary"],
        file_name=(area.name, _("population by age"), found["year"]),
        encoding={"label": "age", "left": "male_share", "right": "female_share"},
    )  # fmt: skip


def lead(query: Mapping[str, str], lang: str) -> Exhibit:
    """How many indicators are better, worse and about the same, in a sentence."""
    area, _ = _area(query, lang), translator(lang)
    made = _payload(area)
    main = [row["i"] for row in made["rows"] if row["k"] == "main"]
    count = Counter(row["c"]["w"] for row in made["rows"] if row["k"] == "main")
    columns = [Column("standing", _("Standing"), "text"), build.number_column("n", _("Indicators"))]
    return _exhibit(
        area, "tiivistys", "text", columns, count.most_common(),
        indicators=main, title=area.name, subtitle=_("Area profile"),
        summary=made["lead"], file_name=(area.name, _("Area profile"), _newest(area, main)),
    )  # fmt: skip


EXHIBITS: dict[str, Make] = {"mittarit": indicators, "rakenne": ages, "tiivistys": lead}

CARD = "tiivistys"  # stands for the view in a link's card
