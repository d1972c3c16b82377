"""The parts of the outlook made from the store: one way for the view's routes and for its exhibits."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.hindsight import Pair, Spread
from analysis.projection import PARTICIPATING, Ages, Band, read_band
from components.ennakointi import areas, assumption, course, future, lookback, service, sexes
from components.ennakointi.part import Part
from components.ennakointi.state import COUNTRY, PREFIX, State, base_year
from components.ennakointi.words import band_name
from components.formats import day, quantity
from components.i18n import local, translator
from components.mittari.labels import levels, statuses
from data import queries
from data.catalog import load
from data.queries import outlook
from data.service_rates import ServiceRate, service_rates
from exports.build import sources
from exports.models import Source

LABOUR = "tyovoima"
WORK_AGES = f"age_{PARTICIPATING.first}_{PARTICIPATING.last}"
# Bands of the groups that are looked back at; etl/sql/outlook.sql has the same.
GROUPS = {
    "total": "0-",
    "age_0_17": "0-17",
    "age_18_64": "18-64",
    "age_65_plus": "65-",
    "age_75_plus": "75-",
    "age_85_plus": "85-",
}
Happened = list[tuple[str, float, str]]


def group_band(group: str) -> Band:
    """Ages of a group that is looked back at; everybody for one that is not known."""
    return read_band(GROUPS.get(group, "0-")) or Band(0, None)


def years_of(code: str, indicator: str, sex: str = "total") -> dict[str, Ages]:
    """Year → ages of an area by one projection (or what happened), ascending; empty for none."""
    return {
        row.period: Ages(row.counts, row.open_end)
        for row in outlook.ages(code)
        if row.indicator == indicator and row.sex == sex
    }


def name_of(code: str, lang: str) -> str:
    """Name of an area; the code where there is none."""
    return queries.region_names([code], lang).get(code, code)


def future_of(state: State, lang: str) -> future.Future:
    """An area in the state's two years. Raises KeyError when the projection lacks one of them."""
    projections = outlook.projections()
    years = years_of(state.area, state.indicator)
    base = base_year(projections, state.indicator)
    found = future.Future(
        state.area, name_of(state.area, lang), state.vintage, base, state.year, state.band, years, lang
    )
    assert found.now and found.then  # both years are there, or KeyError
    return found


def scope_of(code: str) -> str:
    """The area whose municipalities are shown: a municipality's county, else the area itself."""
    region = queries.region(code)
    if region is None or region.level != "kunta":
        return code
    county = region.hva_code or ""
    return county if len(queries.members(county)) > 1 else region.mk_code or COUNTRY


def wider(code: str, lang: str) -> list[tuple[str, str]]:
    """(code, name) of the wider areas around one, from near to far: county, region, country."""
    region = queries.region(code)
    around = [region.hva_code, region.mk_code] if region and region.level == "kunta" else []
    found = [area for area in dict.fromkeys([*around, COUNTRY]) if area and area != code]
    names = queries.region_names([area for area in found if not _alone(area)], lang)
    return list(names.items())


def _alone(code: str) -> bool:
    """A county of one municipality says the same as the municipality."""
    return len(queries.members(code)) == 1


def municipalities(state: State, lang: str) -> Part:
    """The municipalities of the area, or of the municipality's county."""
    shown = future_of(state, lang)
    scope = scope_of(state.area)
    codes = queries.members(scope)
    rows = outlook.bands(state.indicator, codes, (shown.base, shown.year), state.band.first, state.band.last)
    sums: dict[str, dict[str, tuple[float, float]]] = {}
    for row in rows:
        sums.setdefault(row.code, {})[row.period] = (row.persons, row.everybody)
    found = areas.municipalities(sums, queries.region_names(codes, lang), shown.base, shown.year)
    return areas.build(found, shown, state.show, state.order, name_of(scope, lang), state.area)


def happened(code: str, group: str) -> Happened:
    """(year, persons, status) of what happened, ascending; no unknown years."""
    rows = queries.series("vaesto", group, [code])
    found = {period: (value, status) for _code, period, value, status in rows if value is not None}
    for year, ages in years_of(code, outlook.HAPPENED).items():
        found.setdefault(year, (ages.persons(group_band(group)), "observed"))
    return [(year, *found[year]) for year in sorted(found)]


def looked_back(group: str) -> str:
    """The projection whose look back at a group is longest: the oldest one. '' when there is none."""
    found = [indicator for indicator, groups in outlook.hindsight_groups().items() if group in groups]
    return min(found, default="")


def look_of(state: State, lang: str) -> lookback.Look:
    """What is needed to look back at the state's group in its area."""
    indicator = looked_back(state.group)
    region = queries.region(state.area)
    level = region.level if region else "kunta"
    known = happened(state.area, state.group)
    return lookback.Look(
        code=state.area,
        name=name_of(state.area, lang),
        level=level,
        level_name=levels(lang).get(level, level),
        vintage=indicator.removeprefix(PREFIX),
        group=band_name(group_band(state.group), lang),
        group_id=state.group,
        pairs=_pairs(indicator, state.group, level),
        municipal=_pairs(indicator, state.group, "kunta"),
        latest=(known[-1][0], known[-1][1]) if known else None,
        lang=lang,
    )


def _pairs(indicator: str, group: str, level: str) -> list[Pair]:
    rows = outlook.hindsight(indicator, group, level) if indicator else []
    return [Pair(row.code, row.period, row.projected, row.actual) for row in rows]


def course_of(state: State, lang: str) -> Part:
    """What happened and every projection of the state's group, with the band of like areas' errors."""
    look = look_of(state, lang)
    known = lookback.horizons(look)
    band = group_band(state.group)
    made = []
    for indicator in outlook.projections():
        years = years_of(state.area, indicator)
        if years:
            made.append(_projected(indicator, years, band, known))
    drawn = course.Course(
        name=look.name,
        group=look.group,
        group_id=state.group,
        happened=happened(state.area, state.group),
        projections=made,
        statuses=statuses(lang),
        lang=lang,
    )
    return course.build(drawn)


def _projected(
    indicator: str, years: Mapping[str, Ages], band: Band, known: Mapping[int, Spread]
) -> course.Projected:
    first = int(min(years))
    open_end = all(ages.open_end for ages in years.values()) or band.last is not None
    return course.Projected(
        vintage=indicator.removeprefix(PREFIX),
        years={year: ages.persons(band) for year, ages in years.items()},
        bands={year: known[int(year) - first] for year in years if int(year) - first in known},
        open_end=open_end,
    )


def what_if(state: State, lang: str) -> Part:
    """The projection with the state's own assumption."""
    shown = future_of(state, lang)
    return assumption.build(shown, state.migration, state.participation, taking(state.area))


def taking(code: str) -> assumption.Taking | None:
    """Participation of those aged 18–64 in the newest year that has both counts."""
    force = {p: v for _c, p, v, _s in queries.series(LABOUR, WORK_AGES, [code]) if v is not None}
    people = {p: v for _c, p, v, _s in queries.series("vaesto", WORK_AGES, [code]) if v}
    both = sorted(force.keys() & people.keys())
    return assumption.Taking(both[-1], 100 * force[both[-1]] / people[both[-1]]) if both else None


def services(state: State, lang: str) -> Part:
    """What today's use by age would be with the projected ages."""
    shown = future_of(state, lang)
    uses, old = [], []
    for rate in service_rates():
        if rate.indicator not in queries.spans():
            continue
        found = _use(rate, state.area, lang)
        if found and found.period >= service.not_before(shown.base):
            uses.append(found)
        elif found:
            old.append(f"{found.name} ({found.period})")
    return service.build(shown, uses, old)


def _use(rate: ServiceRate, code: str, lang: str) -> service.Use | None:
    """The newest rate of the area; a municipality without one has its county's."""
    county = queries.county_of(code)
    for area in (code, *([county] if county and county != code else [])):
        newest = _newest(rate.indicator, area)
        if newest:
            return _made(rate, newest, "" if area == code else name_of(area, lang), lang)
    return None


def _newest(indicator: str, code: str) -> tuple[str, float] | None:
    rows = queries.series(indicator, "total", [code])
    return max(((p, v) for _c, p, v, s in rows if v is not None and s != "projected"), default=None)


def _made(rate: ServiceRate, newest: tuple[str, float], of: str, lang: str) -> service.Use:
    catalog = load()
    indicator, unit = catalog.get(rate.indicator), catalog.unit_of(rate.indicator)
    last = rate.ages[1] if len(rate.ages) > 1 else None
    return service.Use(
        indicator=rate.indicator,
        name=local(indicator.short or indicator.name, lang),
        band=Band(rate.ages[0], last),
        per=rate.per,
        counts=rate.counts.get(lang),
        rate=newest[1],
        rate_text=quantity(newest[1], indicator.decimals, unit.after(lang), lang),
        period=newest[0],
        of=of,
    )


def by_sex(state: State, lang: str) -> Part:
    """Women and men in five-year ages: what happened beside the projected year, where there are sexes."""
    known: dict[str, dict[str, list[int]]] = dict(queries.age_structure(state.area))
    known |= _by_sex(state.area, outlook.HAPPENED)
    projected = _by_sex(state.area, state.indicator).get(state.year)
    return sexes.build(known, projected, state.year, name_of(state.area, lang), lang)


def _by_sex(code: str, indicator: str) -> dict[str, dict[str, list[int]]]:
    men, women = (years_of(code, indicator, sex) for sex in ("male", "female"))
    return {
        year: {"male": sexes.five_year(men[year].counts), "female": sexes.five_year(women[year].counts)}
        for year in men
        if year in women
    }


def group_names(lang: str) -> dict[str, str]:
    """Groups that can be looked back at, by name, everybody first."""
    found = {group for groups in outlook.hindsight_groups().values() for group in groups}
    return {group: band_name(read_band(ages) or Band(0, None), lang) for group, ages in GROUPS.items()
            if group in found}  # fmt: skip


def sources_of(part: Part, code: str, lang: str) -> tuple[Source, ...]:
    """Where the figures of a part come from; of the population, only the tables that its group is from."""
    held = {outlook.HAPPENED: outlook.used_snapshots(outlook.HAPPENED, part.happened, code)}
    only = held if part.happened and held[outlook.HAPPENED] else None
    return sources(part.sources, lang, only)


def credit(part: Part, code: str, lang: str) -> str:
    """The source line of a part: producer, statistics, licence, date of data."""
    _ = translator(lang)
    said = [
        f"{s.producer}, {s.statistics} ({s.licence})" + (f", {day(s.data_date, lang)}" if s.data_date else "")
        for s in sources_of(part, code, lang)
    ]
    return _("Source: {list}", list="; ".join(dict.fromkeys(said))) if said else ""
