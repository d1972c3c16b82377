"""Reads which raw series the core indicators of the catalogue take, without the generated extra table."""

from __future__ import annotations

from pathlib import Path

import yaml

from data.catalog_models import Indicator


def core_indicators(folder: Path) -> tuple[Indicator, ...]:
    """Return the core indicators of data/indicators/, by id.

    Read file by file, because the whole catalogue also holds the extra table that is being made here and
    would refuse an id that has just moved from it to the core. Raises pydantic.ValidationError on a bad file.
    """
    files = sorted(folder.glob("*.yml"))
    return tuple(Indicator.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in files)
