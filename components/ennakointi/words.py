"""Names of ages, projections and years that the outlook's texts share."""

from __future__ import annotations

from analysis.projection import Band
from components.i18n import translator

TOP = 99  # the oldest single age of data without an open end


def band_name(band: Band, lang: str, open_end: bool = True) -> str:
    """'75 vuotta täyttäneet'; without an open end '75–99-vuotiaat', as those of 100+ are missing."""
    _ = translator(lang)
    last = band.last if band.last is not None or open_end else TOP
    if band.first == 0 and last is None:
        return _("Everybody")
    if last is None:
        return _("Aged {first} and over", first=band.first)
    if last == band.first:
        return _("Aged {first}", first=band.first)
    return _("Aged {first}–{last}", first=band.first, last=last)


def band_short(band: Band, open_end: bool = True) -> str:
    """'75+', '7–15', '75–99' without an open end."""
    last = band.last if band.last is not None or open_end else TOP
    if last is None:
        return f"{band.first}+"
    return str(last) if last == band.first else f"{band.first}–{last}"


def projection_name(vintage: str, lang: str) -> str:
    """'Väestöennuste 2024'."""
    _ = translator(lang)
    return _("Population projection {year}", year=vintage)


def missing_oldest(open_end: bool, lang: str) -> tuple[str, ...]:
    """The note that goes with figures of a projection without those of 100 and over."""
    _ = translator(lang)
    if open_end:
        return ()
    return (_("Persons aged 100 or over are missing from this projection's data."),)


def joined(*parts: str) -> str:
    """The parts that say something, with a middle dot between."""
    return " · ".join(part for part in parts if part)
