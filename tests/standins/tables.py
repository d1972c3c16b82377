"""Tables for the PxWeb stand-in: old and new key styles, two area vintages, made-up figures."""

from __future__ import annotations

from tests.standins.areas import COUNTIES, MUNICIPALITIES, NAMES
from tests.standins.pxweb import Table, Variable


def area_codes(counties: bool = True) -> dict[str, str]:
    """Return the country, municipalities, counties and two kinds of areas that are not kept."""
    codes = {"SSS": "KOKO MAA"} | {f"KU{code}": NAMES[code] for code in MUNICIPALITIES}
    if counties:
        codes |= {f"HVA{code}": f"HVA{code} Mallialue" for code in COUNTIES}
    return codes | {"KUJOU": "Tuntematon kunta", "TA101": "Työssäkäyntialue"}


def figure(key: dict[str, str]) -> float:
    """Return a made-up figure that depends on every code of a cell."""
    return float(sum(sum(map(ord, code)) for code in key.values()) % 1000)


def population(years: range = range(2020, 2026)) -> Table:
    """Return a table like 11ra: new keys, prefixed content, the last year preliminary."""
    return Table(
        "StatFin/vaerak/11ra.px",
        "11ra -- Tunnuslukuja väestöstä",
        [
            Variable("alue_23_20260101", "Alue", area_codes(), elimination=True),
            Variable(
                "timeperiod_y",
                "Vuosi",
                {str(y): f"{y}*" if y == max(years) else str(y) for y in years},
                time=True,
            ),
            Variable(
                "contentscode",
                "Tiedot",
                {"vaerak-vaesto": "Väkiluku", "dem_huoltos": "Huoltosuhde &#8805; 0"},
            ),
        ],
        lambda key: "..." if key["alue_23_20260101"] == "KU008" else figure(key),
    )


def single_ages(years: range = range(2024, 2026), ages: int = 5) -> Table:
    """Return a table like 11re: sex and age, both with totals."""
    by_age = {"SSS": "Yhteensä"} | {f"{a:03d}": str(a) for a in range(ages)} | {"100-": "100 -"}
    return Table(
        "StatFin/vaerak/11re.px",
        "11re -- Väestö iän ja sukupuolen mukaan",
        [
            Variable("alue_23_20250101", "Alue", area_codes(counties=False), elimination=True),
            Variable("ikaryhma_10_20180101", "Ikä", by_age, elimination=True),
            Variable(
                "sukupuoli_9_20180101",
                "Sukupuoli",
                {"SSS": "Yhteensä", "1": "Miehet", "2": "Naiset"},
                elimination=True,
            ),
            Variable("timeperiod_y", "Vuosi", {str(y): str(y) for y in years}, time=True),
            Variable("contentscode", "Tiedot", {"vaerak-vaesto": "Väestö 31.12."}),
        ],
        figure,
    )


def unemployment(months: tuple[str, ...] = ("2026M07", "2026M08")) -> Table:
    """Return a table like 12r5: still the old key Alue, months, flags as text, sparse values."""
    return Table(
        "StatFin/tyonv/12r5.px",
        "12r5 -- Työttömät työnhakijat",
        [
            Variable("Alue", "Alue", area_codes(counties=False)),
            Variable("timeperiod_m", "Kuukausi", {m: m for m in months}, time=True),
            Variable("contentscode", "Tiedot", {"TYOTOSUUS": "Osuus työvoimasta", "TYOVOIMATK": "Työvoima"}),
        ],
        lambda key: None if key["Alue"] == "KU011" else ".." if key["Alue"] == "KU014" else figure(key) / 10,
        sparse=True,
        geo_role=False,
        flags_as_text=True,
    )


def key_figures() -> Table:
    """Return a table whose only content is EliminatedValue and whose areas are bare codes."""
    return Table(
        "Kuntien_avainluvut/uusin/142h.px",
        "142h -- Avainluvut",
        [
            Variable("ContentsCode", "EliminatedContents", {"EliminatedValue": "Avainluvut"}),
            Variable("kunta_130_20250101", "Kunta", {code: NAMES[code] for code in MUNICIPALITIES}),
            Variable("Tunnusluku", "Tunnusluku", {"M410": "Ulkomaan kansalaiset, %", "M411": "Väkiluku"}),
            Variable("Vuosi", "Vuosi", {"2023": "2023", "2024": "2024"}),
        ],
        figure,
    )
