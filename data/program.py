"""Which program this is: answers that hosts share must come from the same code, texts and catalogue."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("analysis", "components", "data", "exports", "locale", "server")
KINDS = {".py", ".yml", ".csv", ".sql", ".po"}


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Twelve letters that change with the program (0.1 s once)."""
    found = sha256()
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in KINDS and "embedded" not in path.parts and path.is_file():
                found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:12]
