"""An area in two years of one projection: what it says first, its age curve, groups of need, dependency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.projection import (
    CHILDREN,
    EVERYBODY,
    OLDEST_OLD,
    PUPILS,
    SENIORS,
    WORKING,
    Ages,
    Band,
    growth,
)
from components.ennakointi.part import Cell, Col, Part
from components.ennakointi.words import band_name, band_short, joined, missing_oldest, projection_name
from components.figures import age_curve
from components.formats import number, quantity
from components.i18n import translator

NEEDS = (EVERYBODY, CHILDREN, PUPILS, WORKING, SENIORS, OLDEST_OLD)
STEP = 5  # years of the table beside the chosen one: those that end in 0 or 5


@dataclass(frozen=True)
class Future:
    """An area by one projection. years: year → ages, base and year among them."""

    code: str
    name: str
    vintage: str
    base: str
    year: str
    band: Band
    years: Mapping[str, Ages]
    lang: str

    @property
    def now(self) -> Ages:
        """The year that stands for now."""
        return self.years[self.base]

    @property
    def then(self) -> Ages:
        """The chosen year."""
        return self.years[self.year]

    @property
    def indicator(self) -> str:
        """The projection's indicator."""
        return f"vaestoennuste_{self.vintage}"

    @property
    def milestones(self) -> list[str]:
        """Years shown side by side: now, every fifth year that the projection has, the chosen one."""
        between = [y for y in self.years if self.base < y < self.year and int(y) % STEP == 0]
        return [self.base, *between, self.year]

    def group(self, band: Band | None = None) -> str:
        """Name of a band in this projection."""
        return band_name(band or self.band, self.lang, self.now.open_end)


def lead(future: Future) -> str:
    """What the projection says of the chosen ages and of everybody, in two or three sentences."""
    _ = translator(future.lang)
    lang, grown = future.lang, growth(future.now, future.then, future.band)
    everybody = growth(future.now, future.then, EVERYBODY)
    told = _(
        "{group}: {base} persons in {from_}, {then} in {to} ({change}, {percent}).",
        group=future.group(),
        base=number(grown.base, 0, lang),
        from_=future.base,
        then=number(grown.then, 0, lang),
        to=future.year,
        change=number(grown.change, 0, lang, signed=True),
        percent=quantity(grown.percent, 1, "%", lang, signed=True),
    )
    if future.band == EVERYBODY:
        return f"{told} {_dependency_sentence(future)}"
    share = _(
        "Their share of the population is {base} in {from_} and {then} in {to} ({points}).",
        from_=future.base,
        to=future.year,
        base=quantity(grown.base_share, 1, "%", lang),
        then=quantity(grown.then_share, 1, "%", lang),
        points=quantity(grown.points, 1, _("pp"), lang, signed=True),
    )
    all_ = _(
        "The whole population changes by {change} ({percent}).",
        change=number(everybody.change, 0, lang, signed=True),
        percent=quantity(everybody.percent, 1, "%", lang, signed=True),
    )
    return f"{told} {share} {all_}"


def _dependency_sentence(future: Future) -> str:
    _ = translator(future.lang)
    return _(
        "The dependency ratio is {base} in {from_} and {then} in {to}.",
        from_=future.base,
        to=future.year,
        base=number(future.now.dependency(), 1, future.lang),
        then=number(future.then.dependency(), 1, future.lang),
    )


def curve(future: Future) -> Part:
    """Persons by single age, now and in the chosen year."""
    _ = translator(future.lang)
    rows: list[list[Cell]] = []
    for age, (now, then) in enumerate(zip(future.now.counts, future.then.counts, strict=True)):
        last = future.now.open_end and age == len(future.now.counts) - 1
        rows.append([f"{age}+" if last else str(age), now, then, then - now])
    return Part(
        title=_("Age structure {base} and {year}", base=future.base, year=future.year),
        subtitle=joined(projection_name(future.vintage, future.lang), _("persons by single age")),
        summary=_curve_summary(future),
        columns=(
            Col("age", _("Age"), "group"),
            Col("base", future.base),
            Col("then", future.year),
            Col("change", _("Change"), signed=True),
        ),
        rows=rows,
        figure=age_curve.build(
            [str(row[0]) for row in rows], future.now.counts, future.then.counts, future.band,
            (future.base, future.year), _("{name}, age {x}: {y} persons"),
        ),
        notes=missing_oldest(future.now.open_end, future.lang),
        sources=(future.indicator,),
    )  # fmt: skip


def _curve_summary(future: Future) -> str:
    """Where the curve rises and falls most, in five-year ages."""
    _ = translator(future.lang)
    bands = [Band(first, first + STEP - 1) for first in range(0, 100, STEP)]
    changes = [(growth(future.now, future.then, band).change, band) for band in bands]
    (most, up), (least, down) = max(changes, key=lambda x: x[0]), min(changes, key=lambda x: x[0])
    said = []
    if most > 0:
        said.append(_("Largest growth: {group} {change} persons.", **_change(up, most, future)))
    if least < 0:
        said.append(_("Largest decrease: {group} {change} persons.", **_change(down, least, future)))
    return " ".join(said)


def _change(band: Band, change: float, future: Future) -> dict[str, str]:
    return {
        "group": band_name(band, future.lang).lower(),
        "change": number(change, 0, future.lang, signed=True),
    }


def need(future: Future) -> Part:
    """Groups that services are planned for: persons now, on the way and in the chosen year."""
    _, vintage = translator(future.lang), projection_name(future.vintage, future.lang)
    bands = list(dict.fromkeys((*NEEDS, future.band)))
    rows = [_need_row(future, band) for band in bands]
    columns = [
        Col("group", _("Group"), "group"),
        *(Col(f"persons_{year}", year) for year in future.milestones),
        Col("change", _("Change {base}–{year}", base=future.base, year=future.year), signed=True),
        Col("percent", _("Change, %"), unit="%", decimals=1, signed=True),
    ]
    return Part(
        title=_("Groups of need"),
        subtitle=joined(vintage, _("persons")),
        summary=_need_summary(future),
        columns=columns,
        rows=rows,
        notes=missing_oldest(future.now.open_end, future.lang),
        own=[bands.index(future.band)],
        sources=(future.indicator,),
        more={
            "bar": len(columns) - 1,
            "drawn": joined(vintage, _("Change {base}–{year}, %", base=future.base, year=future.year)),
        },
    )


def _need_row(future: Future, band: Band) -> list[Cell]:
    grown = growth(future.now, future.then, band)
    persons = [future.years[year].persons(band) for year in future.milestones]
    return [future.group(band), *persons, grown.change, grown.percent]


def _need_summary(future: Future) -> str:
    _ = translator(future.lang)
    said = [
        _("{group} {percent}", group=future.group(band).lower(), percent=_percent(future, band))
        for band in (CHILDREN, PUPILS, WORKING, SENIORS, OLDEST_OLD)
    ]
    return _("From {base} to {year}: {list}.", base=future.base, year=future.year, list=", ".join(said))


def _percent(future: Future, band: Band) -> str:
    return quantity(growth(future.now, future.then, band).percent, 1, "%", future.lang, signed=True)


def dependency(future: Future) -> Part:
    """How many there are to be supported by those of working age, on the way to the chosen year."""
    _ = translator(future.lang)
    years = [future.years[year] for year in future.milestones]
    rows: Sequence[list[Cell]] = [
        [_("Dependency ratio: under 15 and 65 or over for 100 aged 15–64"), *(y.dependency() for y in years)],
        [_("Persons aged 15–64 for each of 65 or over"), *(y.workers_per_old() for y in years)],
    ]
    workers = _(
        "There are {base} persons of working age for each of 65 or over in {from_}, {then} in {to}.",
        base=number(future.now.workers_per_old(), 1, future.lang),
        from_=future.base,
        then=number(future.then.workers_per_old(), 1, future.lang),
        to=future.year,
    )
    summary = f"{_dependency_sentence(future)} {workers}"
    return Part(
        title=_("Dependency"),
        subtitle=projection_name(future.vintage, future.lang),
        summary=summary,
        columns=(
            Col("measure", _("Measure"), "text"),
            *(Col(f"value_{year}", year, decimals=1) for year in future.milestones),
        ),
        rows=rows,
        notes=missing_oldest(future.now.open_end, future.lang),
        sources=(future.indicator,),
    )


def short_group(future: Future) -> str:
    """The chosen ages in little room."""
    return band_short(future.band, future.now.open_end)
