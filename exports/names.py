"""Names of files: area, indicator, period and figure, safe on every disk and readable in a folder."""

import re
import unicodedata
from urllib.parse import quote

from exports.models import Exhibit

MOST_LETTERS = 120
_UNSAFE = re.compile(r"[^\w.()+-]+")
_ASCII = {"ä": "a", "ö": "o", "å": "a", "Ä": "A", "Ö": "O", "Å": "A", "–": "-", "—": "-"}


def stem(exhibit: Exhibit) -> str:
    """The name of an exhibit's file without its ending: 'Kotka_Työllisyysaste_2023_kartta'."""
    parts = [*exhibit.file_name, exhibit.name]
    return clean("_".join(part for part in (clean(part) for part in parts) if part)) or exhibit.name


def clean(text: str) -> str:
    """Text with '-' for whatever a file name should not hold, at most MOST_LETTERS long."""
    plain = unicodedata.normalize("NFC", text).replace("–", "-").replace("—", "-")
    return _UNSAFE.sub("-", plain).strip("-._")[:MOST_LETTERS].rstrip("-._")


def ascii_only(name: str) -> str:
    """The name in plain letters, for readers of headers that know no others."""
    swapped = "".join(_ASCII.get(letter, letter) for letter in name)
    bare = unicodedata.normalize("NFKD", swapped).encode("ascii", "ignore").decode("ascii")
    return clean(bare) or "tilannekuva"


def disposition(name: str, *, inline: bool = False) -> str:
    """The Content-Disposition of a file: a plain name for all and the exact one in UTF-8 (RFC 6266)."""
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{ascii_only(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
