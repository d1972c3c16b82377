"""What live data add to the outlook: every year, both sexes, those of 100 and over, rates of use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from components.ennakointi.state import State
from etl import sql
from tests.reading import read_from

pytestmark = pytest.mark.store
CARE, NEWEST = "kotihoito_75", "vaestoennuste_2024"
# Years that the source publishes and the embedded file lacks are made from the ones around them for the test
# only: 2024's figures again. Each sex gets half of everybody.
YEARS = [str(year) for year in range(2025, 2032)]
MORE_YEARS = f"""
    INSERT INTO observation
    SELECT indicator_id, group_id, level, year, region_code, value, NULL, NULL, status,
        derived, snapshot_id
    FROM observation CROSS JOIN (SELECT unnest(?) AS year)
    WHERE indicator_id = '{NEWEST}' AND period = '2024' AND region_code IN ('SSS', 'HVA15', 'KU410')
"""
OLDEST = f"""
    INSERT INTO observation
    SELECT indicator_id, 'age_100_plus', level, period, region_code, 1, NULL, NULL,
        status, derived, snapshot_id
    FROM observation WHERE indicator_id = '{NEWEST}' AND group_id = 'age_99'
        AND region_code IN ('SSS', 'HVA15', 'KU410')
"""
SEXES = f"""
    INSERT INTO observation
    SELECT indicator_id, sex || '_' || group_id, level, period, region_code,
        value / 2, NULL, NULL, status, derived, snapshot_id
    FROM observation CROSS JOIN (SELECT unnest(['male', 'female']) AS sex)
    WHERE indicator_id = '{NEWEST}' AND region_code = 'KU410' AND group_id IN (
        SELECT id FROM population_group WHERE age_from = age_to OR age_from = 100)
"""
GROUPS = """
    INSERT INTO population_group
    SELECT one || '_' || id, one, age_from, age_to, name_fi, name_sv, name_en, 0
    FROM population_group CROSS JOIN (SELECT unnest(['male', 'female']) AS one)
    WHERE sex = 'total' AND (age_from = age_to OR age_from = 100)
        AND one || '_' || id NOT IN (SELECT id FROM population_group)
"""
RATE = f"""
    INSERT INTO observation
    SELECT '{CARE}', 'total', level, '2023', code, 16.0, NULL, NULL, 'observed', false,
        (SELECT min(id) FROM snapshot)
    FROM region WHERE code IN ('KU410', 'HVA15', 'SSS')
"""


@pytest.fixture(scope="module")
def live(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A copy of the store with more of the newest projection and one rate, served for these tests."""
    folder = tmp_path_factory.mktemp("live")
    name = (store / "CURRENT").read_text(encoding="utf-8").strip()
    other = name.replace("tilannekuva-2", "tilannekuva-3")  # another version: nothing remembered is used
    shutil.copy(store / name, folder / other)
    with duckdb.connect(folder / other) as con:
        _add(con)
    (folder / "CURRENT").write_text(f"{other}\n", encoding="utf-8")
    with read_from(folder):
        yield


def _add(con: Any) -> None:
    con.execute(GROUPS)
    con.execute(MORE_YEARS, [YEARS])
    con.execute(OLDEST)
    con.execute(SEXES)
    con.execute(RATE)
    span = "available = true, first_period = '2023', last_period = '2023'"
    con.execute(f"UPDATE indicator SET {span} WHERE id = '{CARE}'")
    version = con.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()[0]
    con.execute("UPDATE meta SET value = ? WHERE key = 'version'", [version.replace("2", "3", 1)])
    con.execute("DELETE FROM ages")
    con.execute("DELETE FROM hindsight")
    sql.run(con, "outlook")


def parts() -> Any:
    from exports import outlook

    return outlook


def test_every_fetched_year_can_be_chosen(live: None) -> None:
    from data.queries import outlook

    assert outlook.projections()[NEWEST] == ("2024", *YEARS, "2035", "2040")


def test_years_in_a_row_are_joined_and_have_a_band_to_the_fifth(live: None) -> None:
    part = parts().course_of(State("KU410", "2024", "2040"), "en")
    line = next(t for t in part.figure["data"] if t["name"] == "Projection 2024")
    assert line["x"] == [*range(2024, 2032), None, 2035, None, 2040]
    rows = {row[0]: row for row in part.rows if row[1] == "Projection 2024"}
    assert all(rows[str(year)][4] is not None for year in range(2024, 2030))
    assert rows["2030"][4:] == [None, None]
    assert rows["2024"][4] < rows["2029"][2] < rows["2029"][5]


def test_those_of_hundred_are_no_longer_missing(live: None) -> None:
    shown = parts().future_of(State("KU410", "2024", "2040"), "en")
    assert shown.group() == "Aged 75 and over"
    assert shown.now.open_end


def test_the_projected_sexes_appear(live: None) -> None:
    part = parts().by_sex(State("KU410", "2024", "2040"), "en")
    assert part.title == "Women and men 2019–2040"
    assert part.notes == ("Bars: 2040. Line: 2019.",)


def test_home_care_appears_as_a_volume(live: None) -> None:
    part = parts().services(State("KU410", "2024", "2040"), "en")
    shown = parts().future_of(State("KU410", "2024", "2040"), "en")
    row = next(row for row in part.rows if "clients" in str(row[0]))
    assert row[3:5] == ["2023", "Laukaa"]
    assert row[5:7] == pytest.approx([0.16 * sum(shown.now.counts[75:]), 0.16 * sum(shown.then.counts[75:])])


def test_the_new_projection_is_looked_back_at_as_well(live: None) -> None:
    from data.queries import outlook

    assert "total" in outlook.hindsight_groups()[NEWEST]
    assert parts().looked_back("total") == "vaestoennuste_2019"
