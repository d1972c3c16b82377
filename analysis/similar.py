"""Areas like one area: weighted distance over standardised features, with the reasons for each.

Distance: d² = Σ w (z - z')² / Σ w over the features both areas have, z as in similar_table.standardised. To
leave a missing feature out and rescale by the weights that remain is Gower's treatment (Biometrics 27, 1971).
So d is the typical difference of the two areas in standard deviations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.similar_table import (
    Flags,
    Floats,
    SimilarError,
    Table,
    check,
    outside_group,
    outside_size,
    standardised,
)

# An area that lacks features worth more than half of the weight is not judged at all.
LEAST_WEIGHT = 0.5
# Distances equal to nine decimals are ties, put in order by code; beyond that is binary noise.
TIE_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's part: values in their own unit, steps = other - own in standard deviations, signed.

    share: this feature's part of the squared distance; the shares sum to 1, or are all 0 for areas alike
    in everything. steps and share are None when either area lacks the feature.
    """

    feature: str
    own: float | None
    other: float | None
    steps: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A similar area; reasons stand in the order of the features; weight_known is 1 when none was missing."""

    code: str
    distance: float
    weight_known: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Similar:
    """The answer, and what was left out of it.

    weights: as used, summing to 1, without zeros. candidates: how many areas were measured. left_out: how
    many were not, by reason: 'size' and 'group' (filters), 'missing' (lack over half of the weight).
    """

    code: str
    neighbours: tuple[Neighbour, ...]
    weights: Mapping[str, float]
    candidates: int
    left_out: Mapping[str, int]


def similar(
    table: Table,
    code: str,
    weights: Mapping[str, float],
    count: int = 10,
    size_factor: float | None = None,
    same_group: bool = False,
) -> Similar:
    """The `count` areas nearest to `code`, nearest first, equal distances in order of code.

    weights: feature → 0 or more, features not named weigh 0. size_factor 2 keeps areas from half to twice the
    population. same_group keeps the own urban–rural class. Raises SimilarError.
    """
    own = check(table, code, count)
    used = _weights(table.features, weights)
    size, group = outside_size(table, own, size_factor), outside_group(table, own, same_group)
    scaled, weight = standardised(table), np.array([used.get(f, 0.0) for f in table.features])
    steps = scaled - scaled[own]
    present = np.isfinite(steps)
    squares = np.where(present, steps, 0.0) ** 2 * weight
    known = present @ weight
    if known[own] < LEAST_WEIGHT:
        raise SimilarError("target", f"{code} lacks features worth more than half of the weight")
    distance = np.sqrt(squares.sum(axis=1) / np.where(known > 0, known, 1.0))
    lacking = ~(known >= LEAST_WEIGHT - 1e-12)
    chosen = _nearest(table.codes, distance, size | group | lacking, own)
    neighbours = tuple(
        Neighbour(
            table.codes[i],
            float(distance[i]),
            float(known[i]),
            _reasons(table, own, i, steps, squares, weight),
        )
        for i in chosen[:count]
    )
    out = {"size": size, "group": group & ~size, "missing": lacking & ~size & ~group}
    return Similar(code, neighbours, used, len(chosen), {why: int(flags.sum()) for why, flags in out.items()})


def _weights(features: Sequence[str], weights: Mapping[str, float]) -> dict[str, float]:
    unknown = sorted(set(weights) - set(features))
    if unknown:
        raise SimilarError("feature", f"no such feature: {', '.join(unknown)}")
    bad = sorted(f for f, w in weights.items() if not (np.isfinite(w) and w >= 0))
    if bad:
        raise SimilarError("weights", f"a weight must be a number from 0 up: {', '.join(bad)}")
    total = sum(weights[f] for f in features if f in weights)
    if total <= 0:
        raise SimilarError("weights", "at least one feature must have a weight above 0")
    return {f: weights[f] / total for f in features if weights.get(f, 0) > 0}


def _nearest(codes: Sequence[str], distance: Floats, outside: Flags, own: int) -> list[int]:
    inside = [i for i in np.flatnonzero(~outside).tolist() if i != own]
    rounded = np.round(distance, TIE_DECIMALS).tolist()
    return sorted(inside, key=lambda i: (rounded[i], codes[i]))


def _reasons(
    table: Table, own: int, other: int, steps: Floats, squares: Floats, weight: Floats
) -> tuple[Reason, ...]:
    total = float(squares[other].sum())
    found = []
    for j in np.flatnonzero(weight > 0).tolist():
        mine, theirs = (_plain(float(table.values[i, j])) for i in (own, other))
        step = _plain(float(steps[other, j]))
        share = None if step is None else float(squares[other, j]) / total if total > 0 else 0.0
        found.append(Reason(table.features[j], mine, theirs, step, share))
    return tuple(found)


def _plain(value: float) -> float | None:
    return value if np.isfinite(value) else None
