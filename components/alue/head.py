"""What the head of a profile tells: names, key facts, mergers and the similar areas with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dash import html

from components import formats
from components.alue.figure import ALAND
from components.alue.labels import FEATURES, language_status, level_name
from components.alue.layout import Fact, Head, Near
from components.i18n import translator
from components.shell import link
from components.url_state import AREAS, LEVEL, VIEW

SMALL_POPULATION = 2000
HELSINKI = "HVA90"
REASONS = 3
SHARES = ("lapset", "tyoikaiset", "ikaantyneet", "taajama", "korkeakoulutetut", "alkutuotanto", "jalostus",
          "palvelut", "ruotsinkieliset", "vieraskieliset", "muutos")  # fmt: skip
POPULATION, CHANGE, ELDERLY = "vaesto", "vakiluvun_muutos", "vaesto_65_osuus"


class Region(Protocol):
    """An area as data.queries gives it."""

    code: str
    level: str
    name_fi: str
    name_sv: str
    name_en: str
    language_group: str | None
    population: int | None

    def name(self, lang: str) -> str:
        """Name in a language."""


class Peer(Protocol):
    """A similar area as data.queries gives it."""

    code: str
    distance: float
    reasons: list[dict[str, Any]]


@dataclass(frozen=True)
class Around:
    """What the head is made of besides the area itself.

    county: the wellbeing services county it belongs to or is, '' for a region; groups: (what it is, code,
    name) the area belongs to; changes: (former municipality, first year without it); figures: indicator →
    (value, period) of the key facts; peers and the names of their areas.
    """

    county: str
    groups: Sequence[tuple[str, str, str]]
    changes: Sequence[tuple[str | None, int | None]]
    figures: Mapping[str, tuple[float, str]]
    peers: Sequence[Peer]
    names: Mapping[str, str]


def build(area: Region, around: Around, lang: str) -> Head:
    """The head of one area's profile."""
    return Head(
        name=area.name(lang),
        other_names=other_names(area, lang),
        kind=level_name("maakunta" if area.code == ALAND else area.level, lang),
        facts=_figures(around.figures, lang),
        groups=[*_groups(around.groups, lang), *_language(area, lang)],
        notes=[*_alone(around.county, lang), *_small(area, lang), *_mergers(around.changes, lang)],
        near=[near(peer, around.names, lang) for peer in around.peers],
        near_href=similar_href(area, lang),
    )


def similar_href(area: Region, lang: str) -> str:
    """Where areas like this one are sought with one's own weights and filters."""
    level = "" if area.level == "kunta" else area.level
    return link("/vertaa", lang, **{LEVEL: level, AREAS: area.code, VIEW: "samat"})


def other_names(area: Region, lang: str) -> str:
    """The name in the other official language, '' when it is the same."""
    other = area.name_sv if lang != "sv" else area.name_fi
    return other if other != area.name(lang) else ""


def _figures(figures: Mapping[str, tuple[float, str]], lang: str) -> list[Fact]:
    _ = translator(lang)
    wanted = (
        (POPULATION, _("Inhabitants"), 0, "", False),
        (CHANGE, _("Change in a year"), 1, "%", True),
        (ELDERLY, _("Aged 65 or over"), 1, "%", False),
    )
    found = []
    for key, name, decimals, unit, signed in wanted:
        if key in figures:
            value, period = figures[key]
            text = formats.quantity(value, decimals, unit, lang, signed=signed)
            found.append(Fact(name, text, formats.period_short(period, lang)))
    return found


def _groups(groups: Sequence[tuple[str, str, str]], lang: str) -> list[Fact]:
    linked = ("HVA", "MK")
    return [
        Fact(what, html.A(name, href=link(f"/alue/{code}", lang), **{"data-spa": ""}))
        if code.startswith(linked)
        else Fact(what, name)
        for what, code, name in groups
    ]


def _language(area: Region, lang: str) -> list[Fact]:
    _ = translator(lang)
    said = language_status(area.language_group, lang)
    return [Fact(_("Language status"), said)] if said else []


def _alone(county: str, lang: str) -> list[str]:
    """What must be known of the two areas that the counties' division does not fit."""
    _ = translator(lang)
    if county == ALAND:
        return [
            _(
                "Åland belongs to no wellbeing services county: the region organises health and social "
                "services itself, and many indicators have no figures of its municipalities."
            )
        ]
    if county == HELSINKI:
        return [
            _(
                "Helsinki organises health and social services itself: the city is compared with similar "
                "areas and the whole country, not with a county of its own."
            )
        ]
    return []


def _small(area: Region, lang: str) -> list[str]:
    _ = translator(lang)
    if area.population is None or area.population >= SMALL_POPULATION:
        return []
    return [_("Under 2,000 inhabitants: figures based on few events vary by chance from year to year.")]


def _mergers(changes: Iterable[tuple[str | None, int | None]], lang: str) -> list[str]:
    _ = translator(lang)
    named = [(name, year) for name, year in changes if name]
    if not named:
        return []
    said = ", ".join(f"{name} ({year})" if year else f"{name}" for name, year in named)
    return [_("Figures of former municipalities are included (first year without them): {list}.", list=said)]


def near(peer: Peer, names: Mapping[str, str], lang: str) -> Near:
    """A similar area with the features that part it most from the own one: other's value (own value)."""
    _ = translator(lang)
    told = [r for r in peer.reasons if r["share"] is not None][:REASONS]
    reasons = ", ".join(
        f"{_(FEATURES[r['feature']])} {_feature(r['feature'], r['other'], lang)} "
        f"({_feature(r['feature'], r['own'], lang)})"
        for r in told
    )
    name = names.get(peer.code, peer.code)
    return Near(name, link(f"/alue/{peer.code}", lang), formats.number(peer.distance, 2, lang), reasons)


def _feature(feature: str, value: float, lang: str) -> str:
    decimals = 1 if feature in (*SHARES, "tiheys") else 0
    return formats.quantity(value, decimals, "%" if feature in SHARES else "", lang)
