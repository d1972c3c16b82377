"""The gaps of the groups view, from the store: for its page, its data routes and its exhibits."""

from functools import lru_cache

from components.alue.payload import sources
from components.i18n import LANGS
from components.ryhmat import offers
from components.ryhmat.question import Area, Question
from components.ryhmat.scale import scale
from components.ryhmat.state import BASES, LEVELS, State, read
from components.url_state import Reader
from data import queries
from data.catalog import load
from data.catalog_models import Indicator
from data.group_profiles import profiles
from data.queries import groups
from exports.models import NoExhibit

COUNTRY = "SSS"
FEW = 3  # a county of fewer municipalities is looked at with its region


def offered() -> dict[str, dict[str, list[str]]]:
    """Indicator → basis → groups that can be compared, for the store in use."""
    return _offered(queries.current_version())


@lru_cache(maxsize=2)
def _offered(version: str) -> dict[str, dict[str, list[str]]]:
    return offers.offers(groups.group_coverage(), load(), groups.rate_periods)


def gap_used(question: Question) -> list[str]:
    """Indicators whose figures a gap is made of: its own, and what its share is taken of."""
    rate = profiles().rate(question.indicator.id) if question.basis == "osuus" else None
    return list(dict.fromkeys([question.indicator.id, *(rate.of if rate else ())]))


def gap_sources(question: Question) -> list[dict[str, str]]:
    """Where the figures of a gap come from."""
    return source_lines([load().get(key) for key in gap_used(question)], question.lang)


def source_lines(used: list[Indicator], lang: str) -> list[dict[str, str]]:
    """Producers, statistics and dates of data of indicators."""
    return sources(used, queries.data_dates([indicator.id for indicator in used]), lang)


def read_state(reader: Reader, own: str = "") -> State:
    """The view's state in an address. own: the reader's remembered area."""
    areas = frozenset(code for level in LEVELS for code in queries.codes(level))
    persons = frozenset(profile.id for profile in profiles().groups)
    return read(reader, areas, persons, offered(), own)


def ask(lang: str, area: str, indicator: str, group: str, against: str, basis: str) -> Question:
    """The question of a gap with all its figures. Raises NoExhibit."""
    check(lang, area)
    offer = offered().get(indicator)
    if offer is None:
        raise NoExhibit(
            f"There is no indicator '{indicator[:60]}' with several groups.", "choose one of the view's list"
        )
    for wanted in (group, against):
        if basis not in BASES or wanted not in offer.get(basis, ()) or group == against:
            known = "; ".join(f"{key}: {', '.join(ids)}" for key, ids in offer.items())
            raise NoExhibit(
                f"'{indicator}' has no pair '{group[:40]}', '{against[:40]}' as '{basis[:20]}'.",
                f"use two different groups of {known}",
            )
    areas = around(area, lang)
    codes = [each.code for each in areas]
    described = load().get(indicator)
    rate = profiles().rate(indicator)
    named = {g["id"]: g[f"name_{lang}"] for g in queries.population_groups({group, against})}
    return Question(
        indicator=described,
        basis=basis,
        group=group,
        against=against,
        names=(named[group], named[against]),
        areas=areas,
        one=groups.courses(indicator, group, basis, codes),
        other=groups.courses(indicator, against, basis, codes),
        scale=scale(described, basis, rate.per if rate else None, load(), lang),
        breaks=[n["period"] for n in queries.indicator_notes(indicator) if n["period"]],
        lang=lang,
    )


def around(code: str, lang: str) -> list[Area]:
    """The area first, then its county and the country, then the other municipalities of the same county.

    A county of fewer than three municipalities is looked at with its region.
    """
    region = queries.region(code)
    assert region is not None
    group = _group(region)
    others = [each for each in queries.members(group) if each != code]
    upper = [group] if region.level == "kunta" else []
    kinds = {
        code: "own",
        **dict.fromkeys(upper, "county"),
        COUNTRY: "country",
        **dict.fromkeys(others, "area"),
    }
    names = queries.region_names(list(kinds), lang)
    found = {key: queries.region(key) for key in kinds}
    return [
        Area(key, names[key], kind, found[key].population)  # type: ignore[union-attr]
        for key, kind in kinds.items()
    ]


def _group(region: queries.Region) -> str:
    """The county (or region) whose municipalities an area is looked at with."""
    county = region.hva_code if region.level == "kunta" else region.code
    if county and len(queries.members(county)) >= FEW:
        return county
    first = queries.region(queries.members(county)[0]) if county else None
    return (first.mk_code if first else None) or county or region.code


def check(lang: str, area: str | None = None) -> None:
    """Raises NoExhibit for a language or an area that the view does not have."""
    if lang not in LANGS:
        raise NoExhibit(f"There is no language '{lang}'.", "use fi, sv or en")
    region = queries.region(area) if area is not None else None
    if area is not None and (region is None or region.level not in LEVELS):
        raise NoExhibit(
            f"The view is not made for area '{area[:40]}'.",
            "use the code of a municipality, county or region",
        )
