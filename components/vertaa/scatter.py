"""Two indicators of the same areas against each other: points, medians, correlation, and it all in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.association import LEAST_AREAS, Association, associate, quarter
from components.formats import number, period, sentence
from components.i18n import translator
from components.vertaa.measure import Measure, short

MOST_FAR = 8  # more names than this would cover the points


@dataclass(frozen=True)
class Axis:
    """One indicator at one period: value and status of each area that has one, in the order of the codes."""

    measure: Measure
    period: str
    values: tuple[float | None, ...]
    statuses: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Pair:
    """Two indicators of one level's areas, and how they go together."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    x: Axis
    y: Axis
    found: Association


def pair(codes: Sequence[str], names: Mapping[str, str], x: Axis, y: Axis) -> Pair:
    """The two axes laid side by side; values in the order of the codes."""
    named = tuple(names.get(code, code) for code in codes)
    return Pair(tuple(codes), named, x, y, associate(x.values, y.values))


def points(of: Pair) -> list[tuple[int, float, float]]:
    """(place, x, y) of the areas that have both."""
    both = zip(of.x.values, of.y.values, strict=True)
    return [(i, a, b) for i, (a, b) in enumerate(both) if a is not None and b is not None]


def quarters(of: Pair) -> dict[str, int]:
    """Areas on each side of the medians: 'll', 'lh', 'hl', 'hh', x first; one on a median counts in none."""
    counts = {"ll": 0, "lh": 0, "hl": 0, "hh": 0}
    if of.found.medians is None:
        return counts
    sides = {-1: "l", 1: "h"}
    for _i, x, y in points(of):
        where = "".join(sides.get(side, "") for side in quarter(x, y, of.found.medians))
        if where in counts:
            counts[where] += 1
    return counts


def summary(of: Pair, own: str, lang: str) -> str:
    """How the two go together over all areas, and where the own area ('' for none) stands."""
    _ = translator(lang)
    told = [_together(of, lang), _stands(of, own, lang) if own else ""]
    return " ".join(part for part in told if part)


def _together(of: Pair, lang: str) -> str:
    _ = translator(lang)
    names = {"x": _named(of.x, lang), "y": _named(of.y, lang), "n": of.found.n}
    if of.found.pearson is None or of.found.spearman is None:
        if of.found.n < LEAST_AREAS:
            return _("{x} and {y}: only {n} areas have both, too few to tell how they go together.", **names)
        return _("{x} and {y}: one of them is the same in every area.", **names)
    return _(
        "{x} and {y}: rank correlation {spearman} (Spearman), linear {pearson} (Pearson), n = {n} areas.",
        spearman=number(of.found.spearman, 2, lang, signed=True),
        pearson=number(of.found.pearson, 2, lang, signed=True),
        **names,
    )


def caution(lang: str) -> str:
    """What a correlation does not say."""
    _ = translator(lang)
    return _(
        "A correlation of areas is no cause, and it does not tell of persons: both measures may follow a "
        "third, such as age structure or the size of the area."
    )


def _named(axis: Axis, lang: str) -> str:
    return f"{axis.measure.name} {period(axis.period, lang)}"


def _stands(of: Pair, own: str, lang: str) -> str:
    _ = translator(lang)
    if own not in of.codes or of.found.medians is None:
        return ""
    i = of.codes.index(own)
    parts = [
        _part(axis, axis.values[i], median, lang)
        for axis, median in zip((of.x, of.y), of.found.medians, strict=True)
    ]
    return sentence(f"{of.names[i]}: {'; '.join(parts)}")


def _part(axis: Axis, value: float | None, median: float, lang: str) -> str:
    _ = translator(lang)
    if value is None:
        return _("{name}: no figure", name=axis.measure.name)
    side = (
        _("over the median")
        if value > median
        else _("under the median")
        if value < median
        else _("at the median")
    )
    told = {"name": axis.measure.name, "value": axis.measure.value(value, lang)}
    return _("{name} {value}, {side} {median}", side=side, median=axis.measure.value(median, lang), **told)


def payload(of: Pair, own: str, lang: str) -> dict[str, Any]:
    """For the browser: c codes, n names, x and y axes with v values, medians, far (places), words."""
    return {
        "c": list(of.codes),
        "n": list(of.names),
        "x": _axis(of.x),
        "y": _axis(of.y),
        "count": of.found.n,
        "medians": of.found.medians and [
            short(value, axis.measure.decimals)
            for value, axis in zip(of.found.medians, (of.x, of.y), strict=True)
        ],
        "far": list(of.found.far[:MOST_FAR]),
        "quarters": quarters(of),
        "text": summary(of, own, lang),
        "caution": caution(lang),
        "sources": list(dict.fromkeys((of.x.source, of.y.source))),
    }  # fmt: skip


def _axis(axis: Axis) -> dict[str, Any]:
    values = [short(value, axis.measure.decimals) for value in axis.values]
    return {**axis.measure.for_browser(), "p": axis.period, "v": values}
