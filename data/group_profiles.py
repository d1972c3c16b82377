"""Population groups from data/group_profiles.yml: whom they hold and which indicators concern them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from data.catalog import load
from data.catalog_files import CatalogError, read_yaml, validate
from data.catalog_models import Reference
from data.groups import GROUP_ID
from data.texts import Frozen, FullText, Identifier

FILE = Path(__file__).parent / "group_profiles.yml"


class Rate(Frozen):
    """A count that becomes a share of the people of its group: indicator × per / sum of `of`."""

    indicator: Identifier
    of: tuple[Identifier, ...] = Field(min_length=1)
    per: Literal[100, 1000]


class Filter(Frozen):
    """Which published groups belong to a population group: all that lie inside these bounds."""

    sex: Literal["male", "female"] | None = None
    age_from: int | None = Field(default=None, ge=0)
    age_to: int | None = Field(default=None, ge=0)

    def holds(self, sex: str, age_from: int | None, age_to: int | None) -> bool:
        """Tell whether a published group lies inside; None as the youngest age means all ages."""
        if self.sex:
            return sex == self.sex
        if age_from is None:
            return False
        oldest = age_to if age_to is not None else 999
        return age_from >= (self.age_from or 0) and oldest <= (999 if self.age_to is None else self.age_to)


class Ages(Frozen):
    """Ages that the projection is added up over, both ends included."""

    age_from: int = Field(ge=0)
    age_to: int = Field(le=99)


class Attached(Frozen):
    """An indicator that concerns the group.

    rate: shown as a share of the group's people, by the rate of the file. need: it tells of need of services.
    """

    id: Identifier
    group: str = "total"
    rate: bool = False
    need: bool = False


class Profile(Frozen):
    """A population group. people: where its number of people is read; share_of: what it is a share of."""

    id: Identifier
    name: FullText
    people_name: FullText
    filter: Filter | None = None
    people: Reference
    share_of: Reference = Reference(indicator="vaesto", group="total")
    projected: Ages | None = None
    indicators: tuple[Attached, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> Profile:
        seen = [(item.id, item.group, item.rate) for item in self.indicators]
        twice = sorted({item[0] for item in seen if seen.count(item) > 1})
        if twice:
            raise ValueError(f"names {', '.join(twice)} twice")
        return self


class Profiles(Frozen):
    """Everything of the file."""

    rates: tuple[Rate, ...]
    groups: tuple[Profile, ...] = Field(min_length=1)

    def rate(self, indicator: str) -> Rate | None:
        """The rate of a count, None where it has none."""
        return next((rate for rate in self.rates if rate.indicator == indicator), None)

    def get(self, group: str) -> Profile | None:
        """A population group by its id."""
        return next((profile for profile in self.groups if profile.id == group), None)


@lru_cache(maxsize=4)
def profiles(path: Path = FILE) -> Profiles:
    """The population groups, read once. Raises CatalogError naming file, field and remedy."""
    found = validate(Profiles, read_yaml(path), path)
    ids = [profile.id for profile in found.groups]
    if len(set(ids)) < len(ids):
        raise CatalogError(path, "groups", "an id is given twice", "give each group an id of its own")
    _check_indicators(found, path)
    return found


def _check_indicators(found: Profiles, path: Path) -> None:
    """Raise CatalogError for an indicator the catalogue lacks, a bad group, or a rate without its rule."""
    catalog = load()
    named = [(rate.indicator, "total", False, "rates") for rate in found.rates]
    named += [(part, "total", False, "rates") for rate in found.rates for part in rate.of]
    for profile in found.groups:
        named += [(item.id, item.group, item.rate, profile.id) for item in profile.indicators]
        named += [(r.indicator, r.group, False, profile.id) for r in (profile.people, profile.share_of)]
    for indicator, group, rate, place in named:
        if indicator not in catalog:
            raise CatalogError(path, place, f"no indicator '{indicator}'", "name one of the catalogue")
        if not GROUP_ID.match(group):
            raise CatalogError(
                path, place, f"'{group}' is no population group", "write age_65_plus or female"
            )
        if rate and found.rate(indicator) is None:
            raise CatalogError(path, place, f"'{indicator}' has no rate", "add it to rates")
