"""The development chart: dashed projections, labels that do not collide, marks, and its golden form."""

import pytest
from syrupy.assertion import SnapshotAssertion

from components.figures import series
from components.figures.series import Line, Mark
from components.figures.theme import figure, fill


def line(code="KU179", role="own", values=(1.0, 2.0, 3.0), statuses=None, name="Kunta"):
    periods = tuple(str(2020 + i) for i in range(len(values)))
    return Line(code, name, role, periods, tuple(values), tuple(statuses or ["observed"] * len(values)))


def merged(layout, parts):
    """The browser's way of laying the parts over the frame: dotted names are paths."""
    out = {key: dict(value) if isinstance(value, dict) else value for key, value in layout.items()}
    for key, value in parts.items():
        head, _dot, tail = key.partition(".")
        if tail:
            out[head][tail] = value
        else:
            out[head] = value
    return out


def test_a_projection_is_dashed_and_starts_at_the_last_known_point():
    made = series.build([line(values=(1, 2, 3, 4), statuses=["observed"] * 2 + ["projected"] * 2)])
    known, projected = made["data"]
    assert known["x"] == ["2020", "2021"]
    assert "dash" not in known["line"]
    assert projected["x"] == ["2021", "2022", "2023"]
    assert projected["line"]["dash"] == "dash"
    assert known["meta"] == projected["meta"] == "KU179"


def test_a_series_of_projections_only_has_no_join():
    made = series.build([line(values=(1, 2), statuses=["projected"] * 2)])
    assert [trace["x"] for trace in made["data"]] == [["2020", "2021"]]


def test_nothing_is_joined_over_a_break():
    made = series.build([line(values=(1, 2, 3, 4))], [Mark("2022", "Uusi keruu", "break")])
    assert [trace["x"] for trace in made["data"]] == [["2020", "2021"], ["2022", "2023"]]


def test_a_projection_after_a_break_stands_alone():
    statuses = ["observed", "observed", "projected", "projected"]
    made = series.build([line(values=(1, 2, 3, 4), statuses=statuses)], [Mark("2022", "Uusi", "break")])
    assert [trace["x"] for trace in made["data"]] == [["2020", "2021"], ["2022", "2023"]]


def test_a_gap_stays_a_gap():
    made = series.build([line(values=(1, None, 3))])
    assert made["data"][0]["y"] == [1, None, 3]
    assert made["data"][0]["connectgaps"] is False


def test_end_labels_are_pushed_apart():
    made = series.build(
        [line(values=(0, 10.0)), line("HVA13", "county", (5, 10.1)), line("SSS", "country", (5, 10.2))]
    )
    places = sorted(label["y"] * 230 / 10.2 + label["yshift"] for label in made["layout"]["annotations"])
    assert min(b - a for a, b in zip(places, places[1:], strict=False)) > 12


def test_the_own_area_is_the_strongest():
    made = series.build([line(), line("HVA13", "county"), line("SSS", "country")])
    widths = {trace["meta"]: trace["line"]["width"] for trace in made["data"]}
    assert widths["KU179"] > widths["HVA13"]
    assert {t["line"]["color"] for t in made["data"]} == {"token:area", "token:ink-soft", "token:ink"}


def test_lengths_must_agree():
    broken = Line("KU179", "Kunta", "own", ("2020",), (1.0, 2.0), ("observed",))
    with pytest.raises(ValueError, match="KU179"):
        series.build([broken])


def test_nothing_gives_an_empty_chart():
    assert series.build([]) == {"data": [], "layout": {"annotations": [], "shapes": []}}


def test_plotly_accepts_the_chart_and_every_token_is_known():
    marks = [Mark("2021", "Uusi menetelmä", "break"), Mark("2022", "Liitos", "merger")]
    frame = series.frame(1, " %", monthly=False)
    made = series.build([line(), line("SSS", "country")], marks, " %")
    names = ("area", "ink", "ink-soft", "line", "grid", "line-strong", "raised", "comparator")
    colours = dict.fromkeys(names, "#123456")
    assert (
        len(figure(made["data"], merged(frame["layout"], made["layout"]), colours).data) == 4
    )  # two lines, one break
    with pytest.raises(KeyError):
        fill("token:no-such", colours)


def test_golden(snapshot: SnapshotAssertion):
    lines = [
        line(values=(60.0, 59.5, None, 58.9), name="Hankasalmi"),
        line("SSS", "country", (61.8, 61.7, 61.6, 61.5), ["observed"] * 3 + ["projected"], "Koko maa"),
    ]
    assert series.build(lines, [Mark("2022", "Uusi menetelmä", "break")], " %") == snapshot
