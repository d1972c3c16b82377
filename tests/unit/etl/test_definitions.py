"""Rows that the catalogue gives to the store."""

import pytest

from data.catalog import load
from etl.definitions import group_rows, indicator_row, note_rows, parse_group, rule_row


def test_groups_are_read() -> None:
    assert parse_group("total") == ("total", "total", None, None)
    assert parse_group("female") == ("female", "female", None, None)
    assert parse_group("age_7") == ("age_7", "total", 7, 7)
    assert parse_group("age_75_plus") == ("age_75_plus", "total", 75, None)
    assert parse_group("male_age_0_4") == ("male_age_0_4", "male", 0, 4)


def test_unknown_group_is_named() -> None:
    with pytest.raises(ValueError, match="kaikki"):
        parse_group("kaikki")


def test_groups_stand_totals_sexes_bands_single_ages() -> None:
    rows = group_rows(["age_7", "male_age_0_4", "age_65_plus", "female", "total", "age_15_64", "male"])
    order = ["total", "male", "female", "age_15_64", "age_65_plus", "male_age_0_4", "age_7"]
    assert [row[0] for row in rows] == order
    assert [row[-1] for row in rows] == list(range(7))
    assert rows[5][4:7] == ("Miehet, 0–4-vuotiaat", "Män, 0–4-åringar", "Men, aged 0–4")
    assert rows[4][4:7] == ("65 vuotta täyttäneet", "65 år fyllda", "Aged 65 and over")


def test_rule_of_a_ratio_names_its_parts() -> None:
    row = rule_row(load().get("tyottomyysaste"))
    assert row[:6] == (
        "tyottomyysaste",
        "ratio",
        "tyottomat_tyonhakijat",
        "total",
        "tyovoima_kuukausi",
        "total",
    )


def test_indicator_row_fits_the_table() -> None:
    row = indicator_row(load().get("tyottomyysaste"))
    assert len(row) == 26
    assert row[:3] == ("tyottomyysaste", "core", "tyollisyys")


def test_notes_are_in_three_languages() -> None:
    (row,) = note_rows(load().get("tyottomyysaste"))
    assert row[:3] == ("tyottomyysaste", "quality", None)
    assert all(row[3:])
