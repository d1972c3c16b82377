"""Ready sets of areas around the reader's own area, made only of what is known of the areas."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from components.formats import sort_key
from components.i18n import translator
from components.vertaa.state import MOST_AREAS

LARGEST = 10
NEAREST = 10
NEAREST_OF_TYPE = 20
_WHOLE = ("hyvinvointialue", "maakunta", "tyollisyysalue", "kuntaryhma")  # levels short enough to show whole
_LEAST = 2


@dataclass(frozen=True)
class Places:
    """What presets are made of, for the areas of one level.

    names: code → name in the reader's language, for the level and its groups; members: code → group level →
    group code; populations: code → inhabitants, None where not known; peers: areas like the own one, the
    nearest first.
    """

    level: str
    names: Mapping[str, str]
    members: Mapping[str, Mapping[str, str]]
    populations: Mapping[str, int | None]
    peers: Sequence[str] = ()


@dataclass(frozen=True)
class Preset:
    """One set: its name and its areas, the own one first."""

    id: str
    name: str
    codes: tuple[str, ...]


def around(own: str, places: Places, lang: str) -> list[Preset]:
    """Presets for an area; [] when it is not one of the places. No set has fewer than two or too many."""
    if own not in places.names or own not in places.populations:
        return []
    found = _municipal(own, places, lang) if places.level == "kunta" else _whole(own, places, lang)
    return [preset for preset in found if _LEAST <= len(preset.codes) <= MOST_AREAS]


def _municipal(own: str, places: Places, lang: str) -> list[Preset]:
    _ = translator(lang)
    out = [_similar(own, places, lang)]
    for key, text in (
        ("hyvinvointialue", _("Municipalities of the wellbeing services county")),
        ("seutukunta", _("Municipalities of the sub-region")),
        ("tyollisyysalue", _("Municipalities of the employment area")),
        ("maakunta", _("Municipalities of the region")),
    ):
        out.append(Preset(key, text, _first(own, _by_name(_same(own, key, places), places))))
    region = sorted(_same(own, "maakunta", places), key=lambda code: -(places.populations.get(code) or 0))
    out.append(Preset("suurimmat", _("Largest of the region"), _first(own, region[:LARGEST])))
    out.append(Preset("samankokoiset", _("Nearest in population"), _first(own, _near(own, places))))
    same = _near(own, places, set(_same(own, "kuntaryhma", places)), NEAREST_OF_TYPE)
    name = _("{type}, nearest in population", type=places.names.get(_group(own, "kuntaryhma", places), ""))
    out.append(Preset("kuntaryhma", name, _first(own, same)))
    return _distinct(out)


def _similar(own: str, places: Places, lang: str) -> Preset:
    _ = translator(lang)
    name = _("Most similar")
    return Preset(
        "samankaltaiset", name, _first(own, [code for code in places.peers if code in places.names])
    )


def _group(own: str, group_level: str, places: Places) -> str:
    return places.members.get(own, {}).get(group_level, "")


def _whole(own: str, places: Places, lang: str) -> list[Preset]:
    _ = translator(lang)
    everything = [code for code in places.populations if code in places.names]
    if places.level in _WHOLE:
        whole = Preset("kaikki", _("All of the level"), _first(own, _by_name(everything, places)))
        return [_similar(own, places, lang), whole]
    return [Preset("samankokoiset", _("Nearest in population"), _first(own, _near(own, places)))]


def _same(own: str, group_level: str, places: Places) -> list[str]:
    """Areas in the same group; [] when the own area's group is not known."""
    group = _group(own, group_level, places)
    return [code for code, groups in places.members.items() if group and groups.get(group_level) == group]


def _near(own: str, places: Places, among: Collection[str] | None = None, most: int = NEAREST) -> list[str]:
    """The areas nearest in population by ratio, largest first; [] when the own population is not known."""
    mine = places.populations.get(own)
    if not mine:
        return []
    kept = places.populations if among is None else among
    others = [(code, n) for code, n in places.populations.items() if n and code != own and code in kept]
    nearest = sorted(others, key=lambda pair: max(pair[1], mine) / min(pair[1], mine))[:most]
    return [code for code, _n in sorted(nearest, key=lambda pair: -pair[1])]


def _by_name(codes: Sequence[str], places: Places) -> list[str]:
    return sorted(codes, key=lambda code: sort_key(places.names.get(code, code)))


def _first(own: str, codes: Sequence[str]) -> tuple[str, ...]:
    """The own area, then the others."""
    return (own, *(code for code in codes if code != own)) if codes else ()


def _distinct(presets: Sequence[Preset]) -> list[Preset]:
    """Each set of areas once: a sub-region may be the same as an employment area."""
    seen: set[frozenset[str]] = set()
    out = []
    for preset in presets:
        if frozenset(preset.codes) not in seen:
            seen.add(frozenset(preset.codes))
            out.append(preset)
    return out
