"""The words that go with figures: what they are, where they come from, what each column holds."""

from components.formats import day
from components.i18n import translator
from components.mittari.labels import statuses
from exports.cells import heading
from exports.models import Exhibit, Source

LICENCE_OF_TEXTS = "CC BY 4.0"


def facts(exhibit: Exhibit) -> list[tuple[str, str]]:
    """What is known of an exhibit, as (name, text) in its language, without the columns."""
    _ = translator(exhibit.lang)
    found = [
        (_("Title"), exhibit.title),
        (_("What it shows"), exhibit.subtitle),
        (_("In words"), exhibit.summary),
        (_("Definition"), exhibit.definition),
        *[(_("Note"), note) for note in exhibit.notes],
        *[(_("Source"), source_line(source, exhibit.lang)) for source in exhibit.sources],
        *[(_("Address of the source"), source.address) for source in exhibit.sources if source.address],
        (_("The same view"), exhibit.address),
        (_("Store version"), exhibit.version),
    ]
    return [(name, text) for name, text in found if text]


def columns(exhibit: Exhibit) -> list[tuple[str, str, str, str]]:
    """(id, name, unit, description) of each column."""
    return [(column.id, heading(column), column.unit, column.description) for column in exhibit.columns]


def source_line(source: Source, lang: str) -> str:
    """A source in one line: producer, statistics, licence, date of data or that none is recorded."""
    _ = translator(lang)
    dated = (
        _("data {date}", date=day(source.data_date, lang))
        if source.data_date
        else _("date of data not recorded")
    )
    parts = [source.producer, source.statistics, dated, source.licence]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def short_sources(exhibit: Exhibit, most: int = 3) -> str:
    """The sources as one line under a picture: producers with their newest date, at most `most` of them."""
    _ = translator(exhibit.lang)
    newest: dict[str, str] = {}
    for source in exhibit.sources:
        newest[source.producer] = max(newest.get(source.producer, ""), source.data_date)
    named = [f"{who} {day(date, exhibit.lang)}" if date else who for who, date in newest.items()]
    more = [_.plural("and 1 other", "and {n} others", len(named) - most)] if len(named) > most else []
    return _("Source: {names}", names=", ".join([*named[:most], *more])) if named else ""


def readme(exhibit: Exhibit) -> str:
    """The description of a data file as plain text."""
    _ = translator(exhibit.lang)
    lines = [f"{name}: {text}" for name, text in facts(exhibit)]
    lines += ["", _("Columns"), *_column_lines(exhibit)]
    lines += ["", _("An empty cell means that there is no figure; the column of status says why."), ""]
    lines += [_("Statuses of figures: {names}.", names=", ".join(statuses(exhibit.lang).values()))]
    return "\r\n".join([*lines, ""])


def _column_lines(exhibit: Exhibit) -> list[str]:
    return [
        f"- {name}" + (f": {description}" if description else "") + f" [{id_}]"
        for id_, name, _unit, description in columns(exhibit)
    ]
