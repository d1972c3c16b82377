"""Our own master: a 16:9 page with a title, a line under it, words, room for a figure, and a source line.

The library's blank presentation is kept as the vessel; its layouts are emptied and its theme's colours and
typeface replaced, so that a chart or text that a reader adds looks like the rest.
"""

from __future__ import annotations

import re
from typing import Any

from exports.picture.look import colour

WIDE, HIGH = 13.333, 7.5  # inches
SIDE = 0.6
TYPEFACE = "Calibri"  # on every office program, or replaced by its twin
# Places of the page in inches: left, top, width, height.
TITLE = (SIDE, 0.42, WIDE - 2 * SIDE, 0.72)
UNDER = (SIDE, 1.12, WIDE - 2 * SIDE, 0.4)
WORDS = (SIDE, 1.56, WIDE - 2 * SIDE, 0.78)
FIGURE = (SIDE, 2.42, WIDE - 2 * SIDE, 4.28)
# A map is tall: it stands on the right, and the texts to its left.
MAP_FIGURE = (6.2, 0.42, WIDE - SIDE - 6.2, 6.4)
MAP_TITLE = (SIDE, 0.42, 5.4, 1.5)
MAP_UNDER = (SIDE, 1.98, 5.4, 0.7)
MAP_WORDS = (SIDE, 2.8, 5.4, 3.6)
FOOT = (SIDE, 6.92, WIDE - 2 * SIDE - 1.8, 0.34)
BRAND = (WIDE - SIDE - 1.7, 6.92, 1.7, 0.34)

_THEME = {
    "dk1": "ink", "lt1": "raised", "dk2": "ink-soft", "lt2": "paper", "accent1": "area",
    "accent2": "comparator",
    "accent3": "action", "accent4": "context", "accent5": "worse", "accent6": "better", "hlink": "action",
    "folHlink": "ink-soft",
}  # fmt: skip


def presentation() -> Any:
    """An empty presentation with our page size, colours and typeface."""
    from pptx import Presentation
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.util import Inches

    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    _theme(made)
    titled = made.slide_layouts[5]
    for layout in [layout for layout in made.slide_layouts if layout is not titled]:
        made.slide_layouts.remove(layout)
    for holder in [*titled.placeholders, *made.slide_master.placeholders]:
        if holder.placeholder_format.type != PP_PLACEHOLDER.TITLE:
            holder._element.getparent().remove(holder._element)
        else:  # a heading in the outline, where screen readers and tables of contents look for it
            holder.left, holder.top, holder.width, holder.height = (Inches(value) for value in TITLE)
    _background(made.slide_master)
    return made


def _theme(made: Any) -> None:
    """Writes our colours and typeface into the master's theme part."""
    part = next(
        rel.target_part for rel in made.slide_master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    text = part.blob.decode("utf-8")
    for name, token in _THEME.items():
        replaced = f'<a:{name}><a:srgbClr val="{colour(token)[1:].upper()}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", replaced, text, count=1, flags=re.DOTALL)
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{TYPEFACE}", text)
    part._blob = text.encode("utf-8")


def _background(master: Any) -> None:
    from pptx.dml.color import RGBColor

    fill = master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour("paper")[1:].upper())


def rgb(token: str) -> Any:
    """A token's colour (or a plain '#rrggbb') as the slides' library knows it."""
    from pptx.dml.color import RGBColor

    text = token if token.startswith("#") else colour(token)
    return RGBColor.from_string(text[1:].upper())


def box(slide: Any, place: tuple[float, float, float, float], text: str, size: float, **look: Any) -> Any:
    """A text box of the page; look: bold, token (colour), right (aligned so), name (of the shape)."""
    from pptx.util import Inches

    shape = slide.shapes.add_textbox(*(Inches(value) for value in place))
    shape.name = look.get("name", "text")
    _fill(shape.text_frame, text, size, look)
    return shape


def heading(slide: Any, place: tuple[float, float, float, float], text: str, size: float) -> None:
    """The slide's title, in the layout's own place for it."""
    from pptx.util import Inches

    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in place)
    _fill(shape.text_frame, text, size, {"bold": True, "low": True})


def _fill(frame: Any, text: str, size: float, look: dict[str, Any]) -> None:
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if look.get("low") else MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, part in enumerate(text.split("\n")):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT if look.get("right") else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = part
        run.font.size, run.font.bold, run.font.name = Pt(size), bool(look.get("bold")), TYPEFACE
        run.font.color.rgb = rgb(look.get("token", "ink"))
