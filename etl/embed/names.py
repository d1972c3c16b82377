"""Makes Finnish names and ids from the names found in the raw files, and finds sex and age in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from data.groups import group_id

ID_LENGTH = 72
_LETTERS = str.maketrans("äöåÄÖÅšžéü", "aoaaoaszeu")
_NUMBERING = re.compile(r"^(?:\d[\dA-Z.]*(?:\(-\w+\))?|[A-Z])\.?\s+(?=\S)")
_SPACES = re.compile(r"\s+")
_SEX = re.compile(r"[,\s]+(miehet|naiset)$")
_SEXES = {"miehet": "male", "naiset": "female"}
_VUOTIAAT = r"\s*-?\s*(?:vuotiaat|vuotiaita|vuotias|v\.?)"
_AGES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[,\s]+alle (\d+)" + _VUOTIAAT + "$"), lambda m: f"0-{int(m[1]) - 1}"),
    (re.compile(r"[,\s]+yli (\d+)" + _VUOTIAAT + "$"), lambda m: f"{int(m[1]) + 1}+"),
    (re.compile(r"[,\s]+(\d+)\+" + _VUOTIAAT + "$"), lambda m: f"{m[1]}+"),
    (re.compile(r"[,\s]+(\d+)\s*-\s*(\d+)" + _VUOTIAAT + "$"), lambda m: f"{m[1]}-{m[2]}"),
)


def slug(text: str) -> str:
    """Return a snake_case id of a Finnish name: 'Työttömät, 18–64 v' → 'tyottomat_18_64_v'.

    At most 72 characters, cut at a word; letters a–z, digits and underscores, starting with a letter.
    """
    plain = slug_part(text)
    if len(plain) > ID_LENGTH:
        plain = plain[: ID_LENGTH + 1].rpartition("_")[0]
    return plain if plain[:1].isalpha() else f"n_{plain}"


def slug_part(text: str) -> str:
    """Return a text in the letters of an id: a–z, digits and underscores, no length limit."""
    return re.sub(r"[^a-z0-9]+", "_", text.translate(_LETTERS).lower()).strip("_")


def tidy(text: str) -> str:
    """Return a name in sentence case without a workbook's numbering and stray spaces.

    '1. PALKKATULOT, keskiarvo' → 'Palkkatulot, keskiarvo'; 'Syntyneet , äiti' → 'Syntyneet, äiti'.
    """
    name = _SPACES.sub(" ", _NUMBERING.sub("", text.strip())).replace(" ,", ",")
    words = [
        word.lower() if len(word) > 1 and word.isupper() and word.isalpha() else word
        for word in name.split(" ")
    ]
    words = [
        word.lower() if word.rstrip(",").isupper() and len(word.rstrip(",")) > 3 else word for word in words
    ]
    name = " ".join(words)
    return name[:1].upper() + name[1:]


def split_group(name: str) -> tuple[str, str]:
    """Split sex and age of the persons counted off a name: ('Yrittäjät, naiset') → ('Yrittäjät', 'female').

    Returns the bare name and a group id; 'total' when the name shows neither.
    """
    sex, age = "total", "total"
    if match := _SEX.search(name):
        sex, name = _SEXES[match[1]], name[: match.start()]
    for pattern, text in _AGES:
        if match := pattern.search(name):
            age, name = text(match), name[: match.start()]
            break
    return name.strip(" ,"), group_id(age, sex)
