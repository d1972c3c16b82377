"""Ready packs filled for an area: only pins whose figure says something of it."""

from typing import Any
from urllib.parse import urlencode

from components.i18n import LANGS
from data import packs as catalogue
from data import queries
from exports import exhibits
from exports.models import Exhibit, NoExhibit
from server.problem import Unknown

LEVELS = ("kunta", "hyvinvointialue")


def packs(lang: str) -> list[dict[str, str]]:
    """Id, name and contents of every pack, in order."""
    _known(lang)
    return [
        {"id": pack.id, "name": pack.name.get(lang), "about": pack.about.get(lang)}
        for pack in catalogue.load()
    ]


def pack_of(lang: str, pack: str, area: str) -> dict[str, Any]:
    """A pack's pins for an area: {"name", "area", "pins", "left": how many have no figures of the area}."""
    _known(lang)
    found = {each.id: each for each in catalogue.load()}
    if pack not in found:
        raise Unknown(f"There is no pack '{pack[:40]}'.", f"use one of {', '.join(found)}")
    region = queries.region(area)
    if region is None or region.level not in LEVELS:
        remedy = "use the code of a municipality or a wellbeing services county"
        raise Unknown(f"There are no packs for area '{area[:40]}'.", remedy)
    values = _values(region)
    asked = [pin for pin in found[pack].pins if region.level in pin.levels]
    pins = [_pin(pin, lang, values) for pin in asked]
    told = [pin for pin in pins if _says_something(pin, lang, area)]
    return {
        "name": found[pack].name.get(lang),
        "area": region.name(lang),
        "pins": told,
        "left": len(pins) - len(told),
    }


def _known(lang: str) -> None:
    if lang not in LANGS:
        raise Unknown(f"There is no language '{lang[:10]}'.", "use fi, sv or en")


def _values(region: queries.Region) -> dict[str, str]:
    """What queries of pins may ask of an area (data.packs.FIELDS)."""
    county = region.code if region.level == "hyvinvointialue" else region.hva_code or ""
    return {
        "area": region.code,
        "county": county,
        "members": ",".join(queries.members(county)) if county else region.code,
        "level": "" if region.level == "kunta" else region.level,
    }


def _pin(pin: catalogue.PackPin, lang: str, values: dict[str, str]) -> dict[str, str]:
    query = urlencode(catalogue.filled(pin, values), safe=",:")
    return {"view": pin.view, "name": pin.name, "query": query, "note": pin.note.get(lang)}


def _says_something(pin: dict[str, str], lang: str, area: str) -> bool:
    """Whether the figure exists and, where it has a row of the area, a number in it."""
    from urllib.parse import parse_qsl

    try:
        made = exhibits.make(pin["view"], pin["name"], dict(parse_qsl(pin["query"])), lang)
    except NoExhibit:
        return False
    own = _values_of(made, area)
    return not own or any(value is not None for value in own)


def _values_of(made: Exhibit, area: str) -> list[object]:
    roles = [column.role for column in made.columns]
    if "region_code" not in roles or "value" not in roles:
        return []
    code, value = roles.index("region_code"), roles.index("value")
    return [row[value] for row in made.rows if row[code] == area]
