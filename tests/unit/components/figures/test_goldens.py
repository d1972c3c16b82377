"""Every plotly chart in its golden form: generated figures, reviewed by eye when one changes."""

from syrupy.assertion import SnapshotAssertion

from analysis.hindsight import Spread
from analysis.projection import Band
from components.figures import age_curve, distribution, error_fan, population
from components.figures.population import Course

WORDS = {"happened": "Toteutunut", "boundary": "Toteutunut vuoteen 2022", "band": "Samankaltaiset"}
POINT = "{name}, {x}: {y}"
ERRORS = {"2021": Spread(9, -1.0, 0.1, 1.2, 0.1, 0.6), "2022": Spread(9, -2.0, -0.4, 1.5, -0.3, 1.1)}


def test_age_curve(snapshot: SnapshotAssertion) -> None:
    ages = [str(age) for age in range(6)]
    made = age_curve.build(
        ages, [5, 5, 4, 4, 3, 3], [4, 4, 4, 5, 5, 6], Band(3, None), ("2024", "2040"), POINT
    )
    assert made == snapshot


def test_the_name_of_a_year_is_clear_of_the_other_line() -> None:
    lower, higher = [1.0] * 9, [1.0, 1, 1, 2, 1, 9, 9, 1, 1]
    made = age_curve.build([str(age) for age in range(9)], higher, lower, Band(0, 2), ("2024", "2040"), POINT)
    now, then = made["layout"]["annotations"]
    assert (now["text"], now["y"]) == ("2024", 9)
    assert then["text"] == "2040" and then["y"] >= max(higher[max(0, then["x"] - 3) : then["x"] + 4])


def test_error_fan(snapshot: SnapshotAssertion) -> None:
    own = [("2021", 0.2), ("2022", -0.9)]
    assert error_fan.build(own, ERRORS, "Keski-Suomen hyvinvointialue", "Samankaltaiset") == snapshot


def test_projections_with_and_without_every_year(snapshot: SnapshotAssertion) -> None:
    courses = [
        Course("Ennuste 2021", ("2021", "2022", "2023"), (9.0, 8.5, 8.0), "comparator", {"2022": (8.0, 9.0)}),
        Course("Ennuste 2024", ("2024", "2035"), (9.5, 7.0), "area"),
    ]
    assert population.build(["2020", "2021", "2022"], [10.0, 9.2, 9.1], courses, WORDS) == snapshot


def test_distribution(snapshot: SnapshotAssertion) -> None:
    assert distribution.frame("Koko maa", "prosenttia") == snapshot
