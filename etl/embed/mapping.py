"""Decides which indicator and group every raw series becomes: core first, then aliases, then tier extra."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from data.catalog_models import Indicator, Series
from data.groups import group_id
from etl.embed.keys import key_of

ALIAS_STEP = 100


@dataclass(frozen=True)
class Claim:
    """One raw series (id, sex, age) taken by an indicator as one of its groups; rank 0 is the best series.

    levels and periods: None takes all. value × scale is stored. status and derived: None keeps the row's own.
    """

    series: str
    sex: str
    age: str
    indicator: str
    group: str
    rank: int
    scale: float = 1.0
    levels: tuple[str, ...] | None = None
    periods: tuple[str, ...] | None = None
    status: str | None = None
    derived: bool | None = None
    not_applicable: bool = False

    @property
    def key(self) -> str:
        """Return the key of the raw series."""
        return key_of(self.series, self.sex, self.age)


def core_claims(indicators: Iterable[Indicator], splits: Mapping[str, list[tuple[str, str]]]) -> list[Claim]:
    """Return what the indicators' `series:` entries take. splits: raw series → its (sex, age) texts."""
    return [
        _claim(indicator, rank, entry, sex, age)
        for indicator in indicators
        for rank, entry in enumerate(indicator.series)
        for sex, age in splits.get(entry.id, [])
        if entry.sex in ("*", sex) and entry.age in ("*", age)
    ]


def _claim(indicator: Indicator, rank: int, entry: Series, sex: str, age: str) -> Claim:
    group = group_id(age, sex) if entry.group == "auto" else entry.group
    return Claim(
        series=entry.id,
        sex=sex,
        age=age,
        indicator=indicator.id,
        group=group,
        rank=rank,
        scale=entry.scale,
        levels=entry.levels,
        periods=entry.periods,
        status=entry.status,
        derived=entry.derived,
        not_applicable=group in indicator.not_applicable,
    )


def inherit(
    claims: list[Claim], aliases: Mapping[str, str], keys: Mapping[str, tuple[str, str, str]]
) -> list[Claim]:
    """Return claims for aliased series that nothing has taken yet: they join their better twin's indicator.

    aliases: key → better key. keys: key → (series, sex, age). Chains are followed; where nothing takes the
    twin, there is no claim.
    """
    best = {claim.key: claim for claim in reversed(claims)}
    result = []
    for key in aliases:
        twin, steps = key, 0
        while twin in aliases and twin not in best:
            twin, steps = aliases[twin], steps + 1
        if key in best or twin not in best or key not in keys:
            continue
        series, sex, age = keys[key]
        rank = best[twin].rank + ALIAS_STEP * steps
        open_claim = replace(best[twin], levels=None, periods=None, status=None, derived=None)
        result.append(replace(open_claim, series=series, sex=sex, age=age, rank=rank))
    return result
