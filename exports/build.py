"""What exhibits of every view are put together from: an indicator's facts, columns, sources, addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from components import producers
from components.i18n import local, translator
from components.url_state import LANG, SUBJECT, to_query
from data import queries
from data.catalog import load
from exports.models import Column, NoExhibit, Source


@dataclass(frozen=True)
class About:
    """An indicator in one language. unit: full name; suffix: what stands after a number."""

    id: str
    name: str
    short: str
    unit: str
    suffix: str
    points: str  # what stands after a difference
    decimals: int
    definition: str
    direction: str
    comparable: bool  # an amount is not compared with the whole country's


def about(indicator_id: str, lang: str) -> About:
    """The texts of an indicator. Raises NoExhibit when the catalogue has none of that id."""
    catalog = load()
    if indicator_id not in catalog:
        raise NoExhibit(f"There is no indicator '{indicator_id[:40]}'.", "choose one from the catalogue")
    found, unit = catalog.get(indicator_id), catalog.unit_of(indicator_id)
    return About(
        id=found.id,
        name=local(found.name, lang),
        short=local(found.short, lang) if found.short else local(found.name, lang),
        unit=unit.label.get(lang),
        suffix=unit.after(lang),
        points=unit.after_difference(lang),
        decimals=found.decimals,
        definition=local(found.definition, lang) if found.definition else "",
        direction=found.direction,
        comparable=found.aggregation.rule != "sum",
    )


def group_name(group: str, lang: str) -> str:
    """Name of a population group; '' for the whole population."""
    if group == "total":
        return ""
    found = queries.population_groups([group])
    return str(found[0].get(f"name_{lang}") or found[0]["name_fi"]) if found else group


def code_column(lang: str) -> Column:
    """The column of area codes."""
    _ = translator(lang)
    told = _("KU and the municipality's number, HVA, MK, SK, TYA, KR and a number, SSS for the whole country")
    return Column("region_code", _("Area code"), "region_code", description=told)


def area_column(lang: str) -> Column:
    """The column of area names."""
    _ = translator(lang)
    return Column("region", _("Area"), "region")


def period_column(lang: str) -> Column:
    """The column of periods."""
    _ = translator(lang)
    return Column("period", _("Period"), "period", description=_("A year, or a year and a month"))


def indicator_column(lang: str) -> Column:
    """The column of indicator names."""
    _ = translator(lang)
    return Column("indicator", _("Indicator"), "indicator")


def status_column(lang: str, id_: str = "status", of: str = "") -> Column:
    """The column of statuses; the cells hold the store's words, which files tell in the reader's language.

    of: the name of the figure whose status it is, where a row has several.
    """
    _ = translator(lang)
    name = _("Status of the figure")
    told = _("How the figure came to be, or why there is none")
    return Column(id_, f"{name}: {of}" if of else name, "status", description=told)


def value_column(indicator: About, id_: str = "value", name: str = "") -> Column:
    """The column of an indicator's values as stored; `decimals` are those of the screen."""
    told = f"{indicator.unit[:1].upper()}{indicator.unit[1:]}. {indicator.definition}".strip()
    return Column(id_, name or indicator.name, "value", indicator.suffix, indicator.decimals, told)


def number_column(id_: str, name: str, decimals: int | None = 0, unit: str = "", told: str = "") -> Column:
    """A column of numbers that are no indicator's values: a place, a number of areas, a difference."""
    return Column(id_, name, "value", unit, decimals, told)


def sources(
    indicators: Iterable[str], lang: str, only: Mapping[str, Collection[int]] | None = None
) -> tuple[Source, ...]:
    """Where the figures of indicators come from: one entry a producer and statistics, newest date.

    only: indicator → ids of the snapshots in use, where not all that the indicator has.
    """
    found: dict[tuple[str, str, str], Source] = {}
    for indicator_id in dict.fromkeys(indicators):
        for row in queries.provenance(indicator_id):
            if only and row["id"] not in only.get(indicator_id, (row["id"],)):
                continue
            made = _source(row, lang)
            key = (made.producer, made.statistics, made.licence)
            if key not in found or made.data_date > found[key].data_date:
                found[key] = made
    return tuple(found.values())


def _source(row: Mapping[str, object], lang: str) -> Source:
    address = str(row["address"] or "")
    statistics = local({code: _text(row.get(f"statistics_{code}")) for code in ("fi", "sv", "en")}, lang)
    return Source(
        producer=producers.name(str(row["producer"]), lang),
        statistics=statistics,
        licence=str(row["licence"]),
        data_date=str(row["data_date"] or "")[:10],
        address=address if address.startswith("https://") else "",
    )


def _text(value: object) -> str | None:
    return str(value) if value else None


def view_address(path: str, query: Mapping[str, str], lang: str) -> str:
    """Path and query of the live view in the exhibit's language; `path` holds the subject already."""
    kept = {name: value for name, value in query.items() if name not in (SUBJECT, LANG)}
    return path + to_query({**kept, LANG: "" if lang == "fi" else lang})


def names(codes: Sequence[str], lang: str) -> dict[str, str]:
    """Names of areas by code; a code without an area stays as it is."""
    found = queries.region_names(codes, lang)
    return {code: found.get(code, code) for code in codes}


def joined(*parts: str) -> str:
    """The parts that say something, with a middle dot between: indicator · unit · period."""
    return " · ".join(part for part in parts if part)
