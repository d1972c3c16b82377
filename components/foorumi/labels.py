"""Every text that the forum's scripts show, in one language."""

from typing import Any

from components.i18n import translator
from components.mittari.labels import statuses


def pin_words(lang: str) -> dict[str, str]:
    """What assets/js/pins.js says on every view."""
    _ = translator(lang)
    return {
        "pinned": _("Pinned: {title}"),
        "again": _("This figure is pinned already, in this state."),
        "undo": _("Undo"),
        "undone": _("Undone."),
        "open": _("Open the forum"),
        "full": _("There is room for {n} pins. Remove one first."),
        "unsaved": _("The browser did not save the pins: copy the link before you close the page."),
        "broken": _("The saved pins could not be read. They were set aside; you begin with an empty list."),
    }


def exhibit_words(lang: str) -> dict[str, Any]:
    """What assets/js/exhibit says."""
    _ = translator(lang)
    return {
        "status": statuses(lang),
        "difference": _("Difference"),
        "source": _("Source"),
        "dated": _("data {date}"),
        "undated": _("date of data not recorded"),
        "table": _("Figures as a table"),
        "rest": _("… and {n} more rows"),
        "between": _("… {n} others between …"),
        "nothing": _("There are no figures to draw in this state."),
        "noMap": _("The map's borders did not load. The figures are in the table."),
        "areas": _("areas"),
        "map": {"zoomIn": _("Zoom in"), "zoomOut": _("Zoom out"), "reset": _("Whole country")},
    }


def _cards(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "title": _("Heading of the slide"),
        "note": _("Notes for the presenter"),
        "decision": _("What was concluded"),
        "who": _("By whom"),
        "when": _("When"),
        "log": _("Decision log"),
        "up": _("Move up: {title}"),
        "down": _("Move down: {title}"),
        "remove": _("Remove"),
        "removed": _("Removed: {title}"),
        "moved": _("{title} is now number {n} of {all}."),
        "live": _("Open the view"),
        "present": _("Show from here"),
        "drag": _("Drag to reorder"),
        "loading": _("The figure is loading …"),
        "failed": _("The figure did not come: {why}"),
        "kept": _("The pin is kept. Remove it, or open the view and pin the figure again."),
        "retry": _("Try again"),
        "offline": _("no connection to the server"),
        "pin": _("Pin {n}"),
    }


def _deck(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "one": _("1 pin"),
        "many": _("{n} pins"),
        "cleared": _("All pins were removed."),
        "copied": _("The link was copied. It is {n} characters long."),
        "link": _("Link to these pins"),
        "linkHelp": _(
            "Whoever opens it sees the same pins, headings and notes. The decision log stays in your browser."
        ),
        "noNotes": _("The notes were left out so that the link stays short."),
        "long": _("The link is {n} characters long: some e-mail programs cut it. Remove pins to shorten it."),
        "guest": _("These {n} pins came with a link. Your own pins are safe."),
        "guestNone": _("The pins of the link were opened and saved in this browser."),
        "badLink": _(
            "The link's pins could not be read: {why}. Your own pins are untouched. Ask for the link again."
        ),
        "whyVersion": _("the link was made by a newer version of this service"),
        "whyCut": _("the link is cut or changed on the way"),
        "whyLong": _("the link is too long"),
        "someLeft": _("{n} pins of the link could not be read and were left out."),
        "added": _("{n} pins were added: {title}"),
        "needArea": _("Choose an area first: write its name in the search above the packs."),
        "packArea": _("Chosen area: {area}. Choose a theme."),
        "noPackArea": _(
            "There are no packs for {area}. Choose a municipality or a wellbeing services county."
        ),
        "packLeft": _("{n} figures were left out: they have no data of this area."),
        "preparing": _("The file is being made …"),
        "made": _("The file was downloaded."),
        "notMade": _("The file was not made: {why}"),
        "noDecisions": _("The decision log is empty: write under a pin what was concluded."),
        "untitled": _("Untitled show"),
        "waiting": _("Figures are loading: {n} of {all}"),
        "print": _("Print or save as PDF"),
    }


def show_words(lang: str) -> dict[str, Any]:
    """What the full-screen show says; also in the file that works without a network."""
    return {"keys": _keys(lang), **_commands(lang), **_windows(lang)}


def _commands(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return {
        "show": _("Show"),
        "slide": _("Slide {n} of {all}"),
        "previous": _("Previous"),
        "next": _("Next"),
        "overview": _("Overview"),
        "black": _("Black screen"),
        "blackHelp": _("The screen is black. Press B to come back."),
        "notes": _("Presenter's window"),
        "theme": _("Light or dark"),
        "decide": _("Write a decision"),
        "area": _("Change area"),
        "period": _("Change year"),
        "help": _("Keys"),
        "close": _("Close"),
        "end": _("End the show"),
        "start": _("Start the show"),
        "changed": _("Changed for now: {what}"),
        "restore": _("Back to the pinned state"),
        "noChange": _("This figure has no other {what} to choose."),
        "noNetwork": _("Without a network only what was saved can be shown."),
        "areaWord": _("areas"),
        "periodWord": _("years"),
        "areaField": _("Area"),
        "periodField": _("Period"),
        "emphasised": _("Emphasised: {area}"),
    }


def _windows(lang: str) -> dict[str, str]:
    """Of panels over a slide, the presenter's window and the file."""
    _ = translator(lang)
    return {
        "qr": _("QR code of the live view"),
        "decision": _("What was concluded"),
        "who": _("By whom"),
        "when": _("When"),
        "save": _("Save"),
        "nextSlide": _("Next slide"),
        "last": _("Last slide"),
        "noNotes": _("No notes on this slide."),
        "clock": _("Clock"),
        "elapsed": _("Time from the start"),
        "blocked": _("The browser did not open the presenter's window. Allow pop-up windows for this page."),
        "waitShow": _("Waiting for the show. Start it in the other window."),
        "failed": _("The figure did not come: {why}"),
        "log": _("Decision log"),
        "logCsv": _("Download the decision log (CSV)"),
        "saved": _("Saved {date}, figures of {version}"),
    }


def _keys(lang: str) -> list[list[str]]:
    _ = translator(lang)
    return [
        ["→ ↓ PgDn", _("next slide")],
        ["← ↑ PgUp", _("previous slide")],
        ["Home, End", _("first and last slide")],
        ["O, Esc", _("overview; Esc again ends the show")],
        ["B", _("black screen")],
        ["N", _("presenter's window with notes and clock")],
        ["A, V", _("change area, change year; R comes back")],
        ["D", _("write a decision")],
        ["T", _("light or dark")],
        ["Tab", _("into the figure: arrow keys move there")],
        ["F", _("full screen")],
        ["?", _("this list")],
    ]


def log_words(lang: str) -> list[str]:
    """Columns of the decision log's file."""
    _ = translator(lang)
    return [_("Number"), _("Figure"), _("What was concluded"), _("By whom"), _("When"), _("Address")]


def browser_labels(lang: str) -> dict[str, Any]:
    """Every text of assets/js/foorumi; {names} in braces are filled there."""
    return {
        "exhibit": exhibit_words(lang),
        "card": _cards(lang),
        "deck": _deck(lang),
        "show": show_words(lang),
        "log": log_words(lang),
    }
