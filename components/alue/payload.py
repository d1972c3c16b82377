"""An area's whole profile as one JSON object in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components import producers
from components.alue.figure import Figure, Look
from components.alue.rows import row
from components.formats import day
from components.i18n import local, translator
from data.catalog_models import Indicator

PROJECTIONS = ("vaestoennuste", "ennuste")


def build(
    figures: Iterable[Figure], look: Look, name: str, dates: Mapping[str, str | None]
) -> dict[str, Any]:
    """What assets/js/alue draws: rows in the catalogue's order, the lead, sources.

    Projections are left out: they tell of years to come and have a view of their own. dates: indicator → ISO
    date of its data, None where not recorded.
    """
    found = {figure.indicator: figure for figure in figures}
    shown = [
        indicator
        for theme in look.catalog.themes
        for indicator in look.catalog.by_theme(theme, "core")
        if indicator.id in found and not indicator.id.startswith(PROJECTIONS)
    ]
    rows = [row(found[indicator.id], look) for indicator in shown]
    return {
        "rows": rows,
        "lead": lead(rows, look, name),
        "sources": sources([i for i in shown if found[i.id].value is not None], dates, look.lang),
    }


def lead(rows: Sequence[Mapping[str, Any]], look: Look, name: str) -> str:
    """How many of the judged rows are better, worse and about the same, in a sentence."""
    _ = translator(look.lang)
    main = [each for each in rows if each["k"] == "main"]
    count = Counter(each["c"]["f"] for each in main)
    judged = count["parempi"] + count["huonompi"] + count["sama"]
    if not judged:
        return _("{area}: no figures that could be called better or worse.", area=name)
    words = {
        "area": name,
        "n": judged,
        "better": count["parempi"],
        "worse": count["huonompi"],
        "same": count["sama"],
        "others": look.peers or look.others,
    }
    return _(
        "{area}: {n} indicators can be judged. Of them {better} are better, {worse} worse and {same} about "
        "the same. Compared with: {others}.",
        **words,
    )


def sources(shown: Sequence[Indicator], dates: Mapping[str, str | None], lang: str) -> list[dict[str, str]]:
    """One entry for each producer and licence: statistics with the newest date of their data, by name."""
    _ = translator(lang)
    kept: dict[tuple[str, str], dict[str, str | None]] = {}
    for indicator in shown:
        if indicator.source is None:
            continue
        key = (producers.name(indicator.source.producer, lang), indicator.source.licence)
        names = kept.setdefault(key, {})
        statistics = local(indicator.source.statistics, lang)
        date = dates.get(indicator.id)
        names[statistics] = max(filter(None, (names.get(statistics), date)), default=None)
    return [
        {
            "p": producer,
            "l": licence,
            "t": "; ".join(
                f"{statistics} ({day(date, lang)})" if date else statistics
                for statistics, date in sorted(names.items())
            ),
        }
        for (producer, licence), names in sorted(kept.items())
    ]
