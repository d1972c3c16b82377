"""Which page an address belongs to, as Dash's router sees it."""

import re
from typing import Any

_PART = re.compile(r"<[^>]+>")


def match(entry: dict[str, Any], path: str) -> dict[str, str] | None:
    """The values of a page's path variables when the path is that page's, else None."""
    if entry["path"] == path:
        return {}
    template = entry.get("path_template") or ""
    names = [part[1:-1] for part in _PART.findall(template)]
    pattern = "([^/]+)".join(re.escape(part) for part in _PART.split(template))
    found = re.fullmatch(pattern, path) if names else None
    return dict(zip(names, found.groups(), strict=True)) if found else None
