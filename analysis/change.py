"""The latest change of a series beside its earlier changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from analysis.compare import known
from analysis.trend import year

FEWEST = 5
DEVIATIONS = 3.0
# Makes the median absolute deviation of normal values equal to their standard deviation.
NORMAL = 1.4826


@dataclass(frozen=True, slots=True)
class Change:
    """The change to the latest known figure from the one before it, in the indicator's unit.

    earlier: how many changes over an equally long step came before. largest: the largest of them without its
    sign; middle and deviation: their median and 1.4826 × median absolute deviation; 0 when there is none.
    first: period from which they are counted.
    """

    period: str
    previous_period: str
    value: float
    previous: float
    difference: float
    earlier: int
    largest: float
    middle: float
    deviation: float
    first: str

    @property
    def unusual(self) -> bool:
        """Larger than all of at least five earlier changes, and over three deviations from their median.

        The deviation is the median absolute deviation (Hampel's identifier, JASA 69, 1974): the unusual years
        it looks for hardly move it.
        """
        enough = self.earlier >= FEWEST and abs(self.difference) > self.largest
        return enough and abs(self.difference - self.middle) > DEVIATIONS * self.deviation


def latest_change(
    periods: Sequence[str], values: Sequence[float | None], breaks: Sequence[str] = ()
) -> Change | None:
    """The latest change, None when there are not two figures after the last break.

    periods ascend; breaks as in analysis.trend. Only earlier changes over a step as long as the latest one
    count: two years hold more change than one.
    """
    cut = max((b for b in breaks if periods and periods[0] < b <= periods[-1]), default="")
    points = [(p, v) for p, v in zip(periods, values, strict=True) if known(v) and p >= cut]
    if len(points) < 2:
        return None
    steps = list(zip(points, points[1:], strict=False))
    (before, previous), (period, value) = steps[-1]
    length = year(period) - year(before)
    alike = [s for s in steps[:-1] if abs(year(s[1][0]) - year(s[0][0]) - length) < 1e-9]
    changes = [b[1] - a[1] for a, b in alike]
    middle = median(changes) if changes else 0.0
    deviation = NORMAL * median(abs(c - middle) for c in changes) if changes else 0.0
    return Change(
        period, before, value, previous, value - previous,
        earlier=len(changes), largest=max(map(abs, changes), default=0.0), middle=middle,
        deviation=deviation, first=alike[0][0][0] if alike else before,
    )  # fmt: skip
