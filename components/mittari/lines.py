"""From series rows to the lines, marks and one-sentence summary of the development chart."""

from collections.abc import Iterable, Mapping, Sequence

from components.figures.series import Line, Mark, Role
from components.formats import period, quantity, sentence
from components.i18n import translator

COUNTRY = "SSS"
Row = tuple[str, str, float | None, str]  # region code, period, value, status


def roles(codes: Sequence[str]) -> dict[str, Role]:
    """What each area is in the chart: the country, a municipality's county, the first area one's own."""
    with_municipality = any(code.startswith("KU") for code in codes)
    out: dict[str, Role] = {}
    for code in codes:
        if code == COUNTRY:
            out[code] = "country"
        elif with_municipality and code.startswith("HVA"):
            out[code] = "county"
        else:
            out[code] = "chosen" if "own" in out.values() else "own"
    return out


def build(codes: Sequence[str], rows: Iterable[Row], names: Mapping[str, str]) -> list[Line]:
    """One line for each code that has rows, in the order of the codes. rows: periods ascending."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    role = roles(codes)
    return [_line(code, names.get(code, code), role[code], found[code]) for code in codes if code in found]


def _line(code: str, name: str, role: Role, rows: Sequence[Row]) -> Line:
    _codes, periods, values, statuses = zip(*rows, strict=True)
    return Line(code, name, role, periods, values, statuses)


def merger_marks(
    changes: Iterable[tuple[str, str | None, int | None]], lines: Sequence[Line], lang: str
) -> list[Mark]:
    """Marks for mergers inside the lines' time. changes: (code of today, former name, first year gone)."""
    _ = translator(lang)
    drawn = {line.code: line for line in lines}
    marks = []
    for code, former, year in changes:
        line = drawn.get(code)
        if line and former and year and line.periods[0][:4] < str(year) <= line.periods[-1][:4]:
            text = _("{former} was merged into {area} in {year}", former=former, area=line.name, year=year)
            marks.append(Mark(_at(str(year), line), text, "merger"))
    return marks


def _at(year: str, line: Line) -> str:
    return next(point for point in line.periods if point[:4] >= year)


def break_marks(notes: Iterable[Mapping[str, str | None]], lines: Sequence[Line], lang: str) -> list[Mark]:
    """Marks for breaks in the method that fall inside the lines' time."""
    spans = [(line.periods[0], line.periods[-1]) for line in lines]
    out = []
    for note in notes:
        at = note["period"]
        if note["kind"] == "break" and at and any(first < at <= last for first, last in spans):
            out.append(Mark(at, note[f"text_{lang}"] or note["text_fi"] or "", "break"))
    return out


def summary(lines: Sequence[Line], marks: Sequence[Mark], decimals: int, suffix: str, lang: str) -> str:
    """The chart in words: first and last known value of each area since the last break, then the marks."""
    _ = translator(lang)
    since = max((mark.period for mark in marks if mark.kind == "break"), default="")
    parts = [text for line in lines if (text := _sentence(line, since, decimals, suffix, lang))]
    marked = [f"{period(mark.period, lang)}: {mark.text.rstrip('.')}." for mark in marks]
    return " ".join(parts + marked) or _("No series.")


def _sentence(line: Line, since: str, decimals: int, suffix: str, lang: str) -> str:
    pairs = zip(line.periods, line.values, strict=True)
    known = [(p, v) for p, v in pairs if v is not None and p >= since]
    if not known:
        return ""
    (start, first), (end, last) = known[0], known[-1]
    if start == end:
        return sentence(f"{line.name} {period(end, lang)}: {quantity(last, decimals, suffix, lang)}")
    return sentence(
        f"{line.name} {period(start, lang)}–{period(end, lang)}: "
        f"{quantity(first, decimals, suffix, lang)} → {quantity(last, decimals, suffix, lang)}"
    )
