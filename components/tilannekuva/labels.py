"""Texts of the first view that the browser puts around the figures, in one language."""

from __future__ import annotations

from typing import Any

from components.i18n import translator


def browser_labels(lang: str) -> dict[str, Any]:
    """Every text of assets/js/tilannekuva, by its name there."""
    _ = translator(lang)
    return {
        "locator": _("{area} on the map of Finland"),
        "show": _("Show on the map"),
        "why": _("Why this?"),
        "pin": _("Pin"),
        "better": _("better"),
        "worse": _("worse"),
        "betterWay": _("in the better direction"),
        "worseWay": _("in the worse direction"),
        "peers": _("Compared with"),
        "comparePeers": _("Compare them all"),
        "seekPeers": _("Seek with other weights"),
        "standing": _("Compared:"),
        "direction": _("Direction:"),
        "columns": [_("Course"), _("Against similar"), _("Direction")],
        "columnsLevel": [_("Course"), _("Against others"), _("Direction")],
        "noChanges": _(
            "No recent figure changed more than in any earlier year. A change is told when it is larger than "
            "all of at least five before it."
        ),
        "changesNote": _("Recent figures whose latest change is larger than any earlier one."),
        "failed": _("The figures could not be fetched. Check the connection and try again."),
        "retry": _("Try again"),
        "updated": _("The figures have been updated since the page was opened."),
        "reload": _("Reload the page"),
        "mine": _("{area} is now your own area."),
        "weighted": _("Findings chosen again."),
    }
