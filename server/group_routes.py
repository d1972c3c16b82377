"""Answers the groups view's questions: gap of two groups, a group's indicators, its need of services."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, cast

from components.ryhmat import gaps, need, offers, profile
from data import queries
from data.catalog import load
from data.queries import groups
from exports import group_figures as figures
from exports import group_people
from exports.models import NoExhibit
from server.problem import Unknown

P = ParamSpec("P")


def _answered(make: Callable[P, dict[str, Any]]) -> Callable[P, dict[str, Any]]:
    """The route of a maker: what is not there becomes a named 404."""

    @wraps(make)
    def answer(*args: P.args, **kwargs: P.kwargs) -> dict[str, Any]:
        try:
            return make(*args, **kwargs)
        except NoExhibit as absent:
            raise Unknown(absent.what, absent.remedy) from None

    return answer


@_answered
def choices(lang: str) -> dict[str, Any]:
    """Every indicator and group that can be chosen. Raises Unknown for a language that is not here."""
    figures.check(lang)
    named = queries.population_groups()
    return offers.for_browser(figures.offered(), groups.group_coverage(), named, load(), lang)


@_answered
def gap(lang: str, area: str, indicator: str, group: str, against: str, basis: str) -> dict[str, Any]:
    """The gap of two groups in an area, its municipalities, county and country.

    Raises Unknown for anything that cannot be chosen.
    """
    question = figures.ask(lang, area, indicator, group, against, basis)
    return gaps.build(question, figures.gap_sources(question))


@_answered
def group_profile(lang: str, area: str, persons: str) -> dict[str, Any]:
    """Indicators of a population group in an area, with comparators. Raises Unknown."""
    return _rows(lang, area, persons, only_need=False)


@_answered
def group_need(lang: str, area: str, persons: str) -> dict[str, Any]:
    """People of a group now and projected, and the indicators of their need. Raises Unknown."""
    people = group_people.people(lang, area, persons)
    used = figures.source_lines(group_people.used_by(people.profile), lang)
    return need.build(people) | {"peopleSources": used, "need": _rows(lang, area, persons, only_need=True)}


def _rows(lang: str, area: str, persons: str, *, only_need: bool) -> dict[str, Any]:
    found, lacking, look = group_people.rows(lang, area, persons, need=only_need)
    used = list({f.indicator.split(":")[0]: load().get(f.indicator.split(":")[0]) for f in found}.values())
    name = queries.region_names([area], lang)[area]
    group = group_people.group_profile(persons).name.get(lang)
    return profile.build(cast(Any, found), lacking, look, (name, group), figures.source_lines(used, lang))


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "groupchoices": ("/groupchoices/<version>/<lang>.json", choices),
    "gaps": ("/gaps/<version>/<lang>/<area>/<indicator>/<group>/<against>/<basis>.json", gap),
    "groupprofile": ("/groupprofile/<version>/<lang>/<area>/<persons>.json", group_profile),
    "need": ("/need/<version>/<lang>/<area>/<persons>.json", group_need),
}
