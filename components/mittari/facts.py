"""What the browser needs to know of an indicator, as one JSON object in one language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components import producers, provenance_notes
from components.figures import distribution, series
from components.formats import day, period
from components.i18n import local, translator
from components.mittari import labels
from data.catalog import Catalog
from data.catalog_models import Indicator

Coverage = Mapping[str, Mapping[str, Sequence[str]]]  # level → group → periods, ascending
START_GROUPS = 9  # enough to find one that the level has, without a hundred single ages
OLD_YEARS = 4  # a newest figure older than this is said aloud


def texts(names: Mapping[str, Any], key: str, lang: str) -> str:
    """`key` in one language out of key_fi, key_sv and key_en; marked where it falls back."""
    return local({code: names.get(f"{key}_{code}") for code in ("fi", "sv", "en")}, lang)


def build(
    indicator: Indicator,
    catalog: Catalog,
    coverage: Coverage,
    groups: Sequence[Mapping[str, Any]],
    lang: str,
    this_year: int,
) -> dict[str, Any]:
    """What the view needs at once: names, unit, what there are figures for, the charts' frames.

    coverage: periods by level and group; groups: rows of population_group in order; this_year: for the
    age note.
    """
    unit = catalog.unit_of(indicator.id)
    periods = sorted({p for by_group in coverage.values() for have in by_group.values() for p in have})
    covered = {group for by_group in coverage.values() for group in by_group}
    suffix, gap = (f"\u00a0{end}" if end else "" for end in (unit.after(lang), unit.after_difference(lang)))
    return {
        "id": indicator.id,
        "name": local(_languages(indicator.name), lang),
        "themeName": catalog.theme_name(indicator.theme, lang),
        "unit": unit.label.get(lang),
        "suffix": suffix,
        "gapSuffix": gap,
        "decimals": indicator.decimals,
        "aggregation": indicator.aggregation.rule,
        "coverage": {"periods": periods, "levels": _compact(coverage, periods)},
        "groups": [{"id": g["id"], "name": texts(g, "name", lang)} for g in groups],
        "startGroups": [group for group in indicator.group_ids if group in covered][:START_GROUPS],
        "ageNote": age_note(periods[-1] if periods else "", lang, this_year),
        "figures": _figures(indicator, unit.label.get(lang), suffix, lang),
    }


def about(
    indicator: Indicator,
    notes: Sequence[Mapping[str, Any]],
    provenance: Sequence[Mapping[str, Any]],
    lang: str,
) -> dict[str, Any]:
    """What the panel of facts tells: definition, reading, notes and sources.

    notes: rows of indicator_note; provenance: rows of snapshot that the figures use.
    """
    names = labels.frameworks(lang)
    return {
        "definition": local(_languages(indicator.definition), lang) if indicator.definition else "",
        "direction": indicator.direction,
        "frameworks": [names[key] for key in indicator.frameworks if key in names],
        "notes": [_note(note, lang) for note in notes],
        "provenance": _sources(provenance, lang),
    }


def _figures(indicator: Indicator, unit: str, suffix: str, lang: str) -> dict[str, Any]:
    _ = translator(lang)
    return {
        "distribution": distribution.frame(_("whole country"), unit),
        "series": series.frame(indicator.decimals, suffix, indicator.frequency == "month"),
        "now": series.now_line(),
    }


def _languages(text: Any) -> dict[str, str | None]:
    return {"fi": text.fi, "sv": text.sv, "en": text.en}


def _compact(coverage: Coverage, periods: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Periods as 'all' or as positions, so that a hundred groups with the same years stay small."""
    place = {period: i for i, period in enumerate(periods)}

    def short(have: Iterable[str]) -> Any:
        found = [place[period] for period in have]
        return "all" if len(found) == len(periods) else found

    return {
        level: {group: short(have) for group, have in by_group.items()}
        for level, by_group in coverage.items()
        if level != "maa"
    }


def _note(note: Mapping[str, Any], lang: str) -> dict[str, Any]:
    return {"kind": note["kind"], "period": note["period"], "text": texts(note, "text", lang)}


def _sources(rows: Sequence[Mapping[str, Any]], lang: str) -> list[dict[str, Any]]:
    """One entry for each producer's table: what was taken in several times is told once, with its notes."""
    found: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        key = (row["producer"], row["statistics_fi"], row["table_id"], row["licence"])
        found.setdefault(key, []).append(row)
    return [_source(group, lang) for group in found.values()]


def _source(rows: Sequence[Mapping[str, Any]], lang: str) -> dict[str, Any]:
    row = rows[0]
    statistics = texts(row, "statistics", lang)
    dates = [date for each in rows if (date := each["data_date"])]
    return {
        "producer": producers.name(row["producer"], lang),
        "statistics": statistics,
        "table": row["table_id"] if row["table_id"] != row["statistics_fi"] else None,
        "address": row["address"] if str(row["address"] or "").startswith("https://") else None,
        "licence": row["licence"],
        "data_date": day(max(dates), lang) if dates else None,
        "span": _span(rows, lang),
        "notes": list(dict.fromkeys(text for each in rows for text in _words(each, lang))),
    }


def _words(row: Mapping[str, Any], lang: str) -> list[str]:
    # What a contract of an own file says of quality is in Finnish, all other notes are in English.
    written = "fi" if str(row["source"]).startswith("file.") else "en"
    told = (row["obtained"] and provenance_notes.told(row["obtained"], lang),
            row["quality_note"] and provenance_notes.told(row["quality_note"], lang, written))  # fmt: skip
    return [text for text in told if text]


def _span(rows: Sequence[Mapping[str, Any]], lang: str) -> str:
    _ = translator(lang)
    first = min(row["first_period"] for row in rows)
    last = max(row["last_period"] for row in rows)
    if first == last:
        return _("figures of {last}", last=period(last, lang))
    return _("figures {first}–{last}", first=period(first, lang), last=period(last, lang))


def age_note(last: str, lang: str, this_year: int) -> str:
    """A sentence when the newest period is older than OLD_YEARS, else ''."""
    _ = translator(lang)
    if not last or this_year - int(last[:4]) <= OLD_YEARS:
        return ""
    return _("Old figures: the newest are of {year}.", year=last[:4])


def listing(catalog: Catalog, spans: Mapping[str, tuple[str, str]], lang: str) -> dict[str, Any]:
    """All indicators for the picker. spans: indicator → (first, last) period for those with figures."""
    items = [_item(indicator, spans.get(indicator.id), lang) for indicator in catalog]
    themes = [{"id": theme, "name": catalog.theme_name(theme, lang)} for theme in catalog.themes]
    return {"themes": themes, "items": items}


def _item(indicator: Indicator, span: tuple[str, str] | None, lang: str) -> dict[str, Any]:
    years = "" if not span else span[0][:4] if span[0][:4] == span[1][:4] else f"{span[0][:4]}–{span[1][:4]}"
    short = local(_languages(indicator.short), lang) if indicator.short else None
    return {
        "id": indicator.id,
        "name": local(_languages(indicator.name), lang),
        "short": short,
        "theme": indicator.theme,
        "tier": indicator.tier,
        "available": span is not None,
        "span": years,
    }
