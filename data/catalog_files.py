"""Reads the files of the catalogue: YAML and flat tables in, validated objects or a plain error out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from data.catalog_models import Tier

REMEDIES = {
    "extra_forbidden": "remove the field or correct its spelling",
    "missing": "add the field",
    "string_type": "write it as text, in quotes",
    "literal_error": "use one of the values named",
    "string_pattern_mismatch": "write it in the form named",
    "string_too_short": "write the text",
}
Model = TypeVar("Model", bound=BaseModel)


class CatalogError(ValueError):
    """The catalogue cannot be used; says which file and field are wrong and what to do."""

    def __init__(self, path: Path, field: str, problem: str, remedy: str) -> None:
        self.path, self.field, self.problem, self.remedy = path, field, problem, remedy
        super().__init__(f"{path.name}: field '{field}': {problem}. Remedy: {remedy}. ({path})")


class _UniqueKeys(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML loader that refuses a key given twice, which plain YAML would silently let win."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.constructor.ConstructorError(
                None, None, f"'{twice[0]}' is given twice", node.start_mark
            )
        return dict(super().construct_mapping(node, deep=deep))


def read_yaml(path: Path) -> Any:
    """Return a YAML file's content. Raises CatalogError when it is missing or not YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)  # noqa: S506 (safe subclass)
    except FileNotFoundError:
        raise CatalogError(path, "(whole file)", "the file is not there", "restore it") from None
    except yaml.YAMLError as error:
        raise CatalogError(
            path, "(whole file)", f"not valid YAML: {error}", "correct the line named"
        ) from None


def load_list(path: Path, model: type[Model]) -> list[Model]:
    """Return the entries of a file that maps id → fields, in the order of the file."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise CatalogError(
            path, "(whole file)", "expected entries by id", "write 'id:' with its fields below"
        )
    return [validate(model, {"id": key, **fields}, path, f"{key}.") for key, fields in content.items()]


def validate(model: type[Model], content: Any, path: Path, prefix: str = "") -> Model:
    """Return the content as a model. Raises CatalogError naming file, field and remedy if it does not fit."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "(whole entry)"
        remedy = REMEDIES.get(first["type"], "correct the value")
        raise CatalogError(path, prefix + field, first["msg"], remedy) from None


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells of a CSV table with a header; empty cells are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield reader.line_num, {key: value for key, value in row.items() if key and value}


def nest(row: Mapping[str, str], tier: Tier) -> dict[str, Any]:
    """Return a flat table row in the shape of the YAML files.

    name_fi → name.fi, source_kind → source.kind, aggregation_weight → aggregation.weight; lists are
    split at ';', references are written indicator:group, series is JSON.
    """
    entry: dict[str, Any] = {"tier": tier}
    for key, value in row.items():
        group, _, rest = key.partition("_")
        if (
            group in ("name", "short", "definition", "quality", "source", "live", "aggregation", "checks")
            and rest
        ):
            entry.setdefault(group, {})[rest] = _cell(key, value)
        else:
            entry[key] = _cell(key, value)
    return _nest_statistics(entry)


def _nest_statistics(entry: dict[str, Any]) -> dict[str, Any]:
    source = entry.get("source", {})
    statistics = {key[-2:]: source.pop(key) for key in list(source) if key.startswith("statistics_")}
    if statistics:
        source["statistics"] = statistics
    return entry


def _cell(key: str, value: str) -> Any:
    """Return one cell of a table as the value its field wants."""
    if key in ("frameworks", "groups", "not_applicable"):
        return value.split(";")
    if key == "series":
        return _json(value)
    if key in ("aggregation_numerator", "aggregation_denominator", "aggregation_weight"):
        indicator, _, group = value.partition(":")
        return {"indicator": indicator, "group": group or "total"}
    return value


def _json(value: str) -> Any:
    """Return parsed JSON, or the text itself, which validation then refuses with its line and field."""
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value
