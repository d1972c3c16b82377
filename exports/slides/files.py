"""A deck: one slide an exhibit, with its figure, words, source line and notes for the speaker."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from components.i18n import translator
from exports.models import Exhibit
from exports.picture.files import plain
from exports.readme import short_sources, source_line
from exports.slides import charts, tables
from exports.slides.master import (
    BRAND,
    FIGURE,
    FOOT,
    MAP_FIGURE,
    MAP_TITLE,
    MAP_UNDER,
    MAP_WORDS,
    TITLE,
    UNDER,
    WORDS,
    box,
    heading,
    presentation,
)

VOICES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


def write(exhibit: Exhibit) -> bytes:
    """A deck of one slide."""
    return deck([exhibit])


def deck(
    exhibits: Sequence[Exhibit], notes: Sequence[str] = (), titles: Sequence[str] = (), title: str = ""
) -> bytes:
    """A deck in the order given. notes, titles: the presenter's own for each slide, '' for none.

    Raises ValueError when there is nothing to show.
    """
    if not exhibits:
        raise ValueError("A deck needs at least one figure.")
    made = presentation()
    made.core_properties.title = title or exhibits[0].title
    made.core_properties.author = "Tilannekuva"
    made.core_properties.language = exhibits[0].lang
    for place, exhibit in enumerate(exhibits):
        own_title = titles[place] if place < len(titles) and titles[place] else exhibit.title
        _slide(made, exhibit, own_title, notes[place] if place < len(notes) else "")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _slide(made: Any, exhibit: Exhibit, title: str, note: str) -> None:
    slide = made.slides.add_slide(made.slide_layouts[0])
    size = 30 if len(title) < 60 else 24 if len(title) < 90 else 20
    tall = exhibit.kind == "map"
    heading(slide, MAP_TITLE if tall else TITLE, title, size)
    box(slide, MAP_UNDER if tall else UNDER, exhibit.subtitle, 16, token="ink-soft", name="subtitle")
    if exhibit.kind != "text":
        words = MAP_WORDS if tall else WORDS
        box(slide, words, exhibit.summary, 16 if tall or len(exhibit.summary) < 210 else 13, name="summary")
    left = _figure(slide, exhibit)
    _describe(slide, exhibit)
    source = " · ".join(part for part in (short_sources(exhibit), left) if part)
    box(slide, FOOT, source, 12, token="ink-soft", name="source")
    box(slide, BRAND, "Tilannekuva", 12, token="action", bold=True, right=True, name="brand")
    slide.notes_slide.notes_text_frame.text = speaker_notes(exhibit, note)
    for part in (slide, slide.notes_slide):
        _speak(part, exhibit.lang)


def _describe(slide: Any, exhibit: Exhibit) -> None:
    """Charts, tables and pictures carry the figure's sentence for those who do not see them."""
    for shape in slide.shapes:
        if shape.name == "figure" and not shape.has_text_frame:
            shape._element._nvXxPr.cNvPr.set("descr", f"{exhibit.title}. {exhibit.summary}")


def _speak(part: Any, lang: str) -> None:
    """Every text says its language: a screen reader in the office program reads it in that voice."""
    from pptx.oxml.ns import qn

    for run in part.element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", VOICES[lang])


def _figure(slide: Any, exhibit: Exhibit) -> str:
    if exhibit.kind in charts.NATIVE:
        return charts.NATIVE[exhibit.kind](slide, exhibit)
    if exhibit.kind == "table":
        return tables.table(slide, exhibit)
    if exhibit.kind == "text":
        return _words(slide, exhibit)
    return _picture(slide, exhibit)


def _words(slide: Any, exhibit: Exhibit) -> str:
    """Findings, one under another, as large as their number lets them be."""
    from pptx.util import Pt

    size = next(
        (size for most, size in ((400, 24), (750, 19), (1100, 16)) if len(exhibit.summary) < most), 14
    )
    place = (WORDS[0], WORDS[1] + 0.15, WORDS[2], FOOT[1] - WORDS[1] - 0.3)
    shape = box(slide, place, exhibit.summary, size, name="figure")
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = Pt(size / 2)
    return ""


def _picture(slide: Any, exhibit: Exhibit) -> str:
    from pptx.util import Inches

    left, top, width, high = MAP_FIGURE if exhibit.kind == "map" else FIGURE
    shape = slide.shapes.add_picture(
        io.BytesIO(plain(exhibit, width, high)), *(Inches(value) for value in (left, top, width, high))
    )
    shape.name = "figure"
    return ""


def speaker_notes(exhibit: Exhibit, note: str = "") -> str:
    """What the presenter reads: an own note, the words, definition, notes, sources, where the view is."""
    _ = translator(exhibit.lang)
    told: Mapping[str, str] = {
        _("Definition"): exhibit.definition,
        _("Note"): " ".join(exhibit.notes),
        _("Source"): "; ".join(source_line(source, exhibit.lang) for source in exhibit.sources),
        _("The same view"): exhibit.address,
        _("Store version"): exhibit.version,
    }
    lines = [note, exhibit.summary, *(f"{name}: {text}" for name, text in told.items() if text)]
    return "\n".join(line for line in lines if line)
