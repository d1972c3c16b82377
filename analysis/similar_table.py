"""What similar areas are sought from: the table of features, its scale and its filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from analysis.similar_presets import FEATURES

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Why = Literal["shape", "codes", "target", "weights", "feature", "size", "group", "count"]


class SimilarError(ValueError):
    """What was asked cannot be answered; `why` names the part at fault."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why


@dataclass(frozen=True, slots=True)
class Table:
    """Features of areas: values[i, j] is feature j of area i in its own unit, NaN where missing.

    population, when given, has one number for each area (NaN where unknown); groups likewise an
    urban–rural class ('' where unknown).
    """

    codes: Sequence[str]
    features: Sequence[str]
    values: Floats
    population: Floats | None = None
    groups: Sequence[str] | None = None


def standardised(table: Table) -> Floats:
    """Features with mean 0 and standard deviation 1 over all areas, sizes and densities after a logarithm.

    A feature equal everywhere becomes 0; NaN stays. Standard deviations and not quartiles: the share of
    Swedish speakers is near zero in most municipalities, and a quartile scale would let it decide everything.
    """
    values = np.array(table.values, dtype=np.float64)
    values[~np.isfinite(values)] = np.nan
    for j, name in enumerate(table.features):
        if name in FEATURES and FEATURES[name].log:
            column = values[:, j]
            values[:, j] = np.log(np.where(column > 0, column, np.nan))
    known = np.isfinite(values)
    n = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, values, 0.0).sum(axis=0) / n
    values -= mean
    deviation = np.sqrt((np.where(known, values, 0.0) ** 2).sum(axis=0) / n)
    # Taking the mean away leaves binary noise where all values are equal; that must not become a difference.
    varies = deviation > 1e-12 * np.maximum(np.abs(mean), 1e-6)
    return values * np.where(varies, 1 / np.where(varies, deviation, 1.0), 0.0)


def check(table: Table, code: str, count: int) -> int:
    """Row of the area; SimilarError when the table is not one or the area is not in it."""
    rows, columns = len(table.codes), len(table.features)
    if table.values.shape != (rows, columns):
        raise SimilarError("shape", f"values are {table.values.shape}, not {rows} areas × {columns} features")
    if len(set(table.codes)) < rows or len(set(table.features)) < columns:
        raise SimilarError("codes", "an area or a feature is given twice")
    if code not in table.codes:
        raise SimilarError("target", f"area {code} is not among the {rows} areas")
    if count < 1:
        raise SimilarError("count", f"at least one area must be asked for, not {count}")
    return list(table.codes).index(code)


def outside_size(table: Table, own: int, factor: float | None) -> Flags:
    """Areas whose population is not within the factor of the own one, either way."""
    if factor is None:
        return np.zeros(len(table.codes), dtype=np.bool_)
    if not factor >= 1:
        raise SimilarError("size", f"the size factor must be at least 1, not {factor}")
    people = table.population
    if people is None or len(people) != len(table.codes) or not people[own] > 0:
        raise SimilarError("size", f"the population of {table.codes[own]} is not known")
    inside = (people >= people[own] / factor) & (people <= people[own] * factor)
    return np.asarray(~inside, dtype=np.bool_)


def outside_group(table: Table, own: int, wanted: bool) -> Flags:
    """Areas of another urban–rural class, when the own class is wanted."""
    if not wanted:
        return np.zeros(len(table.codes), dtype=np.bool_)
    groups = table.groups
    if groups is None or len(groups) != len(table.codes) or not groups[own]:
        raise SimilarError("group", f"the urban–rural class of {table.codes[own]} is not known")
    return np.array([group != groups[own] for group in groups], dtype=np.bool_)
