"""Names population groups: from an age text and a sex to a group id, and from a family to its members."""

import re
from itertools import pairwise

SINGLE_AGES = (*(f"age_{age}" for age in range(100)), "age_100_plus")
_FIVE_YEAR_BANDS = (*(f"age_{a}_{b - 1}" for a, b in pairwise(range(0, 96, 5))), "age_95_plus")
FIVE_YEAR_AGES_BY_SEX = tuple(f"{sex}_{band}" for sex in ("male", "female") for band in _FIVE_YEAR_BANDS)

FAMILIES = {"single_ages": SINGLE_AGES, "five_year_ages_by_sex": FIVE_YEAR_AGES_BY_SEX}

GROUP_ID = re.compile(r"^(total|(fe)?male|((fe)?male_)?age_\d+(_(\d+|plus))?)$")
_OPEN_AGE = re.compile(r"^(\d+)[+-]$")
_AGE_BAND = re.compile(r"^(\d+)-(\d+)$")


def age_id(age: str) -> str:
    """Return the age part of a group id: '0-17' → 'age_0_17', '65+' → 'age_65_plus', '7' → 'age_7'.

    'total' and '999' (all ages in single-age projections) give ''. Raises ValueError on any other text.
    """
    if age in ("total", "999"):
        return ""
    if match := _AGE_BAND.match(age):
        return f"age_{match[1]}_{match[2]}"
    if match := _OPEN_AGE.match(age):
        return f"age_{match[1]}_plus"
    if age.isdigit():
        return "age_100_plus" if int(age) == 100 else f"age_{int(age)}"
    raise ValueError(f"Unknown age '{age}': expected 'total', '7', '0-17' or '65+'.")


def group_id(age: str = "total", sex: str = "total") -> str:
    """Return the group id of an age text and a sex ('total', 'male' or 'female').

    Raises ValueError when either is unknown.
    """
    if sex not in ("total", "male", "female"):
        raise ValueError(f"Unknown sex '{sex}': expected 'total', 'male' or 'female'.")
    parts = [part for part in (sex if sex != "total" else "", age_id(age)) if part]
    return "_".join(parts) or "total"


def expand(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Return group ids with each family name replaced by its members, order kept."""
    return tuple(member for group in groups for member in FAMILIES.get(group, (group,)))
