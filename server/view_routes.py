"""Answers the indicator view's questions: facts of an indicator, series of areas, the list of indicators."""

from collections.abc import Callable
from datetime import date
from typing import Any

from components.figures import series as series_figure
from components.i18n import LANGS
from components.mittari import facts, lines
from data import queries
from data.catalog import load
from server.problem import Unknown

MOST_LINES = 12
REMEDY = "choose one from the list of indicators"


def _check(lang: str, indicator_id: str | None = None) -> None:
    """Raises Unknown for a language or an indicator that is not here."""
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang}'.", "use fi, sv or en")
    if indicator_id is not None and indicator_id not in queries.spans():
        raise Unknown(f"The store has no figures of indicator '{indicator_id}'.", REMEDY)


def indicator(lang: str, indicator_id: str) -> dict[str, Any]:
    """Names, unit and coverage of one indicator: what the view needs at once."""
    _check(lang, indicator_id)
    coverage = queries.coverage(indicator_id)
    groups = {group for by_group in coverage.values() for group in by_group}
    named = queries.population_groups(groups)
    return facts.build(load().get(indicator_id), load(), coverage, named, lang, date.today().year)


def about(lang: str, indicator_id: str) -> dict[str, Any]:
    """Definition, notes and sources of one indicator: the panel at the view's foot."""
    _check(lang, indicator_id)
    described = load().get(indicator_id)
    return facts.about(
        described, queries.indicator_notes(indicator_id), queries.provenance(indicator_id), lang
    )


def series(lang: str, indicator_id: str, group: str, codes: str) -> dict[str, Any]:
    """Traces, marks and summary of the development chart. codes: KU179,HVA13,SSS, at most 12."""
    _check(lang, indicator_id)
    wanted = [code for code in codes.split(",") if code][:MOST_LINES]
    described, unit = load().get(indicator_id), load().unit_of(indicator_id)
    found = lines.build(
        wanted, queries.series(indicator_id, group, wanted), queries.region_names(wanted, lang)
    )
    marks = lines.break_marks(queries.indicator_notes(indicator_id), found, lang)
    marks += lines.merger_marks(queries.changes(wanted), found, lang)
    suffix = unit.after(lang)
    figure = series_figure.build(found, marks, f"\u00a0{suffix}" if suffix else "")
    return figure | {"summary": lines.summary(found, marks, described.decimals, suffix, lang)}


def catalog(lang: str) -> dict[str, Any]:
    """Every indicator, for choosing one."""
    _check(lang)
    return facts.listing(load(), queries.spans(), lang)


ROUTES: dict[str, tuple[str, Callable[..., Any]]] = {
    "indicator": ("/indicator/<version>/<lang>/<indicator_id>.json", indicator),
    "about": ("/about/<version>/<lang>/<indicator_id>.json", about),
    "series": ("/series/<version>/<lang>/<indicator_id>/<group>/<codes>.json", series),
    "catalog": ("/catalog/<version>/<lang>.json", catalog),
}
