"""What the API answers: models for its document, to which the tests hold the answers."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from data.catalog_models import Level, Status, Tier


class Problem(BaseModel):
    """What is wrong and what to do (RFC 9457)."""

    type: str = Field(description="about:blank: the status says what kind of problem it is")
    title: str
    status: int
    detail: str = Field(description="What is wrong, naming the thing")
    remedy: str = Field(description="What to do")
    errors: list[dict[str, str]] = Field(
        [], description="Each parameter that cannot be used: name and detail"
    )


class Names(BaseModel):
    """A text in three languages; null where none is known."""

    fi: str
    sv: str | None
    en: str | None


class Texts(BaseModel):
    """A text in three languages, any of which may be lacking."""

    fi: str | None
    sv: str | None
    en: str | None


class Unit(BaseModel):
    """A unit of measurement."""

    id: str
    label: Names


class Version(BaseModel):
    """The store that is served, and this interface."""

    version: str = Field(description="Version of the store; it changes when any figure may have changed")
    api: str = Field(description="Version of this interface")
    built_at: str = Field(description="When the store was made, ISO 8601 in UTC")
    data_date: str | None = Field(description="Newest date that a producer gives for its data")
    division_year: int = Field(description="Year of the municipal division that every figure is on")


class Source(BaseModel):
    """A producer's table that figures come from."""

    id: int = Field(description="What `source` of a figure refers to")
    key: str
    producer: str
    statistics: Texts
    table: str | None
    address: str | None
    licence: str
    data_date: str | None = Field(description="Producer's date of the data; null where none is recorded")
    fetched_at: str | None
    obtained: str | None
    note: str | None
    first_period: str
    last_period: str


class Sources(BaseModel):
    """Every table in use."""

    version: str
    items: list[Source]


class Indicator(BaseModel):
    """What is measured."""

    id: str
    tier: Tier
    theme: str
    name: Names
    short: Texts
    definition: Texts
    unit: Unit
    decimals: int
    direction: Literal["higher", "lower", "none"] = Field(description="Which is better; none: no judgement")
    frequency: Literal["year", "month"]
    aggregation: Literal["sum", "ratio", "weighted", "never"] = Field(
        description="How the figure of a group of municipalities is made from theirs"
    )
    frameworks: list[str]
    available: bool = Field(description="Whether there are figures")
    first_period: str | None
    last_period: str | None


class Indicators(BaseModel):
    """A page of indicators in the order of themes."""

    version: str
    total: int
    items: list[Indicator]
    next: str | None = Field(description="Address of the next page; null on the last one")


class Coverage(BaseModel):
    """Periods with figures of one level and population group."""

    level: Level
    group: str
    periods: list[str]


class Note(BaseModel):
    """What a reader of the figures needs to know. kind break: not comparable over the period."""

    kind: Literal["quality", "break"]
    period: str | None
    text: Names


class IndicatorInFull(Indicator):
    """An indicator with where and when it has figures, notes and sources."""

    version: str
    coverage: list[Coverage]
    notes: list[Note]
    sources: list[Source]


class Group(BaseModel):
    """A population group that figures concern."""

    id: str
    sex: Literal["total", "male", "female"]
    age_from: int | None
    age_to: int | None
    name: Names


class Groups(BaseModel):
    """Every population group."""

    version: str
    items: list[Group]


class Region(BaseModel):
    """An area of today's division."""

    code: str
    level: Level
    name: Names
    population: int | None
    language_group: str | None = Field(description="A municipality's: fi, fi_sv, sv_fi or sv")


class Regions(BaseModel):
    """Areas by code."""

    version: str
    division_year: int
    items: list[Region]


class RegionInFull(Region):
    """An area with what it belongs to and what belongs to it."""

    version: str
    division_year: int
    member_of: dict[str, str] = Field(description="A municipality's areas: level → code")
    members: list[str] = Field(description="Municipalities of the area; of a municipality none")
    former: list[dict[str, Any]] = Field(description="Former municipalities counted here: name, year")


class Membership(BaseModel):
    """A municipality belongs to an area."""

    municipality: str
    level: Level
    region: str


class Memberships(BaseModel):
    """Which municipality belongs to which area."""

    version: str
    division_year: int
    items: list[Membership]


class Observation(BaseModel):
    """One figure. value is null when it is protected, not applicable or missing, never zero instead."""

    indicator: str
    group: str
    level: Level
    period: str
    region: str
    value: float | None
    numerator: float | None = Field(description="Count above the line of a ratio, where known")
    denominator: float | None = Field(description="Count below the line of a ratio, where known")
    status: Status
    derived: bool = Field(description="True when computed here from other figures")
    source: int = Field(description="The table it comes from: see `sources` of the answer")
    data_date: str | None = Field(description="Producer's date of the data; null where none is recorded")


class Observations(BaseModel):
    """A page of figures in the order indicator, group, level, period, region."""

    version: str
    items: list[Observation]
    sources: list[Source]
    next: str | None = Field(description="Address of the next page; null on the last one")


class Dataset(BaseModel):
    """A JSON-stat 2.0 dataset: dimensions indicator, group, region, period; cells in that order."""

    version: str
    class_: Literal["dataset"] = Field(alias="class")
    label: str
    source: str
    updated: str
    id: list[str]
    size: list[int]
    role: dict[str, list[str]]
    dimension: dict[str, Any]
    value: list[float | None]
    status: list[str | None] = Field(description="Status of each cell; null where there is no figure at all")
    extension: dict[str, Any] = Field(
        description="store: its version; sources: the tables; source: table of each cell; derived: cells"
    )


class Standing(BaseModel):
    """An area's place in a slice. rank 1 = largest value; percentile: share of others below, ties half."""

    region: str
    value: float | None
    status: Status
    derived: bool
    rank: int | None
    n: int | None
    percentile: float | None
    source: int
    data_date: str | None


class Standings(BaseModel):
    """A slice's areas, largest value first, areas without a value last."""

    version: str
    indicator: str
    group: str
    level: Level
    period: str
    direction: Literal["higher", "lower", "none"]
    items: list[Standing]
    sources: list[Source]


class Boundaries(BaseModel):
    """A GeoJSON FeatureCollection (RFC 7946) of a level's areas."""

    type: Literal["FeatureCollection"]
    features: list[dict[str, Any]]
