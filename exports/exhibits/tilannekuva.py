"""The figures of the first view: findings, the board of sectors, the largest changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.i18n import translator
from components.tilannekuva import board
from components.tilannekuva.choice import rows as chosen
from components.tilannekuva.rows import Row
from components.tilannekuva.state import EVERY_THEME, LEVELS, PARAMETERS, State, read
from components.url_state import SHOW, Reader
from data import queries
from data.catalog import load
from exports import build
from exports.models import Cell, Column, Exhibit, Kind, Make, NoExhibit
from exports.situation import known, look, payload, tell

# Columns that a picture or a slide has room for.
SHOWN = ("indicator", "period", "value", "unit", "standing", "median", "direction")
CHANGED = ("indicator", "difference", "difference_unit", "told")


def _state(query: Mapping[str, str]) -> State:
    areas = {code for level in LEVELS for code in queries.codes(level)}
    found = read(Reader(query), areas, load().themes, "")
    if not found.area:
        raise NoExhibit("No area is chosen.", "name a municipality, a county or a region: alueet=KU285")
    return found


def _exhibit(
    state: State,
    name: str,
    kind: Kind,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    **more: Any,
) -> Exhibit:
    """A figure of the view with what all its figures have in common; `more` overrides."""
    lang = more.pop("lang")
    area = build.names([state.area], lang)[state.area]
    indicators = more.pop("indicators")
    query = {PARAMETERS["area"]: state.area}
    query |= {PARAMETERS["theme"]: state.theme} if state.theme != EVERY_THEME else {}
    common: dict[str, Any] = {
        "sources": build.sources(indicators, lang),
        "version": queries.current_version(),
        "address": build.view_address("/", query, lang),
        "file_name": (area, str(more["title"]).removeprefix(f"{area}: "), _newest(state.area, indicators)),
        "own": (state.area,),
        "encoding": {},
    }
    cells = tuple(tuple(row) for row in rows)
    return Exhibit("tilannekuva", name, kind, lang, columns=tuple(columns), rows=cells, **common | more)


def _newest(area: str, indicators: Sequence[str]) -> str:
    """The newest period of the indicators."""
    return max((row.period for row in known(area).rows if row.indicator.id in indicators), default="")


def findings(query: Mapping[str, str], lang: str) -> Exhibit:
    """The sentences of what stands out; with `nayta` the one about that indicator."""
    state, _ = _state(query), translator(lang)
    told = tell(state.area, state.theme, lang)
    items = told["items"]
    wanted = query.get(SHOW, "")
    ids = [item["h"].removeprefix("/mittari/").partition("?")[0] for item in items]
    kept = [(id_, item) for id_, item in zip(ids, items, strict=True) if not wanted or id_ == wanted]
    if not kept:
        raise NoExhibit(
            "There is no such finding about the area.", "leave out what is to be shown, or choose another"
        )
    columns = [
        Column("sector", _("Sector"), "text"),
        build.indicator_column(lang),
        Column("finding", _("Finding"), "text"),
        Column("rule", _("The rule it passed"), "text"),
    ]
    rows = [_finding(id_, item, lang) for id_, item in kept]
    area = build.names([state.area], lang)[state.area]
    return _exhibit(
        state, "havainnot", "text", columns, rows,
        lang=lang, indicators=[id_ for id_, _item in kept],
        title=f"{area}: {_('What stands out')}",
        subtitle=kept[0][1]["n"] if wanted else _("Findings that passed a rule"),
        summary="\n".join(item["t"] for _id, item in kept),
        notes=(told["note"],),
    )  # fmt: skip


def _finding(id_: str, item: Mapping[str, Any], lang: str) -> tuple[str, str, str, str]:
    return item["n"], build.about(id_, lang).name, item["t"], item["b"]


def sectors(query: Mapping[str, str], lang: str) -> Exhibit:
    """The board: main indicators of the seven sectors with their standing and tested direction."""
    state, _ = _state(query), translator(lang)
    found = {row.indicator.id: row for row in known(state.area).rows}
    has_figure = {key: row.value is not None for key, row in found.items()}
    shown = [(theme, found[key]) for theme in load().themes.values() for key in chosen(theme.id, has_figure)]
    rows = [(theme.name.get(lang), *_sector_row(row, lang)) for theme, row in shown]
    told = payload(state.area, lang)
    area = build.names([state.area], lang)[state.area]
    decimals = [row.indicator.decimals for _theme, row in shown]
    return _exhibit(
        state, "sektorit", "table", _board_columns(lang), rows,
        lang=lang, indicators=[row.indicator.id for _theme, row in shown],
        title=f"{area}: {_('Seven sectors')}",
        subtitle=_("Main indicators, their standing and tested direction"),
        summary=_judged([row for _theme, row in shown], area, lang), notes=(told["note"],),
        options={"row_decimals": decimals, "shown": SHOWN},
    )  # fmt: skip


def _judged(rows: Sequence[Row], area: str, lang: str) -> str:
    """How many of the board's figures are better, worse and about as those of similar areas."""
    _ = translator(lang)
    ways = [
        board.standing(row, look(lang)) for row in rows
        if row.value is not None and row.indicator.direction != "none"
    ]  # fmt: skip
    judged = [way for way in ways if way["m"]]
    counted = [sum(way.get("j") == word for way in judged) for word in ("better", "worse")]
    return _(
        "{area}: of {n} main indicators that can be judged {better} are better, {worse} worse and {same} "
        "about the same as in similar areas.",
        area=area, n=len(judged), better=counted[0], worse=counted[1], same=len(judged) - sum(counted),
    )  # fmt: skip


def _board_columns(lang: str) -> list[Column]:
    _ = translator(lang)
    return [
        Column("sector", _("Sector"), "text"),
        build.indicator_column(lang),
        build.period_column(lang),
        build.number_column("value", _("Value"), None),
        Column("unit", _("Unit"), "text"),
        build.status_column(lang),
        Column("standing", _("Standing"), "text"),
        build.number_column("median", _("Median it is compared with"), None),
        Column("direction", _("Tested direction"), "text"),
        Column("years", _("Years tested"), "text"),
    ]


def _sector_row(row: Row, lang: str) -> tuple[Cell, ...]:
    line = board.line(row, look(lang))
    place, way = line.get("c", {}), line.get("d", {})
    unit = load().unit_of(row.indicator.id)
    middle = row.peers if row.peers and row.peer_n >= board.LEAST_PEERS else None if row.peers else row.level
    median = middle[1] if middle and place.get("m") else None
    words = place.get("w") or place.get("d", "")
    return (
        line["n"], row.period, row.value, unit.after(lang) or unit.label.get(lang), row.status, words, median,
        way.get("w", ""), way.get("d", ""),
    )  # fmt: skip


def changes(query: Mapping[str, str], lang: str) -> Exhibit:
    """The latest changes that are larger than all before them."""
    state, _ = _state(query), translator(lang)
    by_id = {fact.indicator: fact.change for fact in known(state.area).facts if fact.change}
    items = payload(state.area, lang)["changes"]
    rows = []
    for item in items:
        change, unit = by_id[item["i"]], load().unit_of(item["i"])
        difference = round(change.difference, load().get(item["i"]).decimals + 1)
        suffix = unit.after(lang) or unit.label.get(lang)
        rows.append((item["n"], change.previous_period, change.previous, change.period, change.value,
                     difference, suffix, unit.after_difference(lang) or suffix, item["d"]))  # fmt: skip
    area = build.names([state.area], lang)[state.area]
    told = [f"{item['n']}: {item['v'].rstrip('.')}." for item in items[:3]]
    return _exhibit(
        state, "muutokset", "table", _change_columns(lang), rows,
        lang=lang, indicators=[item["i"] for item in items],
        title=f"{area}: {_('What changed most')}",
        subtitle=_("Latest changes that are larger than any before them"),
        summary=" ".join(told),
        options={"row_decimals": [load().get(item["i"]).decimals for item in items], "shown": CHANGED},
    )  # fmt: skip


def _change_columns(lang: str) -> list[Column]:
    _ = translator(lang)
    return [
        build.indicator_column(lang),
        Column("previous_period", _("Period before"), "period"),
        build.number_column("previous", _("Value before"), None),
        build.period_column(lang),
        build.number_column("value", _("Value"), None),
        build.number_column("difference", _("Change"), None),
        Column("unit", _("Unit"), "text"),
        Column("difference_unit", _("Unit of the change"), "text"),
        Column("told", _("In words"), "text"),
    ]


EXHIBITS: dict[str, Make] = {"havainnot": findings, "sektorit": sectors, "muutokset": changes}

CARD = "havainnot"  # stands for the view in a link's card
