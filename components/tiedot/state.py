"""The data view's state, read from an address."""

from dataclasses import dataclass

from components.url_state import FIND, SCOPE, SHOW, SOURCE, THEME, Reader, to_query

PARTS = ("mittarit", "lahteet", "alueet", "muutokset", "puutteet")
TIERS = ("core", "extra", "live", "kaikki")
DEFAULTS = {SHOW: PARTS[0], SCOPE: TIERS[0]}
MOST_LETTERS = 60


@dataclass(frozen=True)
class State:
    """What is shown: a part of the view, and for the catalogue a search, theme, scope and source."""

    part: str = PARTS[0]
    find: str = ""
    theme: str = ""
    tier: str = TIERS[0]
    source: str = ""

    def query(self, **changed: str) -> dict[str, str]:
        """The address's parameters, some of them changed; defaults left out."""
        values = {SHOW: self.part, FIND: self.find, THEME: self.theme, SCOPE: self.tier, SOURCE: self.source}
        values |= changed
        return {name: value for name, value in values.items() if value and value != DEFAULTS.get(name)}

    def address(self, **changed: str) -> str:
        """The address of this state, some of it changed."""
        return "/tiedot" + to_query(self.query(**changed))


def read(reader: Reader, themes: tuple[str, ...], sources: tuple[str, ...]) -> State:
    """The nearest valid state; what could not be followed is in reader.notices."""
    return State(
        part=reader.choice(SHOW, PARTS, PARTS[0]),
        find=reader.text(FIND)[:MOST_LETTERS],
        theme=reader.choice(THEME, themes, ""),
        tier=reader.choice(SCOPE, TIERS, TIERS[0]),
        source=reader.choice(SOURCE, sources, ""),
    )
