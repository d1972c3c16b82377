"""The features by which areas are called similar, and three ready sets of weights.

Ids are short Finnish words because weights travel in addresses (vakiluku:2,tiheys:1). Which indicator of the
catalogue gives a feature is decided where the figures are read. The sets weigh what municipal comparison
groups commonly do (size, age structure, settlement, industries, language, income); the weights themselves are
our judgement, shown and editable, and no standard.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Feature:
    """One property of an area.

    log: compared as a ratio (10 000 is as far from 5 000 as 5 000 from 2 500), for sizes and densities.
    """

    id: str
    log: bool = False


FEATURES: Mapping[str, Feature] = MappingProxyType(
    {
        feature.id: feature
        for feature in (
            Feature("vakiluku", log=True),  # population
            Feature("lapset"),  # share under 15
            Feature("tyoikaiset"),  # share 15–64
            Feature("ikaantyneet"),  # share 65 and over
            Feature("tiheys", log=True),  # inhabitants per square kilometre of land
            Feature("taajama"),  # share living in urban settlements
            Feature("korkeakoulutetut"),  # share with tertiary education
            Feature("alkutuotanto"),  # share of jobs in primary production
            Feature("jalostus"),  # share of jobs in manufacturing and construction
            Feature("palvelut"),  # share of jobs in services
            Feature("ruotsinkieliset"),  # share speaking Swedish
            Feature("vieraskieliset"),  # share speaking another language than Finnish, Swedish or Sámi
            Feature("tulot"),  # income per taxpayer or inhabitant
            Feature("muutos"),  # change of population, per cent
        )
    }
)

PRESETS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        # Size and settlement first, then people and livelihood: areas with the same tasks and resources.
        "yleinen": MappingProxyType(
            {
                "vakiluku": 3.0,
                "ikaantyneet": 2.0,
                "lapset": 1.0,
                "tiheys": 1.0,
                "taajama": 1.0,
                "korkeakoulutetut": 1.0,
                "alkutuotanto": 1.0,
                "jalostus": 1.0,
                "ruotsinkieliset": 1.0,
                "tulot": 1.0,
                "muutos": 1.0,
            }
        ),
        # Who lives there: for need of services by age and language.
        "vaestollinen": MappingProxyType(
            {
                "vakiluku": 2.0,
                "lapset": 2.0,
                "tyoikaiset": 2.0,
                "ikaantyneet": 2.0,
                "ruotsinkieliset": 1.0,
                "vieraskieliset": 1.0,
                "muutos": 2.0,
            }
        ),
        # What the area lives on: for employment, business and finances.
        "taloudellinen": MappingProxyType(
            {
                "vakiluku": 1.0,
                "taajama": 1.0,
                "korkeakoulutetut": 2.0,
                "alkutuotanto": 2.0,
                "jalostus": 2.0,
                "palvelut": 2.0,
                "tulot": 2.0,
                "tyoikaiset": 1.0,
            }
        ),
    }
)
