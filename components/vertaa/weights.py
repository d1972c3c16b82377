"""What is asked of similar areas, in the short words of an address: weights, filters and how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.similar_presets import FEATURES, PRESETS

DEFAULT_PRESET = "yleinen"
MOST_WEIGHT = 5.0
SIZE, TYPE = "koko", "tyyppi"
FILTERS = (SIZE, TYPE)
NO_FILTER = "ei"
SIZE_FACTOR = 2.0
COUNTS = (5, 10, 15, 20)


@dataclass(frozen=True)
class Wanted:
    """preset: id of a ready set of weights, '' when they are one's own; weights: feature → above 0 to 5."""

    preset: str
    weights: Mapping[str, float]
    filters: tuple[str, ...]
    count: int

    @property
    def weights_text(self) -> str:
        """The weights as they stand in an address."""
        return self.preset or to_text(self.weights)

    @property
    def filters_text(self) -> str:
        """The filters as they stand in an address of the figures."""
        return ",".join(self.filters) or NO_FILTER


def default_count(level: str) -> int:
    """How many similar areas are sought at a level: ten of the municipalities, five of a shorter level."""
    return 10 if level == "kunta" else 5


def weights(text: str) -> tuple[str, dict[str, float]] | None:
    """(preset or '', weights) of 'taloudellinen' or 'vakiluku:3,tulot:1.5'; None when not valid."""
    if text in PRESETS:
        return text, dict(PRESETS[text])
    found: dict[str, float] = {}
    for part in text.split(","):
        feature, _colon, number = part.partition(":")
        weight = _number(number)
        if feature not in FEATURES or weight is None or feature in found:
            return None
        found[feature] = weight
    used = {feature: found[feature] for feature in FEATURES if found.get(feature)}
    if not used:
        return None
    same = next((preset for preset, of in PRESETS.items() if dict(of) == used), "")
    return same, used


def filters(text: str) -> tuple[str, ...] | None:
    """The filters named, in the usual order; None when one is not known."""
    named = [part for part in text.split(",") if part and part != NO_FILTER]
    if any(part not in FILTERS for part in named):
        return None
    return tuple(each for each in FILTERS if each in named)


def to_text(of: Mapping[str, float]) -> str:
    """'vakiluku:3,tulot:1.5' in the order of the features."""
    return ",".join(f"{feature}:{of[feature]:g}" for feature in FEATURES if of.get(feature))


def filters_at(level: str) -> Sequence[str]:
    """The filters a level has: only municipalities have an urban–rural type."""
    return FILTERS if level == "kunta" else FILTERS[:1]


def _number(text: str) -> float | None:
    """A weight 0 to 5, in tenths at most."""
    try:
        value = float(text) if len(text) <= 4 else -1.0
    except ValueError:
        return None
    return round(value, 1) if 0 <= value <= MOST_WEIGHT else None
