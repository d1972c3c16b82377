"""The view of differences inside areas in one state, gathered as the page gathers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from components import formats
from components.alueerot import detail as parts
from components.alueerot.facts import Look, Spread, rounded, without_rank
from components.alueerot.overview import Found
from components.alueerot.state import SHOWS, START, State, read
from components.i18n import translator
from components.url_state import SUBJECT, Reader
from data import queries
from data.catalog import load
from data.queries import hidden as store
from exports import build
from exports.exhibits import alueerot_facts as facts
from exports.models import NoExhibit


@dataclass(frozen=True)
class View:
    """What every figure of the view is made of. group and period are those shown."""

    area: facts.Area
    state: State
    lang: str
    about: build.About
    group: str
    period: str
    spread: Spread
    detail: parts.Detail
    look: Look
    query: Mapping[str, str]

    @property
    def title(self) -> str:
        """The indicator and, where it is not everybody, the group."""
        return self.look.title(self.about.id, self.group)

    @property
    def when(self) -> str:
        """The period in words."""
        return formats.period(self.period, self.lang)

    @cached_property
    def found(self) -> list[Found]:
        """Every indicator of the area in the order of the list."""
        return facts.every(self.area)

    def listed(self) -> list[Found]:
        """The indicators of the list in this state that have a place."""
        return [
            each
            for each in self.found
            if each.spread.rank is not None
            and self.state.theme in ("", self.look.indicator(each.spread).theme)
            and (self.state.show != SHOWS[1] or each.hides)
        ]

    @cached_property
    def _slice(self) -> queries.Slice:
        found = queries.slice_values(self.about.id, self.group, "kunta", self.period)
        assert found is not None  # a spread is made of it
        return found

    @cached_property
    def _place(self) -> dict[str, int]:
        return {code: i for i, code in enumerate(self._slice.codes)}

    def stored(self, code: str) -> float | None:
        """A municipality's figure as stored."""
        return self._slice.values[self._place[code]]

    def value(self, code: str) -> float | None:
        """A municipality's figure as shown, with one decimal more than on screen."""
        return self._slice.rounded[self._place[code]]

    def status(self, code: str) -> str:
        """Status of a municipality's figure."""
        return self._slice.statuses[self._place[code]] or "missing"

    @property
    def own(self) -> float | None:
        """The area's own figure as shown."""
        return rounded(self.spread.value, self.about.decimals + 1)

    def ordered(self) -> list[str]:
        """The area's municipalities, largest figure first, those without one last."""
        known = {code: value for code in self.area.members if (value := self.value(code)) is not None}
        rest = [code for code in self.area.members if code not in known]
        return [*sorted(known, key=lambda code: (-known[code], code)), *rest]

    def side(self, code: str) -> str:
        """On which side of the area's own figure a municipality is, judged only with a direction."""
        _ = translator(self.lang)
        value = self.value(code)
        if value is None or self.own is None:
            return ""
        if value == self.own:
            return _("same as the whole area")
        if self.about.direction == "none":
            return _("larger") if value > self.own else _("smaller")
        better = (value > self.own) == (self.about.direction == "higher")
        return _("better than the whole area") if better else _("worse than the whole area")

    def notes(self) -> tuple[str, ...]:
        """What a careful reader should know."""
        return tuple(parts.notes(self.detail, self.look))

    def without(self) -> dict[str, str]:
        """Areas of the level without a place: name → why."""
        held = {spread.area: spread for spread in self.detail.others}
        return {
            self.look.names.get(code, code): without_rank(held.get(code), members)
            for code, members in self.detail.members.items()
            if code not in held or held[code].rank is None
        }

    def address(self) -> str:
        """Path and query of the live view."""
        return build.view_address(f"/alueerot/{self.area.code}", self.query, self.lang)


def view(query: Mapping[str, str], lang: str) -> View:
    """The view that a query asks for; kohde is the area. Raises NoExhibit."""
    code = (query.get(SUBJECT) or START).upper()
    area = facts.area_of(code, lang)
    if area is None:
        raise NoExhibit(f"There is no area '{code[:40]}' with municipalities.", "name a county or a region")
    themes = tuple(load().themes)
    state = read(Reader(query), code, themes, store.spread_groups(), area.members)
    found = facts.chosen(area, state, lang) if len(area.members) > 1 else None
    if found is None:
        raise NoExhibit(
            f"{area.name} has no differences between municipalities to show.",
            "choose an area of more of them",
        )
    made = facts.detail(area, *found, lang)
    assert made.spread is not None
    indicator, group, period = found
    return View(
        area, state, lang, build.about(indicator, lang), group, period, made.spread, made,
        facts.look_of(area.level, lang), dict(query),
    )  # fmt: skip
