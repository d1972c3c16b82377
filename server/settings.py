"""Everything that the environment can set for the web process, in one place; .env.example lists it all.

The store's folder is the one setting that loading and serving share: data.db reads TILANNEKUVA_STORE.
"""

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
_RATE = r"\d{1,7} per (\d{1,4} )?(second|minute|hour|day)"
_RATES = re.compile(f"{_RATE}(; ?{_RATE})*")
_ORIGINS = re.compile(r"\*|https?://[\w.:\[\]-]+(,https?://[\w.:\[\]-]+)*")
_CONTACT = re.compile(r"(mailto:|https://|tel:)\S+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_REDIS = re.compile(r"(rediss?|unix)://\S+")
_TOKEN = re.compile(r"\S{16,200}")


class SettingError(ValueError):
    """A setting has a value that cannot be used; says which one and what to write."""


@dataclass(frozen=True)
class Settings:
    """How this server runs. Sizes in numbers of processes, threads and bytes, times in seconds."""

    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 2
    threads: int = 4
    timeout: int = 60
    read_timeout: int = 10
    frame_ancestors: str = "'none'"
    cache_dir: Path = ROOT / ".cache"
    store_interval: int = 5
    trusted_proxies: int = 0
    max_body: int = 1_000_000
    api_rate_limit: str = "120 per minute"
    export_rate_limit: str = "60 per minute"
    api_cors_origins: str = ""
    redis_url: str = ""
    log_format: str = "text"
    log_level: str = "info"
    access_log: bool = False
    metrics_token: str = ""
    server_timing: bool = False
    security_contact: str = ""
    security_expires: str = ""
    provider_name: str = ""
    accessibility_contact: str = ""

    @property
    def static_dir(self) -> Path:
        """Where the compressed copies of assets/ are."""
        return self.cache_dir / "static"

    @property
    def metrics_dir(self) -> Path:
        """Where the processes keep their counts, so that one answer can add them up."""
        return self.cache_dir / "metrics"


def _text(name: str, default: str, pattern: re.Pattern[str] | None = None, remedy: str = "") -> str:
    text = os.environ.get(name, "").strip()
    if text and pattern and not pattern.fullmatch(text):
        # The value of a secret is never told.
        shown = "" if "TOKEN" in name or "REDIS" in name else f"={text!r}"
        raise SettingError(f"{name}{shown}: {remedy}, or leave it out.")
    return text or default


def _number(name: str, default: int, low: int, high: int) -> int:
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit()) or not low <= int(text) <= high:
        raise SettingError(f"{name}={text!r}: write a whole number from {low} to {high}, or leave it out.")
    return int(text)


def _choice(name: str, default: str, *choices: str) -> str:
    text = os.environ.get(name, "").strip().lower() or default
    if text not in choices:
        raise SettingError(f"{name}={text!r}: write {' or '.join(choices)}, or leave it out.")
    return text


def _rate(name: str, default: str) -> str:
    """'120 per minute; 2000 per day'; 'off' is no limit."""
    if os.environ.get(name, "").strip().lower() == "off":
        return ""
    return _text(name, default, _RATES, "write for example '120 per minute', or off")


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process. Raises SettingError on a value that cannot be used."""
    found = Settings(
        host=_text("HOST", Settings.host),
        port=_number("PORT", Settings.port, 1, 65535),
        workers=_number("WORKERS", Settings.workers, 1, 64),
        threads=_number("THREADS", Settings.threads, 1, 64),
        timeout=_number("TIMEOUT", Settings.timeout, 5, 600),
        read_timeout=_number("READ_TIMEOUT", Settings.read_timeout, 1, 300),
        frame_ancestors=_text("FRAME_ANCESTORS", Settings.frame_ancestors),
        cache_dir=Path(_text("CACHE_DIR", str(Settings.cache_dir))),
        store_interval=_number("STORE_INTERVAL", Settings.store_interval, 1, 3600),
        trusted_proxies=_number("TRUSTED_PROXIES", 0, 0, 5),
        max_body=_number("MAX_BODY", Settings.max_body, 10_000, 100_000_000),
        api_rate_limit=_rate("API_RATE_LIMIT", Settings.api_rate_limit),
        export_rate_limit=_rate("EXPORT_RATE_LIMIT", Settings.export_rate_limit),
        api_cors_origins=_text("API_CORS_ORIGINS", "", _ORIGINS, "write * or https://… with commas"),
        redis_url=_text("REDIS_URL", "", _REDIS, "write redis://host:port/number"),
        log_format=_choice("LOG_FORMAT", Settings.log_format, "text", "json"),
        log_level=_choice("LOG_LEVEL", Settings.log_level, "debug", "info", "warning", "error"),
        access_log=_choice("ACCESS_LOG", "off", "off", "on") == "on",
        metrics_token=_text("METRICS_TOKEN", "", _TOKEN, "write at least 16 letters without spaces"),
        server_timing=_choice("SERVER_TIMING", "off", "off", "on") == "on",
        security_contact=_text("SECURITY_CONTACT", "", _CONTACT, "write mailto:… or https://…"),
        security_expires=_text("SECURITY_EXPIRES", "", _DAY, "write a day as 2027-12-31"),
        provider_name=_text("PROVIDER_NAME", ""),
        accessibility_contact=_text(
            "ACCESSIBILITY_CONTACT", "", _CONTACT, "write mailto:…, https://… or tel:…"
        ),
    )
    if bool(found.security_contact) != bool(found.security_expires):
        raise SettingError("SECURITY_CONTACT and SECURITY_EXPIRES belong together: set both or neither.")
    return found
