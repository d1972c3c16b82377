"""Turns the services' area codes into the store's prefixed codes, and says which areas are not kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

COUNTRY = "SSS"
COUNTIES = frozenset({*(f"{n:02d}" for n in range(1, 22)), "90", "91"})  # 21 counties, Helsinki, Åland
_PREFIXED = re.compile(r"^(KU\d{3}|MK\d{2}|SK\d{3}|HVA\d{2}|TYA\d{2}|KR\d|SSS)$")
_BARE = re.compile(r"^\d{3}$")
_SOTKANET = {
    "KUNTA": ("KU", 3),
    "HYVINVOINTIALUE": ("HVA", 2),
    "MAAKUNTA": ("MK", 2),
    "SEUTUKUNTA": ("SK", 3),
}


def area_code(code: object, bare_is_municipality: bool = False) -> str | None:
    """Return the store's code of a Statistics Finland code; None for an area that is not kept.

    Bare three-digit codes are municipalities only where the caller knows that the variable holds them.
    """
    if not isinstance(code, str):
        return None
    word = code.strip()
    if _PREFIXED.match(word) and word.isascii():
        return word
    return f"KU{word}" if bare_is_municipality and word.isascii() and _BARE.match(word) else None


def bare_codes_are_municipalities(codes: Sequence[str]) -> bool:
    """Tell whether a variable's three-digit codes are municipalities: most are such, none has a prefix."""
    bare = sum(bool(_BARE.match(code)) for code in codes)
    prefixed = sum(code.startswith(("KU", "MK", "SK", "HVA")) for code in codes)
    return bare > 0 and prefixed == 0 and bare >= 0.8 * len(codes)


def sotkanet_code(category: str, code: str) -> str | None:
    """Return the store's code of a Sotkanet area by category and code; None for one that is not kept."""
    if category == "MAA":
        return COUNTRY
    if category not in _SOTKANET or not (code.isascii() and code.isdigit()):
        return None
    prefix, width = _SOTKANET[category]
    if category == "HYVINVOINTIALUE" and code not in COUNTIES:
        return None  # an older set of counties has other codes
    return prefix + code if len(code) == width else None
