"""The situation of one area as one object for the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.facts import Fact
from components.i18n import translator
from components.tilannekuva.board import Look, board
from components.tilannekuva.more import changes, gaps
from components.tilannekuva.rows import Row


def situation(
    level: str, rows: Sequence[Row], facts: Sequence[Fact], peers: Mapping[str, str], absent: int, look: Look
) -> dict[str, Any]:
    """board, changes, gaps, peers, and what the board's standing is made of.

    peers: code → name of similar areas, nearest first; absent: main indicators without figures at the level.
    """
    return {
        "board": board({row.indicator.id: row for row in rows}, look),
        "changes": changes(rows, facts, look),
        "gaps": gaps(rows, absent, look),
        "peers": [[code, name] for code, name in peers.items()],
        "note": _note(level, len(peers), look.lang),
    }


def _note(level: str, peers: int, lang: str) -> str:
    """How the board is read."""
    _ = translator(lang)
    if peers:
        among = _(
            "The comparison is to the median of {n} similar areas; “about the same” means "
            "within their middle half.",
            n=peers,
        )
    else:
        among = _(
            "The comparison is to the median of all areas of the level; “about the same” means "
            "their middle half."
        )
    tested = _("A direction is told only when a Mann–Kendall test passes at 5 % (years since 2010).")
    return f"{among} {tested} " + _("Better and worse are said only where the indicator has a direction.")
