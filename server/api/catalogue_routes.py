"""The API's addresses of what there is: version, sources, indicators, groups, areas, boundaries."""

from __future__ import annotations

from typing import Any, get_args

import orjson
from flask import Blueprint, Response

from components.formats import fold
from data import queries
from data.catalog import load
from data.catalog_models import Level
from data.queries import quality
from data.queries.observations import boundaries, snapshots
from server.api import asked, items, told
from server.api.cursor import next_address, place
from server.api.document import API, AREAS, CATALOGUE, GEOJSON, SERVICE, answers, spec
from server.api.sending import send
from server.problem import Unknown

blueprint = Blueprint("api_catalogue", __name__)
LEVELS: tuple[str, ...] = get_args(Level)


@blueprint.get("/version")
@spec.validate(query=asked.Nothing, resp=answers(told.Version), tags=[SERVICE], operation_id="version")
def version() -> Response:
    """Which store is served, and when it was made."""
    return send(lambda: _store("built_at", "data_date", "division_year") | {"api": API})


@blueprint.get("/sources")
@spec.validate(query=asked.Nothing, resp=answers(told.Sources), tags=[SERVICE], operation_id="sources")
def sources() -> Response:
    """Every producer's table that figures come from, with its licence and date of data."""
    return send(lambda: _store() | {"items": items.sources(snapshots())})


@blueprint.get("/indicators")
@spec.validate(resp=answers(told.Indicators), tags=[CATALOGUE], operation_id="indicators")
def indicators(query: asked.IndicatorsAsked) -> Response:
    """Indicators by search, theme, framework, tier and level, in the order of themes."""

    def make() -> dict[str, Any]:
        start = place(query.cursor, 0)
        found, store = _chosen(query), _store()
        page = found[start : start + query.limit]
        more = start + query.limit < len(found)
        after = next_address(start + query.limit, store["version"]) if more else None
        return store | {"total": len(found), "items": [items.indicator(row) for row in page], "next": after}

    return send(make)


@blueprint.get("/indicators/<indicator_id>")
@spec.validate(
    query=asked.Nothing, resp=answers(told.IndicatorInFull), tags=[CATALOGUE], operation_id="indicator"
)
def indicator(indicator_id: str) -> Response:
    """One indicator: texts, unit, where and when it has figures, notes, sources."""

    def make() -> dict[str, Any]:
        row = known_indicator(indicator_id)
        return _store() | items.indicator(row) | {
            "coverage": items.coverage(indicator_id),
            "notes": [items.note(one) for one in row["notes"]],
            "sources": [items.source(one) for one in row["provenance"]],
        }  # fmt: skip

    return send(make)


@blueprint.get("/groups")
@spec.validate(query=asked.Nothing, resp=answers(told.Groups), tags=[CATALOGUE], operation_id="groups")
def groups() -> Response:
    """Population groups that figures concern, in the order of lists."""
    return send(lambda: _store() | {"items": [items.group(row) for row in queries.population_groups()]})


@blueprint.get("/regions")
@spec.validate(resp=answers(told.Regions), tags=[AREAS], operation_id="regions")
def regions(query: asked.RegionsAsked) -> Response:
    """Areas by level and name, on today's division."""

    def make() -> dict[str, Any]:
        levels = [query.level] if query.level else list(LEVELS)
        areas = [area for level in levels for area in queries.regions(level)]
        found = [area for area in areas if query.q is None or _named(area, query.q)]
        return _store("division_year") | {"items": [items.region(area) for area in found]}

    return send(make)


@blueprint.get("/regions/<code>")
@spec.validate(query=asked.Nothing, resp=answers(told.RegionInFull), tags=[AREAS], operation_id="region")
def region(code: str) -> Response:
    """One area: what it belongs to, its municipalities, former municipalities counted in it."""

    def make() -> dict[str, Any]:
        area = known_region(code)
        former = [{"name": name, "year": year} for _, name, year in queries.changes([code])]
        members = [] if area.level == "kunta" else list(queries.members(code))
        belongs = queries.memberships("kunta").get(code, {})
        told_ = {"member_of": belongs, "members": members, "former": former}
        return _store("division_year") | items.region(area) | told_

    return send(make)


@blueprint.get("/memberships")
@spec.validate(resp=answers(told.Memberships), tags=[AREAS], operation_id="memberships")
def memberships(query: asked.MembershipsAsked) -> Response:
    """Which municipality belongs to which county, region, sub-region, employment area and group."""

    def make() -> dict[str, Any]:
        if query.region:
            known_region(query.region)
        rows = [
            {"municipality": municipality, "level": level, "region": area}
            for municipality, belongs in queries.memberships("kunta").items()
            for level, area in belongs.items()
            if query.level in (None, level) and query.region in (None, municipality, area)
        ]
        return _store("division_year") | {"items": rows}

    return send(make)


@blueprint.get(f"/boundaries/<any({', '.join(LEVELS)}):level>")
@spec.validate(query=asked.Nothing, resp=answers(told.Boundaries), tags=[AREAS], operation_id="boundaries")
def shapes(level: str) -> Response:
    """Boundaries of a level's areas as GeoJSON in WGS 84, generalised for maps of the whole country."""

    def make() -> dict[str, Any]:
        found = boundaries(level)
        if not found:
            raise Unknown(f"Areas of level '{level}' are not drawn.", "choose another level")
        return {"type": "FeatureCollection", "features": [_feature(*row) for row in found]}

    return send(make, GEOJSON)


def known_indicator(indicator_id: str) -> dict[str, Any]:
    """An indicator with notes and provenance. Raises Unknown."""
    row = queries.indicator(indicator_id)
    if row is None:
        raise Unknown(f"There is no indicator '{indicator_id[:100]}'.", "choose one of /api/v1/indicators")
    return row


def known_region(code: str) -> queries.Region:
    """An area. Raises Unknown."""
    area = queries.region(code)
    if area is None:
        raise Unknown(f"There is no area '{code[:40]}'.", "choose one of /api/v1/regions")
    return area


def _store(*names: str) -> dict[str, Any]:
    facts = queries.store_facts()
    return {"version": facts.version} | {name: getattr(facts, name) for name in names}


def _chosen(query: asked.IndicatorsAsked) -> list[dict[str, Any]]:
    """The indicators that every filter lets through."""
    if query.theme and query.theme not in load().themes:
        raise Unknown(f"There is no theme '{query.theme}'.", f"use one of {', '.join(load().themes)}")
    words = fold(query.q).split() if query.q else []
    return [
        row
        for row in quality.catalogue()
        if query.theme in (None, row["theme"])
        and query.tier in (None, row["tier"])
        and (query.framework is None or query.framework in row["frameworks"])
        and (query.level is None or query.level in row["levels"])
        and (not words or _speaks_of(row, words))
    ]


def _speaks_of(row: dict[str, Any], words: list[str]) -> bool:
    fields = [row["id"], *(row[f"{name}_{lang}"] for name in ("name", "definition") for lang in items.LANGS)]
    text = fold(" ".join(field for field in fields if field))
    return all(word in text for word in words)


def _named(area: queries.Region, text: str) -> bool:
    wanted = fold(text)
    return any(wanted in fold(name) for name in (area.code, area.name_fi, area.name_sv, area.name_en))


def _feature(code: str, geometry: str) -> dict[str, Any]:
    area = known_region(code)
    return {
        "type": "Feature",
        "id": code,
        "geometry": orjson.Fragment(geometry),
        "properties": items.region(area),
    }
