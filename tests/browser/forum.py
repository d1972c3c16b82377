"""Steps that tests of the forum share: a deck in the browser, the show and the file of it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

# Four figures of four pages for Kymenlaakso, and what pins of them hold.
KYMENLAAKSO = "HVA10"
FOUR = (
    ("mittari", "kartta", "kohde=tyollisyysaste&taso=hyvinvointialue&alueet=HVA10"),
    ("mittari", "kehitys", "kohde=vaesto&taso=hyvinvointialue&alueet=HVA10"),
    ("alue", "rakenne", "kohde=HVA10"),
    ("ennakointi", "tarve", "taso=hyvinvointialue&alueet=HVA10"),
)


def pin(view: str, name: str, query: str, **more: str) -> dict[str, str]:
    """A pin as assets/js/pins.js keeps it."""
    return {"view": view, "name": name, "query": query, **more}


def with_deck(page: Page, pins: list[dict[str, str]], title: str = "Kymenlaakso", lang: str = "fi") -> None:
    """Opens the forum with a deck that the browser has kept."""
    page.goto(f"/foorumi?lang={lang}")
    page.locator("#foorumi-packs button").first.wait_for()
    keep = "([title, pins]) => localStorage.setItem('tk_pins', JSON.stringify({v: 1, title, pins}))"
    page.evaluate(keep, [title, pins])
    page.reload()
    page.locator("#foorumi-packs button").first.wait_for()
    if pins:
        page.locator(".pin .ex-source").nth(len(pins) - 1).wait_for()


def show(page: Page) -> None:
    """Starts the show by the keyboard and waits for the first slide."""
    page.locator("#foorumi-start").focus()
    page.keyboard.press("Enter")
    page.locator(".show-stage .ex-source").wait_for()


def deck(page: Page) -> Any:
    """The deck that the browser keeps now."""
    return page.evaluate("JSON.parse(localStorage.getItem('tk_pins'))")


def downloaded(page: Page, kind: str, folder: Path) -> Path:
    """The file of one kind from the download menu."""
    page.locator("#foorumi-files > summary").click()
    with page.expect_download() as found:
        page.locator(f'[data-file="{kind}"]').click()
    target = folder / found.value.suggested_filename
    found.value.save_as(target)
    return target
