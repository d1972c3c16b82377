"""Where the services are and how politely they are asked, read from the environment in one place."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from etl.sources.errors import ContractError

VERSION = "0.1"
SOTKANET_MOST_PARALLEL = 2

_ENVIRONMENT = {
    "sotkanet_base": "SOTKANET_BASE",
    "pxweb_base": "PXWEB_BASE",
    "wfs_base": "WFS_BASE",
    "class_base": "CLASS_BASE",
    "contact": "TILANNEKUVA_CONTACT",
    "read_timeout": "TILANNEKUVA_READ_TIMEOUT",
    "attempts": "TILANNEKUVA_ATTEMPTS",
    "budget_seconds": "TILANNEKUVA_FETCH_BUDGET",
    "sotkanet_parallel": "TILANNEKUVA_SOTKANET_PARALLEL",
}


@dataclass(frozen=True)
class SourceSettings:
    """Addresses, manners and limits. Times are in seconds, sizes in bytes."""

    sotkanet_base: str = "https://sotkanet.fi/rest/1.1"
    pxweb_base: str = "https://pxdata.stat.fi/PxWeb/api/v1"
    wfs_base: str = "https://geo.stat.fi/geoserver/tilastointialueet/wfs"
    class_base: str = "https://data.stat.fi/api/classifications/v2"
    contact: str = ""
    connect_timeout: float = 10.0
    read_timeout: float = 90.0
    answer_timeout: float = 600.0
    attempts: int = 5
    wait_first: float = 1.0
    wait_most: float = 60.0
    wait_asked_most: float = 180.0
    budget_seconds: float = 4 * 3600.0
    largest_answer: int = 400 * 1024 * 1024
    sotkanet_parallel: int = SOTKANET_MOST_PARALLEL
    sotkanet_pause: float = 0.3
    pxweb_pause: float = 1.6
    geography_pause: float = 1.0

    @property
    def user_agent(self) -> str:
        """Return the name sent with each call, with a contact when one is set."""
        contact = re.sub(r"[^\x20-\x7e]", "", self.contact).strip()
        return f"Tilannekuva/{VERSION} ({contact or 'no contact set'})"


def from_environment(environment: Mapping[str, str] | None = None) -> SourceSettings:
    """Return the settings with what the environment sets. Raises ContractError on a value of a wrong kind."""
    given = os.environ if environment is None else environment
    kinds = {field.name: field.type for field in fields(SourceSettings)}
    found = {
        name: _convert(variable, given[variable], str(kinds[name]))
        for name, variable in _ENVIRONMENT.items()
        if given.get(variable, "").strip()
    }
    if found.get("sotkanet_parallel", 1) not in range(1, SOTKANET_MOST_PARALLEL + 1):
        raise ContractError("Sotkanet is asked with 1 or 2 calls at a time", "TILANNEKUVA_SOTKANET_PARALLEL")
    return SourceSettings(**found)


def _convert(variable: str, text: str, kind: str) -> Any:
    try:
        if kind == "str":
            return _address(variable, text.strip()) if variable.endswith("_BASE") else text.strip()
        number = {"int": int, "float": float}[kind](text)
    except ValueError:
        raise ContractError(f"'{text}' is not a number", variable, "write a plain number") from None
    if number <= 0:
        raise ContractError(f"'{text}' is not above zero", variable, "write a number above zero")
    return number


def _address(variable: str, text: str) -> str:
    if not re.match(r"^https?://[^\s/]+", text):
        raise ContractError(f"'{text}' is not an address", variable, "write it as https://…")
    return text.rstrip("/")
