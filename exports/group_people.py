"""A population group in an area, from the store: its indicators with comparators, and its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import quantiles
from typing import Any, cast

from analysis.standing import percentiles, ranks
from analysis.trend import trend
from components.alue.figure import Look
from components.alue.labels import others_name, peers_name
from components.i18n import local, translator
from components.ryhmat.measures import Measures, row_id
from components.ryhmat.need import People
from data import queries
from data.catalog import load
from data.catalog_models import Indicator
from data.group_profiles import Attached, Profile, profiles
from data.queries import groups
from exports.group_figures import COUNTRY, around, check
from exports.models import NoExhibit

PROJECTIONS = ("vaestoennuste_2024", "vaestoennuste_2019")  # newest first
EVERYBODY = "age_0_99"  # the whole of the newest projection, which leaves out people of a hundred and over
SINCE, MOST = "2010", 20
LEVEL_CUTS = (5, 25, 50, 75, 95)


def group_profile(persons: str) -> Profile:
    """A population group by its id. Raises NoExhibit."""
    found = profiles().get(persons)
    if found is None:
        known = ", ".join(profile.id for profile in profiles().groups)
        raise NoExhibit(f"There is no population group '{persons[:40]}'.", f"use one of {known}")
    return found


def people(lang: str, area: str, persons: str) -> People:
    """The people of a group in an area, its municipalities, county and country. Raises NoExhibit."""
    check(lang, area)
    profile = group_profile(persons)
    areas = around(area, lang)
    codes = [each.code for each in areas]
    expected, whole, vintage = _projected(profile, codes)
    return People(
        profile=profile,
        areas=areas,
        counted=groups.courses(profile.people.indicator, profile.people.group, "maara", codes),
        whole=groups.courses(profile.share_of.indicator, profile.share_of.group, "maara", codes),
        expected=expected,
        expected_whole=whole,
        vintage=local(load().get(vintage).name, lang) if vintage else "",
        part_of=_part_of(profile, lang),
        lang=lang,
    )


def _projected(profile: Profile, codes: Sequence[str]) -> tuple[Any, Any, str]:
    """The group and everybody in the newest projection that has both; empty where none has."""
    ages = profile.projected
    if ages is None:
        return {}, {}, ""
    wanted = f"age_{ages.age_from}_{ages.age_to}"
    for vintage in PROJECTIONS:
        if groups.group_periods(vintage, wanted) and groups.group_periods(vintage, EVERYBODY):
            each = (groups.courses(vintage, group, "maara", codes) for group in (wanted, EVERYBODY))
            expected, whole = each
            return expected, whole, vintage
    return {}, {}, ""


def _part_of(profile: Profile, lang: str) -> str:
    """What the share is of: the population, or the people that share_of names."""
    _ = translator(lang)
    whole = profile.share_of
    if whole.indicator == "vaesto" and whole.group == "total":
        return _("population")
    if whole.indicator == "vaesto":
        return str(queries.population_groups({whole.group})[0][f"name_{lang}"]).lower()
    return local(load().get(whole.indicator).short or load().get(whole.indicator).name, lang).lower()


def used_by(profile: Profile) -> list[Indicator]:
    """Indicators that the number of people and its projection come from."""
    ids = [profile.people.indicator, profile.share_of.indicator]
    ids += [PROJECTIONS[0]] if profile.projected else []
    return [load().get(key) for key in dict.fromkeys(ids)]


def rows(
    lang: str, area: str, persons: str, *, need: bool = False
) -> tuple[list[queries.Figure], list[Indicator], Look]:
    """Figures of a group's indicators, those without any in the store, and what they are written with.

    need: only indicators that tell of need of services. Raises NoExhibit.
    """
    check(lang, area)
    profile = group_profile(persons)
    region = queries.region(area)
    assert region is not None
    wanted = [item for item in profile.indicators if item.need or not need]
    available = queries.spans()
    lacking = [load().get(item.id) for item in wanted if item.id not in available]
    measures = Measures(load(), lang)
    found = []
    for item in wanted:
        if item.id in available and (figure := _figure(item, region)) is not None:
            measures.add(item, profiles().rate(item.id))
            found.append(figure)
    return found, lacking, _look(region.level, found, measures, lang)


def _look(level: str, found: Sequence[queries.Figure], measures: Measures, lang: str) -> Look:
    named = queries.population_groups({figure.group for figure in found} - {"total"})
    ids = [(figure.indicator, figure.indicator.split(":")[0]) for figure in found]
    return Look(
        catalog=cast(Any, measures),
        lang=lang,
        this_year=date.today().year,
        names=queries.region_names({f.county for f in found if f.county}, lang),
        groups={group["id"]: group[f"name_{lang}"] for group in named},
        breaks={row: [n["period"] for n in queries.indicator_notes(key) if n["period"]] for row, key in ids},
        peers=peers_name(level, lang),
        others=others_name(level, lang),
    )


def _figure(item: Attached, region: queries.Region) -> queries.Figure | None:
    """An indicator's figure: the ready one where the store has it, else made of the level's figures."""
    ready = {(f.indicator, f.group): f for f in queries.area_profile(region.code)}
    if not item.rate and (found := ready.get((item.id, item.group))):
        return found._replace(indicator=row_id(item))
    basis = "osuus" if item.rate else "arvo"
    periods = (groups.rate_periods if item.rate else groups.group_periods)(item.id, item.group)
    return _made(item, basis, periods, region) if periods else None


def _made(
    item: Attached, basis: str, periods: Sequence[str], region: queries.Region
) -> queries.Figure | None:
    """A figure with the comparators that data.queries.area_profile gives ready for the usual groups."""
    points = groups.level_points(item.id, item.group, basis, periods[-1])
    own = points.get(region.code) or groups.Point(None, "missing", False)
    values = _values(item, points, region.level)
    amount = load().get(item.id).aggregation.rule == "sum" and basis != "osuus"
    near = [values[p.code] for p in queries.peers(region.code) if p.code in values]
    county = region.hva_code if region.level == "kunta" else None
    county = county if county and len(queries.members(county)) > 1 else None
    in_county, in_country = points.get(county or ""), points.get(COUNTRY)
    series, tested = _course(item, basis, periods, region.code)
    return queries.Figure(
        indicator=row_id(item),
        group=item.group,
        period=periods[-1],
        value=own.value,
        numerator=own.numerator,
        denominator=own.denominator,
        status=own.status,
        derived=own.derived,
        **_place(values, region.code),
        county=county,
        county_value=_comparable(in_county, amount),
        county_status=_status(in_county),
        country_value=_comparable(in_country, amount),
        country_status=_status(in_country),
        peer_n=0 if amount else len(near),
        peer_spread=None if amount else _cuts(near, (25, 50, 75)),
        level_spread=None if amount else _cuts(list(values.values()), LEVEL_CUTS),
        series=series,
        trend=tested,
    )


def _values(item: Attached, points: Mapping[str, groups.Point], level: str) -> dict[str, float]:
    """Values of a level's areas as places are counted from them: one decimal more than is shown."""
    decimals = queries.decimals_of().get(item.id, 0) + 1
    found = {code: points[code].value for code in queries.codes(level) if code in points}
    return {code: round(value, decimals) for code, value in found.items() if value is not None}


def _place(values: Mapping[str, float], code: str) -> dict[str, Any]:
    """Place from the largest, number of areas, and percentile of one area."""
    if code not in values:
        return {"rank": None, "n": len(values), "percentile": None}
    at, known = list(values).index(code), list(values.values())
    return {"rank": ranks(known)[at], "n": len(known), "percentile": percentiles(known)[at]}


def _course(item: Attached, basis: str, periods: Sequence[str], code: str) -> tuple[Any, queries.TrendRow]:
    """The area's figures by period, and their tested trend. Two years make neither a line nor a test."""
    drawn = groups.courses(item.id, item.group, basis, [code]) if len(periods) > 2 else {}
    points = sorted(drawn.get(code, {}).items())
    series = [(period, point.value) for period, point in points if point.value is not None]
    recent = [(period, value) for period, value in series if period >= SINCE]
    tested = trend([period for period, _v in recent], [value for _p, value in recent])
    row = queries.TrendRow(
        tested.direction, tested.slope, tested.low, tested.high, tested.p, tested.n,
        tested.first, tested.last, tested.method, tested.factor, tested.after_break,
    )  # fmt: skip
    return tuple(series[-MOST:]), row


def _comparable(point: groups.Point | None, amount: bool) -> float | None:
    return None if point is None or amount else point.value


def _status(point: groups.Point | None) -> str | None:
    return point.status if point else None


def _cuts(values: Sequence[float], at: Sequence[int]) -> tuple[float, ...] | None:
    """Percentiles, between the two nearest values as in the store; None for fewer than two values."""
    if len(values) < 2:
        return None
    found = quantiles(values, n=100, method="inclusive")
    return tuple(found[cut - 1] for cut in at)
