"""The one place of number, period and date formats, by language."""

import math
import unicodedata
from datetime import date
from functools import lru_cache

from babel.dates import format_date, get_month_names

MINUS = "\u2212"
THIN = "\u202f"
NONE = "–"
_SIGNS = {"fi": (THIN, ","), "sv": (THIN, ","), "en": (",", ".")}
_DATE = {"fi": "d.M.yyyy", "sv": "d.M.yyyy", "en": "d MMMM yyyy"}
_LAST_LETTERS = {"å": "\ue000", "ä": "\ue001", "æ": "\ue001", "ö": "\ue002", "ø": "\ue002"}


def number(value: float | None, decimals: int, lang: str, *, signed: bool = False) -> str:
    """A number as text: fi/sv '−1 234,5', en '−1,234.5'; '–' for none; signed adds '+' above zero."""
    if value is None or not math.isfinite(value):
        return NONE
    rounded = round(value, decimals)
    group, point = _SIGNS.get(lang, _SIGNS["fi"])
    digits = f"{abs(rounded):,.{decimals}f}".replace(",", "\0").replace(".", point).replace("\0", group)
    if rounded < 0:
        return MINUS + digits
    return f"+{digits}" if signed and rounded > 0 else digits


def with_unit(text: str, suffix: str) -> str:
    """A formatted number and its unit with a no-break space between; no unit, no space."""
    return f"{text}\u00a0{suffix}" if suffix and text != NONE else text


def quantity(value: float | None, decimals: int, suffix: str, lang: str, *, signed: bool = False) -> str:
    """A number with its unit: '7,4 %'."""
    return with_unit(number(value, decimals, lang, signed=signed), suffix)


@lru_cache(maxsize=8)
def _months(lang: str) -> dict[int, str]:
    return dict(get_month_names("wide", context="stand-alone", locale=lang))


def period(text: str, lang: str) -> str:
    """A period in words: '2024' stays, '2024-03' becomes 'maaliskuu 2024'."""
    year, _, month = text.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return text
    return f"{_months(lang)[int(month)]} {year}"


def period_short(text: str, lang: str) -> str:
    """A period in little room: '2024' stays, '2024-03' becomes '3/2024' (en 'Mar 2024')."""
    year, _, month = text.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return text
    return f"{_months(lang)[int(month)][:3]} {year}" if lang == "en" else f"{int(month)}/{year}"


def day(text: str | None, lang: str) -> str:
    """An ISO date ('2024-03-01', a time may follow) in the language's way; other text stays."""
    if not text:
        return NONE
    try:
        value = date.fromisoformat(text[:10])
    except ValueError:
        return text
    return format_date(value, _DATE.get(lang, _DATE["fi"]), locale=lang)


def sort_key(text: str) -> tuple[str, str]:
    """Key of the Finnish and Swedish alphabet: å, ä, ö last; other marks and case do not count."""
    letters = [_LAST_LETTERS.get(letter) or _bare(letter) for letter in text.casefold()]
    return "".join(letters), text


def fold(text: str) -> str:
    """Text for searching: no case, no marks at all ('Äänekoski' → 'aanekoski')."""
    return _bare(text.casefold().replace("æ", "a").replace("ø", "o")).strip()


def sentence(text: str) -> str:
    """The text as a sentence: a capital first and one full stop last."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
