"""How far a projection was from what happened, by size of the area, and the band that like areas make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

# Inhabitants in the first projected year; a class goes from its bound up to the next.
SIZES = (0, 2_000, 5_000, 10_000, 20_000, 50_000)
LEAST = 10  # like areas; a tenth of fewer than ten is nobody
TAILS = (10, 90)


@dataclass(frozen=True)
class Pair:
    """One area in one year: persons by the projection and by what happened."""

    code: str
    period: str
    projected: float
    actual: float

    @property
    def error(self) -> float | None:
        """Per cent that the projection was over (+) or under (−) what happened; None for an empty area."""
        return 100 * (self.projected - self.actual) / self.actual if self.actual else None


@dataclass(frozen=True)
class Spread:
    """Errors of some areas in one year, per cent: how many, tenth and ninetieth percentile, median, means.

    absolute is the mean without signs (MAPE), mean the mean with signs (bias).
    """

    n: int
    low: float
    median: float
    high: float
    mean: float
    absolute: float


def size_class(inhabitants: float) -> int:
    """Place in SIZES of the class that holds a number of inhabitants."""
    return max(place for place, bound in enumerate(SIZES) if inhabitants >= bound)


def spread(errors: Iterable[float]) -> Spread | None:
    """What errors look like together; None for none. Percentiles by Hyndman and Fan's type 7."""
    values = np.asarray(list(errors), dtype=float)
    if not values.size:
        return None
    low, median, high = np.percentile(values, (TAILS[0], 50, TAILS[1]))
    return Spread(
        values.size,
        *map(float, (low, median, high, values.mean(), np.abs(values).mean())),
    )


def sizes(pairs: Sequence[Pair]) -> dict[str, int]:
    """Area → size class, by what happened in the first year that there is."""
    if not pairs:
        return {}
    first = min(pair.period for pair in pairs)
    return {pair.code: size_class(pair.actual) for pair in pairs if pair.period == first}


def by_size(pairs: Sequence[Pair], classes: Mapping[str, int], period: str) -> dict[int, Spread]:
    """Size class → spread of errors in one year; classes without areas are left out."""
    found: dict[int, list[float]] = {}
    for pair in pairs:
        if pair.period == period and pair.code in classes and pair.error is not None:
            found.setdefault(classes[pair.code], []).append(pair.error)
    made = {place: spread(errors) for place, errors in sorted(found.items())}
    return {place: each for place, each in made.items() if each}


def like_band(pairs: Sequence[Pair], like: Iterable[str], own: str) -> dict[str, Spread]:
    """Year → spread of the errors of like areas, the area itself left out.

    Years with fewer than LEAST like areas are left out, and there is none after the last observed one.
    """
    wanted = set(like) - {own}
    found: dict[str, list[float]] = {}
    for pair in pairs:
        if pair.code in wanted and pair.error is not None:
            found.setdefault(pair.period, []).append(pair.error)
    made = {period: spread(errors) for period, errors in sorted(found.items()) if len(errors) >= LEAST}
    return {period: each for period, each in made.items() if each}


def range_around(value: float, errors: Spread) -> tuple[float, float]:
    """Persons between which the truth would lie if a projection of `value` missed as like areas did.

    An error e per cent means projected = actual × (1 + e/100), so actual = projected / (1 + e/100).
    """
    return value / (1 + errors.high / 100), value / (1 + errors.low / 100)
