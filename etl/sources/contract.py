"""The YAML contract of a file source: which column is what, in which unit, by whom, under which licence."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from data.catalog_models import Checks, Period, Status
from data.texts import Identifier, Text, Words
from etl.sources.errors import ContractError

LARGEST_CONTRACT = 100_000
ENDINGS = {".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlsx": "excel", ".ods": "excel"}

MARKS: dict[str, Status] = {"..": "missing", "...": "protected"}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Columns(_Part):
    """Names in the header row. Only area and value must be columns."""

    area: Words
    value: Words
    period: Words | None = None
    sex: Words | None = None
    age: Words | None = None
    status: Words | None = None
    indicator: Words | None = None


class Contract(_Part):
    """What a file holds. Everything a reader needs to trust a figure is required."""

    id: Identifier
    file: Words
    producer: Words
    licence: Words
    statistics: Text
    unit: Identifier
    columns: Columns
    area_codes: Literal["municipality", "prefixed"] = "municipality"
    pad_codes: bool = False
    indicator: Identifier | None = None
    indicators: dict[str, Identifier] = Field(default_factory=dict)
    period: Period | None = None
    decimal: Literal[".", ","] = "."
    thousands: Literal["", " "] = ""
    delimiter: Literal[";", ",", "\t"] | None = None
    encoding: Literal["utf-8", "cp1252", "utf-16"] = "utf-8"
    sheet: Words | None = None
    header_row: Annotated[int, Field(ge=1, le=100)] = 1
    marks: dict[str, Status] = MARKS
    sexes: dict[str, Literal["total", "male", "female"]] = Field(default_factory=dict)
    status: Status = "observed"
    address: Annotated[str, Field(pattern=r"^https://")] | None = None
    data_date: Words | None = None
    next_release: date | None = None
    quality: Text | None = None
    checks: Checks = Checks()
    allow_bad_lines: Annotated[int, Field(ge=0)] = 0

    @property
    def kind(self) -> str:
        """Return 'csv' or 'excel', by the file's ending."""
        return ENDINGS[PurePosixPath(self.file.lower()).suffix]

    @model_validator(mode="after")
    def _fits_together(self) -> Contract:
        path = PurePosixPath(self.file)
        if path.is_absolute() or ".." in path.parts or "\\" in self.file:
            raise ValueError("file must lie beside the contract: no absolute path, no '..'")
        if path.suffix.lower() not in ENDINGS:
            raise ValueError(f"file must end in {', '.join(ENDINGS)}")
        if bool(self.indicator) == bool(self.columns.indicator):
            raise ValueError("give either indicator or columns.indicator")
        if bool(self.period) == bool(self.columns.period):
            raise ValueError("give either period or columns.period")
        if self.columns.indicator and not self.indicators:
            raise ValueError("columns.indicator needs indicators: {name in the file: id}")
        if wrong := [m for m, s in self.marks.items() if s not in ("missing", "protected", "not_applicable")]:
            raise ValueError(f"mark '{wrong[0]}' must mean missing, protected or not_applicable")
        return self


def parse_contract(body: bytes, where: str) -> Contract:
    """Return a contract. Raises ContractError naming the field that is wrong."""
    if len(body) > LARGEST_CONTRACT:
        raise ContractError("The contract is larger than a contract can be", where)
    try:
        content: Any = yaml.safe_load(body.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ContractError(f"Not valid YAML: {' '.join(str(error).split())[:160]}", where) from None
    if not isinstance(content, dict):
        raise ContractError("The contract is not a list of fields", where)
    try:
        return Contract.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "(whole contract)"
        raise ContractError(f"{field}: {first['msg']}", where) from None


def read_contract(path: Path) -> Contract:
    """Return the contract of a file. Raises ContractError when it cannot be read or is wrong."""
    try:
        return parse_contract(path.read_bytes(), path.name)
    except OSError as error:
        raise ContractError(f"Cannot be read: {error.strerror}", path.name) from None
