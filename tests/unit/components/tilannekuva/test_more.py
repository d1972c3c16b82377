"""Key facts of the head, latest changes and what is missing."""

from __future__ import annotations

from components.tilannekuva.head import key_facts
from components.tilannekuva.more import changes, gaps
from components.tilannekuva.rows import fact
from tests.unit.components.tilannekuva.made import YEARS, look, row

JUMP = (10.0, 10.1, 10.0, 10.2, 10.1, 10.0, 10.1, 10.2, 10.1, 13.04)


def test_key_facts_come_from_the_latest_figures() -> None:
    series = {"vaesto": [("2023", 4549.0), ("2024", 4509.0)], "vaesto_65_osuus": [("2022", 34.1)]}
    people, change, old = key_facts(series, "fi")
    assert (people.value, people.note) == ("4\u202f509", "2024")
    assert (change.value, change.note) == ("−40", "−0,9\u00a0%, 2023–2024")
    assert (old.value, old.note) == ("34,1\u00a0%", "2022")
    assert key_facts({}, "sv") == []
    assert len(key_facts({"vaesto": [("2024", 10.0)]}, "en")) == 1


def test_a_change_beyond_all_before_is_told() -> None:
    jumped = row(values=JUMP)
    made = fact(jumped, 5000)
    assert made is not None
    (told,) = changes([jumped], [made], look())
    assert told["v"] == "+2,9\u00a0%-yks."
    assert told["m"] == "up" and told["j"] == "worse"
    assert "10,1" in told["d"] and "13,0" in told["d"] and "2022" in told["d"]


def test_usual_small_or_old_changes_are_not_told() -> None:
    calm, few = row(), row(values=JUMP, numerator=3, denominator=23)
    for each in (calm, few):
        made = fact(each, 5000)
        assert made is not None and changes([each], [made], look()) == []
    made = fact(row(values=JUMP), 5000)
    assert made is not None and changes([row(values=JUMP)], [made], look(this_year=2028)) == []


def test_gaps_are_counted_and_named() -> None:
    rows = [row(), row("tyollisyysaste", value=None, status="protected"), row("lainakanta", period="2015")]
    told = gaps(rows, 17, look())
    assert told["missing"] == [["tyollisyysaste", "Työllisyysaste", "suojattu"]]
    assert told["old"] == [["lainakanta", "Lainakanta", "2015"]]
    assert "2" in told["lines"][0] and "3" in told["lines"][0] and "17" in told["lines"][1]
    assert len(gaps([row()], 0, look())["lines"]) == 1
    assert YEARS[-1] == "2023"
