"""How differences inside areas are measured, in words."""

from dash import html

from components.i18n import translator


def method(lang: str) -> html.Details:
    """The measures, their limits and the rules of judgement, folded away at the foot of the view."""
    _ = translator(lang)
    return html.Details(
        [html.Summary(_("How the differences are measured")), *(html.P(text) for text in lines(lang))],
        className="alueerot-method",
    )


def lines(lang: str) -> list[str]:
    """The method in paragraphs."""
    _ = translator(lang)
    return [
        _(
            "The spread is the standard deviation of the municipalities' figures, weighted by population, "
            "around their weighted mean: √(Σw(x − x̄)² / Σw). The population is of the figure's year, or of "
            "the nearest year that has one."
        ),
        _(
            "Areas are put in order by it, widest first, when at least three of their municipalities have "
            "a figure and 90 % of their people live in those. 'Times the middle one' divides it by the "
            "median of these areas."
        ),
        _(
            "'Average hides' marks an indicator whose figure for the whole area is in the middle third of "
            "the areas while its differences are among the widest third."
        ),
        _(
            "The ratio of the largest to the smallest and the Gini index are made only of indicators that "
            "are never below zero and are no indices; municipalities under 2,000 inhabitants are never the "
            "largest or the smallest."
        ),
        _(
            "Whether differences grow is tested from 2010 on with the Mann–Kendall test at 5 %, after the "
            "last break in the series, on at least five years. Absolute and relative differences may go "
            "opposite ways."
        ),
        _(
            "Better and worse are said only of indicators that have a direction, against the whole area's "
            "own figure. People are counted by municipality: not everybody in one is alike."
        ),
        _("Amounts, such as the number of inhabitants, are left out: they grow with the municipality."),
    ]
