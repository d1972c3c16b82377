"""Names one raw series, with its sex and age where it has them, in one text."""

from __future__ import annotations


def key_of(series: str, sex: str = "total", age: str = "total") -> str:
    """Return the key of a raw series: ('a.b', 'male', '0-4') → 'a.b[male,0-4]'; totals are left out."""
    parts = [part for part in (sex, age) if part != "total"]
    return f"{series}[{','.join(parts)}]" if parts else series


def series_of(key: str) -> str:
    """Return the raw series of a key: 'a.b[male]' → 'a.b'."""
    return key.partition("[")[0]
