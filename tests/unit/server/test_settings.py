"""Settings: defaults, clear errors, and .env.example lists every one of them."""

import re
from pathlib import Path

import pytest

from etl.sources.settings import _ENVIRONMENT
from server.settings import ROOT, SettingError, Settings, settings


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


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("API_RATE_LIMIT", "many", "write for example '120 per minute'"),
        ("EXPORT_RATE_LIMIT", "5 per fortnight", "write for example"),
        ("API_CORS_ORIGINS", "example.org", "https"),
        ("LOG_FORMAT", "xml", "text or json"),
        ("LOG_LEVEL", "loud", "debug or info"),
        ("ACCESS_LOG", "perhaps", "off or on"),
        ("METRICS_TOKEN", "short", "at least 16 letters"),
        ("REDIS_URL", "localhost", "redis://"),
        ("TRUSTED_PROXIES", "all", "from 0 to 5"),
        ("MAX_BODY", "²", "from 10000"),
        ("SECURITY_CONTACT", "me", "mailto:"),
        ("SECURITY_EXPIRES", "soon", "2027-12-31"),
    ],
)
def test_a_bad_value_is_named_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, remedy: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=f"{name}.*{re.escape(remedy)}"):
        settings()


@pytest.mark.parametrize("name", ["METRICS_TOKEN", "REDIS_URL"])
def test_a_secret_is_not_told(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "oh so secret")
    with pytest.raises(SettingError) as raised:
        settings()
    assert "secret" not in str(raised.value)


def test_limits_can_be_off_or_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_RATE_LIMIT", "off")
    monkeypatch.setenv("EXPORT_RATE_LIMIT", "10 per minute; 200 per day")
    assert (settings().api_rate_limit, settings().export_rate_limit) == ("", "10 per minute; 200 per day")


def test_security_txt_needs_contact_and_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", "mailto:turva@example.org")
    with pytest.raises(SettingError, match="belong together"):
        settings()


def test_the_example_lists_every_setting_and_nothing_else() -> None:
    read = {name for folder in ("server", "data", "etl", "components", "exports", "pages")
            for path in (ROOT / folder).rglob("*.py") for name in names_read(path)}  # fmt: skip
    listed = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M)
    assert set(listed) == read | set(_ENVIRONMENT.values())
    assert len(set(listed)) == len(listed)


def test_the_example_shows_the_defaults() -> None:
    shown = dict(re.findall(r"^#([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(encoding="utf-8"), re.M))
    for name, value in vars(Settings()).items():
        said = {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value
        if isinstance(said, Path):
            said = said.relative_to(ROOT)
        assert shown[name.upper()] == str(said), name


def test_the_environment_is_read_in_one_module() -> None:
    """Of the web process: loading and the store's folder, which both need, have their own."""
    reading = [path.name for path in (ROOT / "server").rglob("*.py") if names_read(path)]
    assert reading == ["settings.py"]


def names_read(path: Path) -> set[str]:
    """Names of environment variables that a module reads."""
    text = path.read_text(encoding="utf-8")
    if path.name != "settings.py":
        return set(re.findall(r"(?:os\.environ\.get\(|os\.environ\[|getenv\()\s*\"([A-Z_]+)\"", text))
    helpers = r"(?:_text|_number|_choice|_rate)\(\s*\"([A-Z_]+)\""
    return set(re.findall(helpers, text))
