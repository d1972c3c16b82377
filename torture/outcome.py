"""What a trial found: figures with their limits, and whether the promise held."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured thing. limit: in words, '' where it is only told; ok: within its limit."""

    what: str
    value: str
    limit: str = ""
    ok: bool = True


def at_most(what: str, value: float, limit: float, unit: str = "") -> Figure:
    """A figure that must not be above its limit."""
    return Figure(what, f"{_number(value)}{unit}", f"≤ {_number(limit)}{unit}", value <= limit)


def none_of(what: str, faults: Sequence[str]) -> Figure:
    """Things of which there must be none; the first ones are told."""
    told = f"{len(faults)}" + (f": {'; '.join(faults[:3])}" if faults else "")
    return Figure(what, told, "0", not faults)


def told(what: str, value: float | str) -> Figure:
    """A figure without a limit."""
    return Figure(what, value if isinstance(value, str) else _number(value))


@dataclass(frozen=True)
class Outcome:
    """What one promise came to. key: name of the trial; seconds: how long it took."""

    key: str
    figures: tuple[Figure, ...]
    seconds: float = 0.0

    @property
    def held(self) -> bool:
        """Whether every figure is within its limit."""
        return all(figure.ok for figure in self.figures)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "held": self.held}


def _number(value: float) -> str:
    if value == round(value):
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"
