"""What the views ask of the store: the product's own functions with arguments not asked yet."""

import random
from collections.abc import Callable
from typing import Any

Question = tuple[Callable[..., Any], Callable[[], list[Any]]]
SERIES_AREAS = 10
LEVEL, LANG, PRESET = "kunta", "fi", "yleinen"


class Deck:
    """Draws arguments at random, from the indicators and areas of the served store."""

    def __init__(self, chance: random.Random) -> None:
        from data import queries
        from data.catalog import load

        self._chance, self._queries = chance, queries
        self._ids = sorted(queries.spans())
        known = queries.latest_periods(LEVEL)
        self._core = [one.id for one in load().tier("core") if one.id in known]
        self._areas = list(queries.codes(LEVEL))
        chance.shuffle(self._areas)
        self._asked: set[Any] = set()

    def area(self) -> list[Any]:
        """An area that no question has been about."""
        return [self._areas.pop()]

    def any_area(self) -> list[Any]:
        """Any area: for what keeps no answers by area."""
        return [self._chance.choice(self._queries.codes(LEVEL))]

    def slice(self) -> list[Any]:
        """Indicator, group, level and period of a map."""
        return self._new(lambda: (*self._series(), LEVEL), self._period)

    def lines(self) -> list[Any]:
        """Indicator, group and ten areas."""
        indicator, group = self._series()
        return [indicator, group, self._chance.sample(self._queries.codes(LEVEL), SERIES_AREAS)]

    def pair(self) -> list[Any]:
        """Two main indicators of all areas."""
        return self._new(lambda: (LANG, LEVEL, *self._chance.sample(self._core, 2)), lambda *_: ())

    def _series(self) -> tuple[str, str]:
        while True:
            indicator = self._chance.choice(self._ids)
            if groups := self._queries.coverage(indicator).get(LEVEL):
                return indicator, self._chance.choice(sorted(groups))

    def _period(self, indicator: str, group: str, level: str) -> tuple[str]:
        return (self._chance.choice(self._queries.coverage(indicator)[level][group]),)

    def _new(self, draw: Callable[[], tuple[Any, ...]], rest: Callable[..., tuple[Any, ...]]) -> list[Any]:
        while True:
            drawn = draw()
            found = (*drawn, *rest(*drawn))
            if found not in self._asked:
                self._asked.add(found)
                return list(found)


def questions(chance: random.Random) -> dict[str, Question]:
    """Each question as a function of the product and a maker of arguments that have not been asked yet."""
    from data import queries
    from exports import compared
    from exports.situation import known

    deck = Deck(chance)
    return {
        "Q1 map slice": (queries.slice_payload, deck.slice),
        "Q2 profile of an area": (queries.area_profile, deck.area),
        "Q3 ten series": (queries.series, deck.lines),
        "Q4 correlation of two indicators": (compared.pair, deck.pair),
        "Q5 nearest areas by all features": (nearest, deck.any_area),
        "Q6 largest change of an area": (largest_change, deck.area),
        # Not asked for each reader: once in a process for each store, and a whole view of several questions.
        "features of Q5, once for a store": (queries.features.__wrapped__, lambda: [LEVEL]),  # type: ignore[attr-defined]
        "first view of an area, findings and all": (known, deck.area),
    }


ONE_QUESTION = "Q"  # rows that a goal is set for begin with it


def nearest(code: str) -> Any:
    """Areas like one area, by the features that a process has read."""
    from components.vertaa.weights import Wanted, weights
    from exports import compared

    used = weights(PRESET)
    assert used is not None
    return compared.similar(LEVEL, code, Wanted(used[0], used[1], (), 10))


def largest_change(code: str) -> Any:
    """The indicator whose latest change is the largest beside its earlier ones, over all that an area has."""
    from data import queries

    changes = queries.latest_changes(code).items()
    sizes = ((abs(change.difference) / (change.deviation or 1.0), key) for key, change in changes)
    return max(sizes, default=None)
