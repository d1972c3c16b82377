"""Turns area codes as the sources write them into prefixed text codes."""

from __future__ import annotations

import re

PREFIXES = {
    "kunta": "KU",
    "hva": "HVA",
    "maakunta": "MK",
    "seutukunta": "SK",
    "tyollisyysalue": "TYA",
    "kuntaryhma": "KR",
}
WIDTHS = {"KU": 3, "HVA": 2, "MK": 2, "SK": 3, "TYA": 2, "KR": 1}
COUNTRY = "SSS"
LEVELS = {
    "KU": "kunta",
    "HVA": "hyvinvointialue",
    "MK": "maakunta",
    "SK": "seutukunta",
    "TYA": "tyollisyysalue",
    "KR": "kuntaryhma",
    COUNTRY: "maa",
}
_NUMBER = re.compile(r"^(\d+)(?:\.0+)?$")
_CODE = re.compile(r"^(KU|HVA|MK|SK|TYA|KR)\d+$")


def prefixed(prefix: str, text: str) -> str:
    """Return a code with its prefix and its fixed number of digits: ('MK', '6.0') → 'MK06'.

    A text that already has the prefix is accepted. Raises ValueError when the rest is not a whole number.
    """
    match = _NUMBER.match(text.strip().removeprefix(prefix))
    if not match:
        raise ValueError(f"'{text}' is not an area code; expected digits such as '{1:0{WIDTHS[prefix]}d}'")
    return f"{prefix}{int(match[1]):0{WIDTHS[prefix]}d}"


def level_of(code: str) -> str:
    """Return the level of a prefixed code: 'KU179' → 'kunta'. Raises ValueError on an unknown form."""
    if code == COUNTRY:
        return LEVELS[COUNTRY]
    match = _CODE.match(code)
    if not match:
        raise ValueError(f"'{code}' is not an area code; expected for example KU179, HVA13 or SSS")
    return LEVELS[match[1]]
