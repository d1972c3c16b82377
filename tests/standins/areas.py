"""Areas for the stand-ins: a small made-up division of the true shape, 308 municipalities in 23 counties."""

from __future__ import annotations

COUNTIES = [*(f"{n:02d}" for n in range(1, 22)), "90", "91"]
MUNICIPALITIES = [f"{n:03d}" for n in range(5, 5 + 3 * 308, 3)]
NAMES = {code: f"Mallikunta {code}" for code in MUNICIPALITIES}
REGIONS = [f"{n:02d}" for n in range(1, 20)]
SUBREGIONS = [f"{n:03d}" for n in range(11, 81)]
EMPLOYMENT = [f"{n:02d}" for n in range(1, 46)]


def county_of(code: str) -> str:
    """Return a municipality's county; every county gets some."""
    return COUNTIES[MUNICIPALITIES.index(code) % len(COUNTIES)]


def member_of(code: str, groups: list[str]) -> str:
    """Return a municipality's area in another grouping."""
    return groups[MUNICIPALITIES.index(code) % len(groups)]


GROUPS = {
    "hyvinvointialue": COUNTIES,
    "maakunta": REGIONS,
    "seutukunta": SUBREGIONS,
    "tyollisyysalue": EMPLOYMENT,
    "kuntaryhmitys": ["1", "2", "3"],
}
