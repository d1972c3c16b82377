"""Rows to lines: roles, marks inside the lines' time, and the sentence."""

from components.mittari import lines

ROWS = [
    ("KU179", "2019", 60.0, "observed"),
    ("KU179", "2020", None, "protected"),
    ("KU179", "2021", 58.44, "observed"),
    ("SSS", "2019", 61.8, "observed"),
    ("SSS", "2021", 61.5, "observed"),
]
NAMES = {"KU179": "Jyväskylä", "SSS": "Koko maa"}


def test_roles():
    assert lines.roles(["KU179", "KU077", "HVA13", "SSS"]) == {
        "KU179": "own",
        "KU077": "chosen",
        "HVA13": "county",
        "SSS": "country",
    }
    assert lines.roles(["HVA13", "HVA15"]) == {"HVA13": "own", "HVA15": "chosen"}
    assert lines.roles(["SSS"]) == {"SSS": "country"}


def test_lines_follow_the_codes_and_leave_out_what_has_no_rows():
    made = lines.build(["SSS", "HVA99", "KU179"], ROWS, NAMES)
    assert [line.code for line in made] == ["SSS", "KU179"]
    assert made[1].values == (60.0, None, 58.44)
    assert made[1].statuses[1] == "protected"


def test_mergers_are_marked_only_inside_the_line():
    made = lines.build(["KU179"], ROWS, NAMES)
    changes = [
        ("KU179", "Korpilahti", 2009),
        ("KU179", "Vanha", 2020),
        ("KU999", "Muu", 2020),
        ("KU179", "X", None),
    ]
    marks = lines.merger_marks(changes, made, "fi")
    assert [(mark.period, mark.kind) for mark in marks] == [("2020", "merger")]
    assert "Vanha" in marks[0].text
    assert "Jyväskylä" in marks[0].text


def test_breaks_are_marked_only_inside_the_time():
    made = lines.build(["KU179"], ROWS, NAMES)
    texts = {"text_fi": "Uusi keruu", "text_sv": "Ny insamling", "text_en": "New collection"}
    notes = [{"kind": "break", "period": p, **texts} for p in ("2010", "2021")]
    notes.append({"kind": "quality", "period": None, **texts})
    assert [(m.period, m.text) for m in lines.break_marks(notes, made, "sv")] == [("2021", "Ny insamling")]


def test_the_summary_says_first_and_last_known_value():
    made = lines.build(["KU179", "SSS"], ROWS, NAMES)
    text = lines.summary(made, [], 1, "%", "fi")
    assert (
        text
        == "Jyväskylä 2019–2021: 60,0\u00a0% → 58,4\u00a0%. Koko maa 2019–2021: 61,8\u00a0% → 61,5\u00a0%."
    )


def test_the_summary_of_nothing():
    assert lines.summary([], [], 1, "%", "en") == "No series."


def test_the_summary_does_not_compare_over_a_break():
    made = lines.build(["KU179"], ROWS, NAMES)
    marks = [lines.Mark("2021", "Ny insamling.", "break")]
    assert lines.summary(made, marks, 1, "%", "sv") == "Jyväskylä 2021: 58,4\u00a0%. 2021: Ny insamling."
