"""Settings: defaults, clear errors, and .env.example lists every one of them."""

import re
from pathlib import Path

import pytest

from server.settings import ROOT, SettingError, settings


@pytest.fixture(autouse=True)
def fresh() -> object:
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "WORKERS"):
        monkeypatch.delenv(name, raising=False)
    assert (settings().host, settings().port, settings().workers) == ("127.0.0.1", 8050, 2)


@pytest.mark.parametrize("value", ["abc", "-1", "0", "65536", "8050x"])
def test_a_bad_port_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(SettingError, match=r"PORT=.*from 1 to 65535"):
        settings()


def test_the_example_lists_every_setting() -> None:
    read: set[str] = set()
    for folder in ("server", "data", "etl"):
        for path in (ROOT / folder).rglob("*.py"):
            read |= names_read(path)
    listed = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert read <= listed


def names_read(path: Path) -> set[str]:
    """Names of environment variables that a module reads."""
    pattern = r"(?:os\.environ\.get\(|os\.environ\[|getenv\(|_number\()\s*\"([A-Z_]+)\""
    return set(re.findall(pattern, path.read_text(encoding="utf-8")))
