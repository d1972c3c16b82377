"""What two indicators, the table, the dots and similar areas say in words."""

from components.vertaa import scatter, words
from components.vertaa.measure import Measure

X = Measure("ika", "65 vuotta täyttäneet", "vaesto", "prosenttia", "%", "%-yks.", 1, False, 0)
Y = Measure("tyo", "Työllisyysaste", "tyollisyys", "prosenttia", "%", "%-yks.", 1, False, 1)
CODES = tuple(f"KU{n:03}" for n in range(1, 13))


def pair(n: int = 12) -> scatter.Pair:
    x = tuple(float(i) if i < n else None for i in range(12))
    y = tuple(50.0 - i for i in range(12))
    names = {code: f"Kunta {code}" for code in CODES}
    axes = (scatter.Axis(m, "2023", v, ("observed",) * 12, "Lähde") for m, v in ((X, x), (Y, y)))
    return scatter.pair(CODES, names, *axes)


def test_correlation_with_its_n_and_the_own_areas_place() -> None:
    told = scatter.summary(pair(), "KU012", "fi").replace("\u00a0", " ")
    assert (
        "järjestyskorrelaatio −1,00 (Spearman), lineaarinen korrelaatio −1,00 (Pearson), n = 12 aluetta"
        in told
    )
    assert told.endswith("Kunta KU012: 65 vuotta täyttäneet 11,0 %, yli mediaanin (5,5 %); "
                         "Työllisyysaste 39,0 %, alle mediaanin (44,5 %).")  # fmt: skip
    assert scatter.summary(pair(), "", "fi").endswith("aluetta.")


def test_few_areas_get_no_correlation_and_a_missing_figure_is_said() -> None:
    told = scatter.summary(pair(4), "KU012", "fi")
    assert "vain 4 alueella" in told and "65 vuotta täyttäneet: ei lukua" in told


def test_quarters_count_each_area_once() -> None:
    assert scatter.quarters(pair()) == {"ll": 0, "lh": 6, "hl": 6, "hh": 0}
    made = scatter.payload(pair(4), "KU001", "fi")
    assert made["count"] == 4 and made["x"]["v"][4] is None and made["medians"] == [1.5, 48.5]


ROWS = [
    {"n": "Työllisyys", "r": 1, "k": 1, "u": "%", "f": "%-yks.", "p": "2023"},
    {"n": "Työttömyys", "r": -1, "k": 1, "u": "%", "f": "%-yks.", "p": "2023"},
    {"n": "Vanha", "r": -1, "k": 0, "u": "", "f": "", "p": "2010", "o": 1},
    {"n": "Määrä", "r": 1, "k": 0, "u": "", "f": "", "p": "2023", "c": 0},
    {"n": "Osuus", "r": 0, "k": 0, "u": "", "f": "", "p": "2023"},
]
TABLE = {
    "rows": ROWS,
    "columns": {
        "KU077": {"n": "Hankasalmi", "v": [68.3, 11.2, 5, 900, 3], "q": [16, 70, 1, 50, 99]},
        "SSS": {"n": "Koko maa", "v": [72.4, 10.8, 9, 90000, 4], "q": [40, 60, 50, 99, 50]},
        "KU766": {"n": "Sottunga", "v": [None] * 5, "q": [None] * 5},
    },
}


def test_the_lead_counts_judged_indicators_and_leaves_old_ones_out_of_the_furthest() -> None:
    told = "".join(words.lead(TABLE, "KU077", "SSS", "fi")).replace("\u00a0", " ")
    assert told == (
        "Hankasalmi: arvioitavia mittareita 3; koko maata parempia 1, heikompia 2. "
        "Kauimpana koko maasta: Työllisyys 68,3 % (ero −4,1 %-yks., 2023)."
    )


def test_only_the_area_is_strong() -> None:
    for country in ("SSS", "HVA1"):
        assert words.lead(TABLE, "KU077", country, "fi")[1::2] == ["Hankasalmi"]


def test_the_lead_without_the_country_is_against_the_middle_area() -> None:
    told = "".join(words.lead(TABLE, "KU077", "HVA1", "fi"))
    assert "keskimmäis" in told and "parempia 1, heikompia 2" in told
    assert "ei ole lukuja" in "".join(words.lead(TABLE, "KU766", "SSS", "fi"))


def test_dots_name_the_best_and_the_worst_quarter() -> None:
    assert words.dots(TABLE, "KU077", 308, "fi") == (
        "Hankasalmi: arvioitavia mittareita 3, verrattavana 308 aluetta. "
        "Parhaassa neljänneksessä: 1 (Vanha). Heikoimmassa neljänneksessä: 1 (Työllisyys)."
    )
