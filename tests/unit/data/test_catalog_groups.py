"""Names of population groups."""

import pytest

from data.groups import GROUP_ID, SINGLE_AGES, expand, group_id


@pytest.mark.parametrize(
    ("age", "sex", "group"),
    [
        ("total", "total", "total"),
        ("999", "total", "total"),
        ("total", "male", "male"),
        ("0-17", "total", "age_0_17"),
        ("65+", "total", "age_65_plus"),
        ("75-", "total", "age_75_plus"),
        ("0", "total", "age_0"),
        ("100", "total", "age_100_plus"),
        ("95+", "female", "female_age_95_plus"),
    ],
)
def test_group_id(age: str, sex: str, group: str) -> None:
    assert group_id(age, sex) == group
    assert GROUP_ID.match(group)


def test_unknown_age_and_sex_are_refused_with_the_forms_known() -> None:
    with pytest.raises(ValueError, match="Unknown age 'nuoret'"):
        group_id("nuoret")
    with pytest.raises(ValueError, match="Unknown sex 'x'"):
        group_id("total", "x")


def test_families_open_into_their_members() -> None:
    assert expand(("total", "single_ages")) == ("total", *SINGLE_AGES)
    assert len(SINGLE_AGES) == 101
    assert len(expand(("five_year_ages_by_sex",))) == 40
    assert all(GROUP_ID.match(group) for group in expand(("single_ages", "five_year_ages_by_sex")))
