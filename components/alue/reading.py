"""How a profile is read: what its marks, words and intervals mean, and by what rules."""

from dash import html
from dash.development.base_component import Component

from components.i18n import mark, translator

_LINES = (
    mark(
        "The line: smaller left, larger right, the whole country in the middle (the middle area where the "
        "country has no figure). Nine areas in ten fit between its ends; an arrow tells that the value lies "
        "beyond."
    ),
    mark(
        "Dot: own value. Grey band: middle half of the similar areas. Diamond: county. Blue end: the better "
        "quarter of all areas, orange end: the worse quarter, only where the indicator has a direction. "
        "The colour tells order, not grade."
    ),
    mark(
        "Standing: better or worse when the value lies outside the middle half of the similar areas (of "
        "all regions for a region) and the interval, where there is one, does not hold their median."
    ),
    mark(
        "Trend: Mann–Kendall test at 5 per cent and Theil–Sen slope on the figures from 2010 on, after the "
        "last break and with at least five points. About one mark in twenty can be chance."
    ),
    mark(
        "Interval: 95 % interval computed by us from the count and the population, Wilson's for a share and "
        "Poisson's for a rate. It shows random variation, not errors of the source."
    ),
    mark(
        "Marks: ≈ estimate, * preliminary, ᵇ budget. Amounts are not compared, because they grow with "
        "the area. Rank: 1 is the largest value."
    ),
)


def title(lang: str) -> str:
    """Heading of the section."""
    _ = translator(lang)
    return _("How to read the profile")


def lines(lang: str) -> list[Component]:
    """The heading and one item for each kind of mark."""
    _ = translator(lang)
    return [html.H2(title(lang)), html.Ul([html.Li(_(line)) for line in _LINES])]


def near(count: int, lang: str) -> str:
    """What the list of similar areas tells."""
    _ = translator(lang)
    return _(
        "The area is compared with these {n}. The number tells how far apart the two are in standard "
        "deviations; after it the features that part them most, the own value in brackets.",
        n=count,
    )


def weights(lang: str) -> str:
    """The features and weights of the general preset, as analysis.similar_presets has them."""
    _ = translator(lang)
    return _(
        "Weights: population 3, share 65 and over 2, and 1 each for share under 15, density, urban share, "
        "tertiary education, jobs in primary production, jobs in manufacturing and construction, Swedish "
        "speakers, household income and population change."
    )
