"""The page of a picture: title and words above, source below, and room for the figure between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from components.i18n import translator
from exports.models import Exhibit
from exports.picture.look import colour, library
from exports.readme import short_sources

MARGIN = 0.42  # inches around everything
LINE = 1.28  # a line of text is this many times as high as its letters


@dataclass(frozen=True)
class Size:
    """A picture's size in inches and dots; `whole`: with title, words and source around the figure."""

    width: float = 8.0
    height: float = 5.2
    dpi: int = 200
    whole: bool = True
    scale: float = 1.0  # of all letters


CARD = Size(6.0, 3.15, 200, scale=0.92)  # 1200 × 630, the size of link cards


class Page:
    """One picture being made. Places are inches from the top left corner."""

    def __init__(self, exhibit: Exhibit, size: Size) -> None:
        library()
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.exhibit, self.size = exhibit, size
        self._widths: dict[tuple[str, float, str], float] = {}
        self._faces: dict[tuple[float, str], Any] = {}
        self.figure: Any = Figure(figsize=(size.width, size.height), dpi=size.dpi, facecolor=colour("paper"))
        FigureCanvasAgg(self.figure)
        self.top = self.bottom = MARGIN if size.whole else 0.08
        self.side = MARGIN if size.whole else 0.1
        if size.whole:
            self._head()
            self._foot()

    @property
    def width(self) -> float:
        """Inches between the margins."""
        return self.size.width - 2 * self.side

    @property
    def room(self) -> float:
        """Inches of height left for the figure."""
        return self.size.height - self.top - self.bottom

    def points(self, size: float) -> float:
        """Letters of this size on this picture."""
        return size * self.size.scale

    def measured(self, text: str, size: float, weight: str = "normal") -> float:
        """Width of a text in inches."""
        key = (text, size, weight)
        if key not in self._widths:
            look = self._letters(size, weight)
            wide, _high, _deep = self.figure.canvas.get_renderer().get_text_width_height_descent(
                text, look, False
            )
            self._widths[key] = float(wide) / self.size.dpi
        return self._widths[key]

    def _letters(self, size: float, weight: str) -> Any:
        from matplotlib.font_manager import FontProperties

        if (size, weight) not in self._faces:
            family = library().rcParams["font.family"]
            self._faces[size, weight] = FontProperties(family=family, size=self.points(size), weight=weight)
        return self._faces[size, weight]

    def wrapped(self, text: str, size: float, width: float, most: int, weight: str = "normal") -> list[str]:
        """The text in at most `most` lines that fit the width; what is cut ends in '…'."""
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.measured(longer, size, weight) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) <= most:
            return lines
        return [*lines[: most - 1], self.cut(" ".join(lines[most - 1 :]), size, width, weight)]

    def cut(self, text: str, size: float, width: float, weight: str = "normal") -> str:
        """The text on one line, its end left out where it does not fit."""
        if self.measured(text, size, weight) <= width:
            return text
        low, high = 0, len(text)
        while low < high:  # the longest beginning that fits
            middle = (low + high + 1) // 2
            fits = self.measured(text[:middle] + "…", size, weight) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip(" ,.;–-") + "…"

    def write(self, x: float, y: float, text: str, size: float, **look: Any) -> None:
        """Text with its top left corner at (x, y) inches."""
        given = {"ha": "left", "va": "top", "color": colour("ink"), "parse_math": False} | look
        self.figure.text(
            x / self.size.width, 1 - y / self.size.height, text, fontsize=self.points(size), **given
        )

    def _lines(self, y: float, lines: list[str], size: float, **look: Any) -> float:
        step = self.points(size) / 72 * LINE
        for number, line in enumerate(lines):
            self.write(self.side, y + number * step, line, size, **look)
        return step * len(lines)

    def _head(self) -> None:
        exhibit, y = self.exhibit, MARGIN - 0.06
        titles = self.wrapped(exhibit.title, 17, self.width, 2, "bold")
        y += self._lines(y, titles, 17, weight="bold") + 0.02
        under = self.wrapped(exhibit.subtitle, 10.5, self.width, 1)
        y += self._lines(y, under, 10.5, color=colour("ink-soft")) + 0.05
        if exhibit.kind != "text" and self.size.height > 3.5:
            said = self.wrapped(exhibit.summary.replace("\n", " "), 10.5, self.width, 2)
            y += self._lines(y, said, 10.5) + 0.02
        self.top = y + 0.1

    def _foot(self) -> None:
        _ = translator(self.exhibit.lang)
        brand = "Tilannekuva"
        y = self.size.height - 0.3
        room = self.width - self.measured(brand, 9, "bold") - 0.3
        self.write(
            self.side, y, self.cut(short_sources(self.exhibit), 8.5, room), 8.5, color=colour("ink-soft")
        )
        self.write(
            self.size.width - self.side, y, brand, 9, ha="right", weight="bold", color=colour("action")
        )
        self.bottom = 0.42

    def note(self, text: str) -> None:
        """A line of small words right above the source."""
        if not text or not self.size.whole:
            return
        for line in reversed(self.wrapped(text, 8.5, self.width, 2)):
            self.bottom += self.points(8.5) / 72 * LINE
            self.write(self.side, self.size.height - self.bottom, line, 8.5, color=colour("ink-soft"))
        self.bottom += 0.06

    def axes(self, left: float = 0.0, right: float = 0.0, top: float = 0.0, bottom: float = 0.0) -> Any:
        """Axes in the room for the figure, inset by so many inches; without a frame."""
        wide, high = self.size.width, self.size.height
        x0, y0 = self.side + left, self.bottom + bottom
        found = self.figure.add_axes(
            (x0 / wide, y0 / high, max(0.2, wide - self.side - right - x0) / wide,
             max(0.2, high - self.top - top - y0) / high)
        )  # fmt: skip
        found.set_facecolor("none")
        for name in ("top", "right", "left", "bottom"):
            found.spines[name].set_visible(False)
        found.tick_params(length=0, labelsize=self.points(9), colors=colour("ink-soft"))
        return found
