"""What can be compared: indicators with at least two groups, and as what their figures can be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from components.i18n import local
from data.catalog import Catalog
from data.catalog_models import Indicator

# Periods of a group's share of its people, as data.queries.rate_periods gives them.
RatePeriods = Callable[[str, str], Sequence[str]]


def offers(
    coverage: Mapping[str, Mapping[str, Sequence[str]]], catalog: Catalog, rate_periods: RatePeriods
) -> dict[str, dict[str, list[str]]]:
    """Indicator → basis → groups; only indicators with two groups on some basis, in the catalogue's order.

    A figure that is not an amount is shown as published ('arvo'); an amount as a share of the group's people
    ('osuus') where their number is known, and as it is ('maara').
    """
    made = {
        indicator.id: _bases(indicator, coverage[indicator.id], rate_periods)
        for indicator in catalog
        if len(coverage.get(indicator.id, ())) > 1
    }
    return {key: bases for key, bases in made.items() if any(len(groups) > 1 for groups in bases.values())}


def _bases(
    indicator: Indicator, covered: Mapping[str, Sequence[str]], rate_periods: RatePeriods
) -> dict[str, list[str]]:
    if indicator.aggregation.rule != "sum":
        return {"arvo": list(covered)}
    shares = [group for group in covered if rate_periods(indicator.id, group)]
    return ({"osuus": shares} if len(shares) > 1 else {}) | {"maara": list(covered)}


def for_browser(
    found: Mapping[str, Mapping[str, Sequence[str]]],
    coverage: Mapping[str, Mapping[str, Sequence[str]]],
    groups: Sequence[Mapping[str, Any]],
    catalog: Catalog,
    lang: str,
) -> dict[str, Any]:
    """The choices for assets/js/ryhmat/choices.js.

    groups: id → [name, sex, youngest, oldest]; indicators: id → {n name, t theme, s {basis: groups},
    y years}; themes: id and name in their order.
    """
    used = {group for bases in found.values() for listed in bases.values() for group in listed}
    named = [group for group in groups if group["id"] in used]
    return {
        "groups": {
            group["id"]: [group[f"name_{lang}"], group["sex"], group["age_from"], group["age_to"]]
            for group in named
        },
        "indicators": {
            key: {
                "n": local(catalog.get(key).short or catalog.get(key).name, lang),
                "t": catalog.get(key).theme,
                "s": {basis: list(listed) for basis, listed in bases.items()},
                "y": _years(coverage[key]),
            }
            for key, bases in found.items()
        },
        "themes": [[theme.id, theme.name.get(lang)] for theme in catalog.themes.values()],
    }


def _years(covered: Mapping[str, Sequence[str]]) -> str:
    """First and last year of any group."""
    periods = sorted(period[:4] for listed in covered.values() for period in listed)
    return periods[0] if periods[0] == periods[-1] else f"{periods[0]}–{periods[-1]}"
