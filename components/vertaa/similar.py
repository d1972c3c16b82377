"""Similar areas for reading: each neighbour with its distance and its reasons, feature by feature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.similar import Neighbour, Reason, Similar
from analysis.similar_presets import FEATURES, PRESETS
from components.alue.labels import FEATURES as FEATURE_NAMES
from components.formats import number
from components.i18n import mark, translator
from components.vertaa.measure import Measure
from components.vertaa.weights import Wanted

PRESET_NAMES = {
    "yleinen": mark("General"),
    "vaestollinen": mark("Demographic"),
    "taloudellinen": mark("Economic"),
}
TOLD = 3  # reasons said beside a neighbour; the others are in its table


@dataclass(frozen=True)
class Look:
    """Names and measures by area or feature; periods: feature → the period of the own figure."""

    lang: str
    names: Mapping[str, str]
    populations: Mapping[str, int | None]
    measures: Mapping[str, Measure]
    periods: Mapping[str, str]
    sources: Sequence[str]


def feature_name(feature: str, lang: str) -> str:
    """What a feature is called."""
    return translator(lang)(FEATURE_NAMES[feature])


def payload(found: Similar, wanted: Wanted, look: Look) -> dict[str, Any]:
    """For the browser: areas nearest first with all reasons as texts; what was asked; words and sources."""
    return {
        "own": found.code,
        "name": look.names.get(found.code, found.code),
        "areas": [_area(each, look) for each in found.neighbours],
        "measured": found.candidates,
        "text": summary(found, wanted, look),
        "leftOut": left_out(found, look.lang),
        "sources": list(look.sources),
    }


def _area(each: Neighbour, look: Look) -> dict[str, Any]:
    return {
        "c": each.code,
        "n": look.names.get(each.code, each.code),
        "pop": number(look.populations.get(each.code), 0, look.lang),
        "d": number(each.distance, 2, look.lang),
        "told": reasons_told(each, look),
        "reasons": [_reason(reason, look) for reason in by_share(each)],
    }


def by_share(each: Neighbour) -> list[Reason]:
    """The reasons of a neighbour, the one that parts the two most first."""
    return sorted(each.reasons, key=lambda reason: -(reason.share or 0.0))


def reasons_told(each: Neighbour, look: Look) -> str:
    """'feature: theirs (own)' of what parts the two most."""
    known = [reason for reason in by_share(each) if reason.share]
    return "; ".join(
        f"{feature_name(r.feature, look.lang)} {_value(r.feature, r.other, look)} "
        f"({_value(r.feature, r.own, look)})"
        for r in known[:TOLD]
    )


def _reason(reason: Reason, look: Look) -> list[str]:
    """Feature, theirs, own with its period, difference in standard deviations, share of the distance."""
    share = None if reason.share is None else 100 * reason.share
    own = _value(reason.feature, reason.own, look)
    at = look.periods.get(reason.feature)
    return [
        feature_name(reason.feature, look.lang),
        _value(reason.feature, reason.other, look),
        f"{own} ({at})" if at else own,
        number(reason.steps, 2, look.lang, signed=True),
        f"{number(share, 0, look.lang)}\u00a0%" if share is not None else number(None, 0, look.lang),
    ]


def _value(feature: str, value: float | None, look: Look) -> str:
    return look.measures[feature].value(value, look.lang)


def weights_name(wanted: Wanted, lang: str) -> str:
    """What the weights are called."""
    _ = translator(lang)
    return _(PRESET_NAMES[wanted.preset]) if wanted.preset else _("Own weights")


def summary(found: Similar, wanted: Wanted, look: Look) -> str:
    """The nearest areas with their distances, and what parts them from the own area most."""
    _ = translator(look.lang)
    own = look.names.get(found.code, found.code)
    if not found.neighbours:
        return _("{area}: no area passes these filters.", area=own)
    nearest = ", ".join(
        f"{look.names.get(n.code, n.code)} ({number(n.distance, 2, look.lang)})"
        for n in found.neighbours[:TOLD]
    )
    return _(
        "{area}: nearest of {n} areas measured are {list}. Weights: {weights}. "
        "The {count} shown differ from it most in this: {feature}.",
        area=own,
        n=found.candidates,
        list=nearest,
        weights=weights_name(wanted, look.lang),
        count=len(found.neighbours),
        feature=feature_name(_parting(found.neighbours), look.lang),
    )


def _parting(neighbours: Sequence[Neighbour]) -> str:
    """The feature with the largest part of all the squared distances."""
    total = dict.fromkeys(FEATURES, 0.0)
    for each in neighbours:
        for reason in each.reasons:
            total[reason.feature] += (reason.share or 0.0) * each.distance**2
    return max(total, key=lambda feature: total[feature])


def left_out(found: Similar, lang: str) -> str:
    """What was not measured and why, '' when everything was."""
    _ = translator(lang)
    texts = {
        "size": _("{n} of another size", n=found.left_out.get("size", 0)),
        "group": _("{n} of another urban–rural type", n=found.left_out.get("group", 0)),
        "missing": _("{n} without enough figures", n=found.left_out.get("missing", 0)),
    }
    said = [text for why, text in texts.items() if found.left_out.get(why)]
    return _("Not measured: {list}.", list=", ".join(said)) if said else ""


def controls(lang: str) -> dict[str, Any]:
    """What the panel's controls offer: features with names, presets with their names and weights."""
    _ = translator(lang)
    return {
        "features": [[feature, feature_name(feature, lang)] for feature in FEATURES],
        "presets": [[preset, _(PRESET_NAMES[preset]), dict(of)] for preset, of in PRESETS.items()],
    }
