"""Answers the comparison's questions: table, words, series, pairs of indicators, similar areas, sets."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from components.i18n import LANGS
from components.vertaa import lines, presets, scatter, weights, words
from components.vertaa import similar as similar_words
from components.vertaa.state import COUNTRY, STARTS
from data import queries
from exports import compared
from exports.models import NoExhibit
from server.problem import Unknown

P = ParamSpec("P")
T = TypeVar("T")
ALL_YEARS = STARTS[-1]


def _answers(make: Callable[P, T]) -> Callable[P, T]:
    """The question with Unknown in place of NoExhibit, so that the route answers 404 with words."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        _language(str(args[0] if args else kwargs["lang"]))
        try:
            return make(*args, **kwargs)
        except NoExhibit as none:
            raise Unknown(none.what, none.remedy) from none

    return made


def _language(lang: str) -> None:
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang[:40]}'.", "use fi, sv or en")


@_answers
def compare(lang: str, theme: str, level: str, codes: str) -> dict[str, Any]:
    """Figures of a theme's main indicators for areas of one level, their counties and the whole country.

    codes: KU179,KU077, at most MOST_AREAS. Raises Unknown for a language, theme, level or area not here.
    """
    return compared.figures(lang, theme, level, compared.areas(level, codes))


@_answers
def told(lang: str, theme: str, level: str, code: str) -> dict[str, Any]:
    """What the table and the dots say in words of one area; lead in pieces, every other one strong."""
    own = compared.areas(level, code)[:1]
    made = compared.figures(lang, theme, level, own)
    return {
        "lead": words.lead(made, own[0], COUNTRY, lang),
        "dots": words.dots(made, own[0], len(queries.codes(level)), lang),
    }


@_answers
def series(lang: str, indicator_id: str, level: str, start: str, codes: str) -> dict[str, Any]:
    """Series of the areas (the first the own), its county and the country. start: a year or 'kaikki'."""
    if start not in STARTS:
        raise Unknown(f"Series do not start in '{start[:40]}'.", f"use one of {', '.join(STARTS)}")
    first = "" if start == ALL_YEARS else start
    return lines.payload(
        compared.series(lang, indicator_id, level, first, compared.areas(level, codes)), lang
    )


@_answers
def pair(lang: str, level: str, x: str, y: str, code: str) -> dict[str, Any]:
    """Two indicators of all areas of a level. code: the own area, '-' for none."""
    own = "" if code == "-" else compared.areas(level, code)[0]
    return scatter.payload(compared.pair(lang, level, x, y), own, lang)


@_answers
def similar(lang: str, level: str, code: str, weighted: str, filtered: str, count: str) -> dict[str, Any]:
    """Areas like one area. weighted: a preset or vakiluku:3,tulot:1; filtered: ei, koko, tyyppi or both."""
    (own,) = compared.areas(level, code)[:1]
    used, filters = weights.weights(weighted), weights.filters(filtered)
    if used is None or filters is None or count not in [str(n) for n in weights.COUNTS]:
        raise Unknown(
            f"Weights '{weighted[:40]}', filters '{filtered[:40]}' or number '{count[:10]}' are not known.",
            "use a preset or feature:0–5, filters ei, koko, tyyppi, and 5, 10, 15 or 20 areas",
        )
    wanted = weights.Wanted(used[0], used[1], filters, int(count))
    look = compared.similar_look(level, own, lang)
    return similar_words.payload(compared.similar(level, own, wanted), wanted, look)


@_answers
def choices(lang: str, level: str) -> list[dict[str, Any]]:
    """Themes with their main indicators that have figures at a level."""
    return compared.choices(lang, level)


@_answers
def sets(lang: str, level: str, code: str) -> list[dict[str, Any]]:
    """Ready sets of areas around one area."""
    (own,) = compared.areas(level, code)[:1]
    members = queries.memberships(level) if level == "kunta" else {}
    names = queries.region_names([*queries.codes(level), *members.get(own, {}).values()], lang)
    places = presets.Places(level, names, members, queries.populations(level), _peers(own))
    return [{"id": p.id, "name": p.name, "codes": p.codes} for p in presets.around(own, places, lang)]


def _peers(code: str) -> Sequence[str]:
    return tuple(peer.code for peer in queries.peers(code))


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "compare": ("/compare/<version>/<lang>/<theme>/<level>/<codes>.json", compare),
    "told": ("/told/<version>/<lang>/<theme>/<level>/<code>.json", told),
    "lines": ("/lines/<version>/<lang>/<indicator_id>/<level>/<start>/<codes>.json", series),
    "pair": ("/pair/<version>/<lang>/<level>/<x>/<y>/<code>.json", pair),
    "similar": ("/similar/<version>/<lang>/<level>/<code>/<weighted>/<filtered>/<count>.json", similar),
    "choices": ("/choices/<version>/<lang>/<level>.json", choices),
    "sets": ("/sets/<version>/<lang>/<level>/<code>.json", sets),
}
