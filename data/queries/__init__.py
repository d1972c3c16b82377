"""One function for each question to the store; SQL that reads figures stands only here.

Values are always bound as parameters. Answers are plain lists, tuples and dictionaries, remembered by
store version: do not change what you get.
"""

from data.queries.areas import (
    Region,
    borders,
    changes,
    codes,
    counties,
    county_of,
    geo,
    members,
    memberships,
    populations,
    region,
    region_names,
    regions,
    search_regions,
)
from data.queries.compare import Features, Latest, features, latest_values
from data.queries.figures import (
    Slice,
    SliceMeta,
    series,
    series_rows,
    slice_meta,
    slice_payload,
    slice_values,
)
from data.queries.indicators import (
    coverage,
    data_dates,
    decimals_of,
    harmonised,
    indicator,
    indicator_notes,
    indicators,
    population_groups,
    provenance,
    spans,
)
from data.queries.profiles import (
    Figure,
    Peer,
    TrendRow,
    age_structure,
    area_profile,
    peers,
    trends_of,
)
from data.queries.standings import Standing, compare, latest_periods, profile, standing_of
from data.queries.store import Source, StoreFacts, current_version, sources, store_facts

LEVELS = ("kunta", "hyvinvointialue", "maakunta", "seutukunta", "tyollisyysalue", "kuntaryhma", "maa")

__all__ = [
    "Features",
    "Figure",
    "LEVELS",
    "Latest",
    "Peer",
    "Region",
    "Slice",
    "SliceMeta",
    "Source",
    "Standing",
    "StoreFacts",
    "TrendRow",
    "age_structure",
    "area_profile",
    "borders",
    "changes",
    "codes",
    "compare",
    "counties",
    "county_of",
    "coverage",
    "current_version",
    "data_dates",
    "decimals_of",
    "features",
    "geo",
    "harmonised",
    "indicator",
    "indicator_notes",
    "indicators",
    "latest_periods",
    "latest_values",
    "members",
    "memberships",
    "peers",
    "population_groups",
    "populations",
    "profile",
    "provenance",
    "region",
    "region_names",
    "regions",
    "search_regions",
    "series",
    "series_rows",
    "slice_meta",
    "slice_payload",
    "slice_values",
    "sources",
    "spans",
    "standing_of",
    "store_facts",
    "trends_of",
]
