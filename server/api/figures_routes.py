"""The API's addresses of figures: observations in four forms, and the order of areas in a slice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from flask import Blueprint, Response, request

from data import db, queries
from data.queries import observations as store
from server.api import asked, items, jsonstat, table, told
from server.api.catalogue_routes import known_indicator, known_region
from server.api.cursor import next_address, place
from server.api.document import CSV, FIGURES, PARQUET, answers, spec
from server.api.refused import Refused
from server.api.sending import JSON, held_by_client, send, stream, tag_of, unchanged
from server.problem import Unknown

blueprint = Blueprint("api_figures", __name__)
MOST_IN_PARQUET = 1_000_000
# What Accept chooses among; JSON-stat has no media type of its own, so only ?format= gives it.
FORMS = {JSON: "json", CSV: "csv", PARQUET: "parquet"}
STANDING_COLUMNS = (
    "indicator", "group", "level", "period", "region", "region_name", "value", "status", "derived", "rank",
    "n", "percentile", "producer", "licence", "data_date",
)  # fmt: skip


@blueprint.get("/observations")
@spec.validate(resp=answers(told.Observations), tags=[FIGURES], operation_id="observations")
def observations(query: asked.ObservationsAsked) -> Response:
    """Figures by indicator, area, level, group, period and status.

    JSON comes in pages; JSON-stat 2.0 (`format=json-stat`), CSV and Parquet come whole.
    """
    form = query.format or chosen_form(FORMS)
    wanted = _filter(query)
    return {"json": _json, "json-stat": _jsonstat, "csv": _csv, "parquet": _parquet}[form](query, wanted)


@blueprint.get("/standings")
@spec.validate(resp=answers(told.Standings), tags=[FIGURES], operation_id="standings")
def standings(query: asked.StandingsAsked) -> Response:
    """The areas of a level in order by one indicator, group and period, largest value first."""
    form = query.format or chosen_form({JSON: "json", CSV: "csv"})
    if form == "json":
        return send(partial(_standings, query), form=form)
    return send(partial(_standings_csv, query), f"{CSV}; charset=utf-8", form)


def chosen_form(forms: Mapping[str, str]) -> str:
    """The form that Accept asks for. Raises Refused when it takes none of them."""
    if not request.headers.get("Accept"):
        return forms[JSON]
    best = request.accept_mimetypes.best_match(list(forms))
    if best is None:
        detail = f"None of {', '.join(forms)} is accepted."
        raise Refused(406, "No such form", detail, "ask for one of them in Accept, or add ?format=")
    return forms[best]


def _filter(query: asked.ObservationsAsked) -> store.Filter:
    """The question as a filter of the store. Raises Unknown for what the store does not know."""
    for name in query.indicator:
        known_indicator(name)
    for code in query.region or ():
        known_region(code)
    groups = {row["id"] for row in queries.population_groups()}
    for group in query.group or ():
        if group not in groups:
            raise Unknown(f"There is no population group '{group}'.", "choose one of /api/v1/groups")
    if query.from_ and query.to and query.from_ > f"{query.to}~":
        raise Unknown(f"No period is from {query.from_} to {query.to}.", "let from be before to")
    return store.Filter(
        tuple(query.indicator),
        tuple(query.region or ()),
        tuple(query.level or ()),
        tuple(query.group or ()),
        tuple(query.period or ()),
        tuple(query.status or ()),
        query.from_ or "",
        query.to or "",
    )


def _json(query: asked.ObservationsAsked, wanted: store.Filter) -> Response:
    def make() -> dict[str, Any]:
        after, held = place(query.cursor, -1), db.reading()
        found = store.observations(held, wanted, after, query.limit + 1)
        page, dates = found[: query.limit], items.data_dates()
        more = len(found) > query.limit
        return {
            "version": held.version,
            "items": [_item(one, dates) for one in page],
            "sources": items.sources(one.source for one in page),
            "next": next_address(page[-1].place, held.version) if more else None,
        }

    return send(make, form="json")


def _item(one: store.Observation, dates: Mapping[int, str | None]) -> dict[str, Any]:
    told_ = one._asdict()
    del told_["place"]
    return told_ | {"data_date": dates.get(one.source)}


def _jsonstat(query: asked.ObservationsAsked, wanted: store.Filter) -> Response:
    def make() -> dict[str, Any]:
        held = db.reading()
        _check_size(store.count(held, wanted), jsonstat.MOST_CELLS)
        try:
            return jsonstat.dataset(
                list(chain.from_iterable(store.all_observations(held, wanted))), query.lang
            )
        except jsonstat.TooManyCells as many:
            raise _too_large(many.args[0], jsonstat.MOST_CELLS) from many

    return send(make, form="json-stat")


def _csv(query: asked.ObservationsAsked, wanted: store.Filter) -> Response:
    held = db.reading()
    tag = tag_of(held.version, "csv")
    if held_by_client(tag):
        return unchanged(tag)
    pieces = table.csv_pieces(table.COLUMNS, _rows(held, wanted, query.lang))
    # The first piece is made here, so that an error is still an error and not a broken file.
    first = next(pieces)
    return stream(chain([first], pieces), f"{CSV}; charset=utf-8", tag, "observations.csv")


def _parquet(query: asked.ObservationsAsked, wanted: store.Filter) -> Response:
    def make() -> bytes:
        held = db.reading()
        _check_size(store.count(held, wanted), MOST_IN_PARQUET)
        facts = {"version": held.version, "address": request.full_path}
        return table.parquet(_rows(held, wanted, query.lang), facts)

    return send(make, PARQUET, "parquet")


def _rows(held: db.Reading, wanted: store.Filter, lang: str) -> Iterator[Iterator[tuple[Any, ...]]]:
    for piece in store.all_observations(held, wanted):
        yield table.rows(piece, lang)


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise _too_large(size, most)
    if not size:
        raise Unknown(
            "No figure is within the filters.", "widen them; format=json gives an empty page instead"
        )


def _too_large(size: int, most: int) -> Refused:
    detail = f"The answer would have {size:,} cells; this form takes {most:,}."
    return Refused(422, "Too large an answer", detail, "narrow the filters, or ask for format=csv or json")


def _slice(query: asked.StandingsAsked) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """What the slice is, and its rows. Raises Unknown when the store has no such slice."""
    row = known_indicator(query.indicator)
    periods = queries.coverage(query.indicator).get(query.level, {}).get(query.group, [])
    period = query.period or (periods[-1] if periods else "")
    if period not in periods:
        what = f"level '{query.level}', group '{query.group}', period '{query.period or 'latest'}'"
        raise Unknown(
            f"'{query.indicator}' has no figures of {what}.",
            f"see coverage in /api/v1/indicators/{query.indicator}",
        )
    said = {"version": queries.current_version(), "indicator": query.indicator, "group": query.group}
    said |= {"level": query.level, "period": period, "direction": row["direction"]}
    return said, store.standings(query.indicator, query.group, query.level, period)


def _standings(query: asked.StandingsAsked) -> dict[str, Any]:
    said, rows = _slice(query)
    dates = items.data_dates()
    names = ("region", "value", "status", "derived", "source", "rank", "n", "percentile")
    places = [dict(zip(names, row, strict=True)) | {"data_date": dates.get(row[4])} for row in rows]
    return said | {"items": places, "sources": items.sources(row[4] for row in rows)}


def _standings_csv(query: asked.StandingsAsked) -> bytes:
    said, rows = _slice(query)
    names, known = queries.region_names([row[0] for row in rows], query.lang), store.snapshots()
    head = [said[name] for name in ("indicator", "group", "level", "period")]
    lines = [
        [*head, code, names[code], value, status, derived, rank, n, percentile,
         *(known[source][name] for name in ("producer", "licence", "data_date"))]
        for code, value, status, derived, source, rank, n, percentile in rows
    ]  # fmt: skip
    return b"".join(table.csv_pieces(STANDING_COLUMNS, [lines]))
