"""Loads the catalogue: indicators, units and themes from their files into frozen, validated objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from data.catalog_files import CatalogError, load_list, nest, read_rows, read_yaml, validate
from data.catalog_models import Indicator, Reference, Tier
from data.texts import Theme, Unit

__all__ = ["Catalog", "CatalogError", "load"]

HERE = Path(__file__).parent
TWICE = "give one of them another id; the generated table is made again by `python -m etl embed`"
TABLES: tuple[tuple[str, Tier], ...] = (("indicators_extra.csv", "extra"), ("indicators_live.csv", "live"))


@dataclass(frozen=True)
class Catalog:
    """Everything that can be shown, by id; units and themes beside it."""

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    themes: Mapping[str, Theme]

    def get(self, indicator_id: str) -> Indicator:
        """Return an indicator. Raises KeyError with a plain message when there is none."""
        try:
            return self.indicators[indicator_id]
        except KeyError:
            raise KeyError(f"The catalogue has no indicator '{indicator_id}'.") from None

    def __contains__(self, indicator_id: object) -> bool:
        return indicator_id in self.indicators

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def tier(self, *tiers: Tier) -> tuple[Indicator, ...]:
        """Return the indicators of the tiers, in the order of the catalogue."""
        return tuple(indicator for indicator in self if indicator.tier in tiers)

    def by_theme(self, theme: str, *tiers: Tier) -> tuple[Indicator, ...]:
        """Return a theme's indicators by position; of all tiers when none is named."""
        return tuple(i for i in self if i.theme == theme and (not tiers or i.tier in tiers))

    def unit_of(self, indicator_id: str) -> Unit:
        """Return the unit of an indicator. Raises KeyError when there is no such indicator."""
        return self.units[self.get(indicator_id).unit]

    def unit_label(self, unit: str, language: str) -> str:
        """Return a unit's full name in a language ('fi', 'sv', 'en')."""
        return self.units[unit].label.get(language)

    def theme_name(self, theme: str, language: str) -> str:
        """Return a theme's name in a language ('fi', 'sv', 'en')."""
        return self.themes[theme].name.get(language)


@lru_cache(maxsize=4)
def load(root: Path = HERE) -> Catalog:
    """Return the catalogue of a folder (data/), read once per process.

    Raises CatalogError naming file, field and remedy when anything in it is wrong.
    """
    units = {u.id: u for u in load_list(root / "units.yml", Unit)}
    themes = {t.id: t for t in load_list(root / "themes.yml", Theme)}
    found: dict[str, tuple[Indicator, Path]] = {}
    for indicator, path in _read_indicators(root):
        _check_place(indicator, path, units, themes)
        if indicator.id in found:
            problem = f"'{indicator.id}' is also in {found[indicator.id][1].name}"
            raise CatalogError(path, "id", problem, TWICE)
        found[indicator.id] = (indicator, path)
    _check_references(found)
    order = {theme: place for place, theme in enumerate(themes)}
    ranked = sorted((i for i, _ in found.values()), key=lambda i: (order[i.theme], i.position, i.id))
    indicators = MappingProxyType({i.id: i for i in ranked})
    return Catalog(indicators, MappingProxyType(units), MappingProxyType(themes))


def _read_indicators(root: Path) -> Iterator[tuple[Indicator, Path]]:
    """Yield each indicator with the file it stands in: YAML files first, then the two tables."""
    for path in sorted((root / "indicators").glob("*.yml")):
        indicator = validate(Indicator, read_yaml(path), path)
        if indicator.id != path.stem:
            raise CatalogError(
                path, "id", f"'{indicator.id}' is not the file's name", f"write id: {path.stem}"
            )
        yield indicator, path
    for name, tier in TABLES:
        path = root / name
        if path.exists():  # the extra table is generated and may not be there yet
            for line, row in read_rows(path):
                yield validate(Indicator, nest(row, tier), path, f"line {line} "), path


def _check_place(indicator: Indicator, path: Path, units: Iterable[str], themes: Iterable[str]) -> None:
    for field, value, known in (("unit", indicator.unit, units), ("theme", indicator.theme, themes)):
        if value not in known:
            problem = f"indicator '{indicator.id}' has {field} '{value}', unknown to {field}s.yml"
            raise CatalogError(path, field, problem, f"add it to {field}s.yml or use one that is there")


def _check_references(found: Mapping[str, tuple[Indicator, Path]]) -> None:
    """Raise CatalogError when an aggregation rule names an indicator or group that does not exist."""
    for indicator, path in found.values():
        for reference in indicator.aggregation.references():
            if problem := _reference_problem(reference, found):
                remedy = "name an indicator of the catalogue and one of its groups, or use another rule"
                raise CatalogError(path, f"aggregation of '{indicator.id}'", problem, remedy)


def _reference_problem(reference: Reference, found: Mapping[str, tuple[Indicator, Path]]) -> str:
    if reference.indicator not in found:
        return f"there is no indicator '{reference.indicator}'"
    groups = found[reference.indicator][0].group_ids
    if reference.group not in (*groups, "same"):
        return f"'{reference.indicator}' has no group '{reference.group}'"
    return ""
