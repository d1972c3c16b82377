"""What may be asked of the API: the query of each address, with its limits, as models that check it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from data.catalog_models import Level, Status, Tier
from data.texts import Language

MOST_NAMED = 50
MOST_PERIODS = 200
MOST_ROWS = 10_000
SPARSE: dict[str, Any] = {"style": "form", "explode": False}

INDICATOR = r"^[a-z][a-z0-9_]{0,99}$"
REGION = r"^[A-Z]{2,3}[0-9]{0,4}$"
GROUP = r"^[a-z][a-z0-9_]{0,39}$"
PERIOD = r"^[12][0-9]{3}(-(0[1-9]|1[0-2]))?$"
CURSOR = r"^[0-9A-Za-z-]{1,60}~[0-9]{1,12}$"

IndicatorId = Annotated[str, StringConstraints(pattern=INDICATOR)]
RegionCode = Annotated[str, StringConstraints(pattern=REGION)]
GroupId = Annotated[str, StringConstraints(pattern=GROUP)]
PeriodText = Annotated[str, StringConstraints(pattern=PERIOD)]
Search = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Format = Literal["json", "json-stat", "csv", "parquet"]


def parted(value: Any) -> Any:
    """'a,b' and a repeated parameter alike as a list; an empty text is an empty list."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, (list, tuple)) or not all(isinstance(part, str) for part in value):
        return value
    return [part for text in value for part in (text.split(",") if text else [])]


def _several(description: str, most: int = MOST_NAMED, **more: Any) -> Any:
    return Field(description=description, min_length=1, max_length=most, json_schema_extra=SPARSE, **more)


class Asked(BaseModel):
    """Base: a parameter that is not known is refused, so that a misspelt filter never passes unseen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Nothing(Asked):
    """An address that takes no parameters."""


class IndicatorsAsked(Asked):
    """Which indicators are listed."""

    q: Search | None = Field(None, description="Words of the name, id or definition in any language")
    theme: IndicatorId | None = Field(None, description="Theme", examples=["tyollisyys"])
    framework: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,40}$")] | None = Field(
        None, description="Framework that uses the indicator", examples=["HYTE-2017"]
    )
    tier: Tier | None = Field(
        None, description="core: of the views; extra: by search; live: no figures before they are fetched"
    )
    level: Level | None = Field(None, description="Only those with figures at this area level")
    limit: int = Field(100, ge=1, le=1000, description="Most indicators in one answer")
    cursor: str | None = Field(None, pattern=CURSOR, description="From `next` of the answer before")


class RegionsAsked(Asked):
    """Which areas are listed."""

    q: Search | None = Field(None, description="Part of the name in any language, or the code")
    level: Level | None = Field(None, description="Area level")


class MembershipsAsked(Asked):
    """Which memberships are listed."""

    level: Level | None = Field(None, description="Level of the areas that municipalities belong to")
    region: RegionCode | None = Field(
        None, description="A municipality, or an area whose municipalities are wanted", examples=["HVA13"]
    )


class ObservationsAsked(Asked):
    """Which figures are wanted and in which form. Filters are joined by and, values of one filter by or."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    indicator: Annotated[list[IndicatorId], BeforeValidator(parted)] = _several(
        "Indicators", examples=[["tyollisyysaste"]]
    )
    region: Annotated[list[RegionCode], BeforeValidator(parted)] | None = _several(
        "Areas by code", most=400, default=None, examples=[["KU091", "SSS"]]
    )
    level: Annotated[list[Level], BeforeValidator(parted)] | None = _several("Area levels", default=None)
    group: Annotated[list[GroupId], BeforeValidator(parted)] | None = _several(
        "Population groups", most=400, default=None, examples=[["total"]]
    )
    period: Annotated[list[PeriodText], BeforeValidator(parted)] | None = _several(
        "Years or months", most=MOST_PERIODS, default=None, examples=[["2019", "2021"]]
    )
    from_: PeriodText | None = Field(None, alias="from", description="First period", examples=["2015"])
    to: PeriodText | None = Field(
        None, description="Last period; a year takes its months with it", examples=["2023"]
    )
    status: Annotated[list[Status], BeforeValidator(parted)] | None = _several("Statuses", default=None)
    format: Format | None = Field(
        None, description="Form of the answer; else `Accept` chooses among JSON, CSV and Parquet"
    )
    lang: Language = Field("fi", description="Language of names in CSV, Parquet and JSON-stat")
    limit: int = Field(1000, ge=1, le=MOST_ROWS, description="JSON only: most figures in one answer")
    cursor: str | None = Field(
        None, pattern=CURSOR, description="JSON only: from `next` of the answer before"
    )


class StandingsAsked(Asked):
    """Which slice is put in order: one indicator, group, level and period."""

    indicator: IndicatorId = Field(description="Indicator", examples=["tyollisyysaste"])
    level: Level = Field("kunta", description="Area level")
    group: GroupId = Field("total", description="Population group")
    period: PeriodText | None = Field(
        None, description="Year or month; the latest one with figures if left out"
    )
    format: Literal["json", "csv"] | None = Field(
        None, description="Form of the answer; else `Accept` chooses"
    )
    lang: Language = Field("fi", description="Language of names in CSV")
