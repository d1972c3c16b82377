"""Everything that the environment can set, read in one place; .env.example lists the same names."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


class SettingError(ValueError):
    """A setting has a value that cannot be used; says which one and what to write."""


@dataclass(frozen=True)
class Settings:
    """How this server runs. Sizes in numbers of processes and threads, times in seconds."""

    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 2
    threads: int = 4
    timeout: int = 60
    frame_ancestors: str = "'none'"
    cache_dir: Path = ROOT / ".cache"

    @property
    def static_dir(self) -> Path:
        """Where the compressed copies of assets/ are."""
        return self.cache_dir / "static"


def _number(name: str, default: int, low: int, high: int) -> int:
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    if not text.isdigit() or not low <= int(text) <= high:
        raise SettingError(f"{name}={text!r}: write a whole number from {low} to {high}, or leave it out.")
    return int(text)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process. Raises SettingError on a value that cannot be used."""
    return Settings(
        host=os.environ.get("HOST", "").strip() or Settings.host,
        port=_number("PORT", Settings.port, 1, 65535),
        workers=_number("WORKERS", Settings.workers, 1, 64),
        threads=_number("THREADS", Settings.threads, 1, 64),
        timeout=_number("TIMEOUT", Settings.timeout, 5, 600),
        frame_ancestors=os.environ.get("FRAME_ANCESTORS", "").strip() or Settings.frame_ancestors,
        cache_dir=Path(os.environ.get("CACHE_DIR", "").strip() or Settings.cache_dir),
    )
