"""Population over years: what happened as a line, projections dashed from their boundary on, error bands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from components.figures.theme import Json, axis, layout, token


@dataclass(frozen=True)
class Course:
    """A projection: years and persons ascending, name at its end, colour token, year → (low, high)."""

    name: str
    years: tuple[str, ...]
    persons: tuple[float, ...]
    colour: str
    band: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def build(years: Sequence[str], persons: Sequence[float], courses: Sequence[Course], words: Json) -> Json:
    """The figure. years, persons: what happened. words: 'happened', 'boundary' and 'band' texts.

    Only years that follow one another are joined by a line: a projection with few years is dots.
    """
    data = [trace for course in courses for trace in _course(course, words)]
    data.append(_happened(years, persons, words["happened"]))
    last = years[-1] if years else ""
    start = min((course.years[0] for course in courses if course.years), default=last)
    ends = [year for course in courses for year in course.years[-1:]] + [last]
    return {
        "data": data,
        "layout": layout(
            xaxis=axis(showgrid=False, range=[int(min([*years[:1], start])), int(max(ends)) + 0.5], dtick=10),
            yaxis=axis(tickformat=",", nticks=6, rangemode="normal"),
            hovermode="x unified",
            margin={"l": 8, "r": 104, "t": 22, "b": 8},
            shapes=[_boundary(last)] if last else [],
            annotations=_names(courses) + ([_boundary_name(last, words["boundary"])] if last else []),
        ),
    }


def _happened(years: Sequence[str], persons: Sequence[float], name: str) -> Json:
    return {
        "type": "scatter",
        "x": [int(year) for year in years],
        "y": list(persons),
        "name": name,
        "mode": "lines",
        "line": {"color": token("ink"), "width": 2.5},
        "hovertemplate": "%{y:,.0f}",
        "legendrank": 1,  # read first by keyboard
    }


def _course(course: Course, words: Json) -> list[Json]:
    """A projection's dots and dashed line, over the band where there is one."""
    xs: list[int | None] = []
    ys: list[float | None] = []
    for year, number in zip(course.years, course.persons, strict=True):
        if xs and xs[-1] is not None and int(year) != xs[-1] + 1:
            xs.append(None)
            ys.append(None)
        xs.append(int(year))
        ys.append(number)
    gaps = None in xs
    line = {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "name": course.name,
        "mode": "lines+markers" if gaps or len(xs) < 3 else "lines",
        "line": {"color": token(course.colour), "width": 2, "dash": "dash"},
        "marker": {"size": 9, "symbol": "circle-open", "color": token(course.colour), "line": {"width": 2}},
        "hovertemplate": "%{y:,.0f}",
        "connectgaps": False,
        "cliponaxis": False,
    }
    return [*_band(course, words["band"]), line]


def _band(course: Course, name: str) -> list[Json]:
    years = sorted(course.band)
    if not years:
        return []
    if len(years) == 1:
        return [_whisker(course, years[0], name)]
    xs = [int(year) for year in years]
    low, high = [course.band[year][0] for year in years], [course.band[year][1] for year in years]
    return [
        {
            "type": "scatter",
            "x": [*xs, *reversed(xs)],
            "y": [*high, *reversed(low)],
            "mode": "lines",
            "name": name,
            "line": {"width": 0, "color": token(course.colour)},
            "fill": "toself",
            "fillcolor": token(f"{course.colour}-weak"),
            "hoverinfo": "skip",
        }
    ]


def _whisker(course: Course, year: str, name: str) -> Json:
    """One year's band is a thin upright line: there is no neighbour to draw an area to."""
    low, high = course.band[year]
    return {
        "type": "scatter",
        "x": [int(year), int(year)],
        "y": [low, high],
        "mode": "lines",
        "name": name,
        "line": {"width": 6, "color": token(f"{course.colour}-weak")},
        "hoverinfo": "skip",
    }


def _boundary(year: str) -> Json:
    return {
        "type": "line",
        "yref": "paper",
        "x0": int(year),
        "x1": int(year),
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": token("line-strong"), "width": 1, "dash": "dot"},
    }


def _boundary_name(year: str, text: str) -> Json:
    return {
        "x": int(year),
        "y": 1,
        "yref": "paper",
        "yshift": 12,
        "text": text,
        "showarrow": False,
        "xanchor": "center",
        "font": {"color": token("ink-soft"), "size": 12},
    }


def _names(courses: Sequence[Course]) -> list[Json]:
    """Each projection's name at its end; the one that ends higher stands higher."""
    drawn = sorted((course for course in courses if course.years), key=lambda course: course.persons[-1])
    made = []
    for place, course in enumerate(drawn):
        shift = 0 if len(drawn) == 1 else -9 if place == 0 else 9
        made.append(
            {
                "x": int(course.years[-1]),
                "y": course.persons[-1],
                "text": course.name,
                "showarrow": False,
                "xanchor": "left",
                "xshift": 8,
                "yshift": shift,
                "font": {"color": token(course.colour), "size": 12},
            }
        )
    return made
