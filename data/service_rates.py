"""Reads data/service_rates.yml: which indicators are use of a service by people of certain ages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter

from data.texts import Frozen, FullText, Identifier

PATH = Path(__file__).with_name("service_rates.yml")
Age = Annotated[int, Field(ge=0, le=100)]


class ServiceRate(Frozen):
    """One rate: ages from the first on (to the second, inclusive), for `per` persons of those ages."""

    indicator: Identifier
    ages: Annotated[tuple[Age, ...], Field(min_length=1, max_length=2)]
    per: Annotated[int, Field(gt=0)]
    counts: FullText


@lru_cache(maxsize=1)
def service_rates() -> tuple[ServiceRate, ...]:
    """Every rate in the file's order. Raises pydantic's ValidationError naming a wrong field."""
    raw = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return tuple(TypeAdapter(list[ServiceRate]).validate_python(raw))
