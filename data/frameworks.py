"""Reads data/frameworks.yml: sets of indicators that others have agreed on, one entry for each year's set."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter

from data.catalog_models import Indicator
from data.texts import Frozen, FullText

PATH = Path(__file__).with_name("frameworks.yml")


class Framework(Frozen):
    """One set. indicators: how many its publisher counts in it, None where that is not known."""

    id: Annotated[str, Field(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$")]
    name: FullText
    indicators: Annotated[int, Field(gt=0)] | None = None


@lru_cache(maxsize=1)
def frameworks() -> tuple[Framework, ...]:
    """Every set in the file's order. Raises pydantic's ValidationError naming a wrong field."""
    return tuple(
        TypeAdapter(list[Framework]).validate_python(yaml.safe_load(PATH.read_text(encoding="utf-8")))
    )


def empty_slots(indicators: Iterable[Indicator]) -> tuple[Framework, ...]:
    """The sets that none of the indicators names: their lists are not known here."""
    used = {name for indicator in indicators for name in indicator.frameworks}
    return tuple(framework for framework in frameworks() if framework.id not in used)
