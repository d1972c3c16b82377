"""The exhibits of every view: each module has EXHIBITS, a name and a function for each figure of its view."""

from collections.abc import Mapping
from importlib import import_module

from exports.models import Exhibit, Make, NoExhibit

# Views whose figures can leave; each is a module of this package.
VIEWS: tuple[str, ...] = ("alue", "alueerot", "ennakointi", "mittari", "ryhmat", "tilannekuva", "vertaa")


def offered(view: str) -> Mapping[str, Make]:
    """Names and makers of a view's exhibits. Raises NoExhibit for a view without any."""
    if view not in VIEWS:
        raise NoExhibit(f"There is no view '{view[:40]}' with figures.", f"use one of {', '.join(VIEWS)}")
    found: Mapping[str, Make] = import_module(f"exports.exhibits.{view}").EXHIBITS
    return found


def card(view: str) -> str:
    """The figure that stands for a view in a link's card, '' when its module names none."""
    found: str = getattr(import_module(f"exports.exhibits.{view}"), "CARD", "")
    return found


def make(view: str, name: str, query: Mapping[str, str], lang: str) -> Exhibit:
    """One exhibit in the state that the query tells. Raises NoExhibit."""
    makers = offered(view)
    if name not in makers:
        raise NoExhibit(
            f"View '{view}' has no figure '{name[:40]}'.", f"use one of {', '.join(sorted(makers))}"
        )
    made = makers[name](query, lang)
    if not made.rows and made.kind != "text":
        raise NoExhibit(
            f"Figure '{name}' has no figures in this state.", "choose another period, area or indicator"
        )
    return made
