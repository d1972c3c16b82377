"""Which page an address belongs to, as Dash's router sees it."""

import re
from typing import Any

import dash

_PART = re.compile(r"<[^>]+>")


def viewed(path: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The registered page of an address with the values in its path; nothing where it is none's."""
    for entry in dash.page_registry.values():
        values = match(entry, path)
        if values is not None:
            return entry, values
    return {}, {}


def match(entry: dict[str, Any], path: str) -> dict[str, str] | None:
    """The values of a page's path variables when the path is that page's, else None."""
    if entry["path"] == path:
        return {}
    template = entry.get("path_template") or ""
    names = [part[1:-1] for part in _PART.findall(template)]
    pattern = "([^/]+)".join(re.escape(part) for part in _PART.split(template))
    found = re.fullmatch(pattern, path) if names else None
    return dict(zip(names, found.groups(), strict=True)) if found else None
