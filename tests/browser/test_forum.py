"""A presenter's journey: four views of Kymenlaakso pinned, shown by keyboard and taken along."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from tests.browser.conftest import Watch
from tests.browser.forum import FOUR, KYMENLAAKSO, deck, downloaded, pin, show, with_deck

pytestmark = [pytest.mark.browser, pytest.mark.store]

# Where the presenter pins: address, and the figure whose tools have the button.
PAGES = (
    (f"/mittari/tyollisyysaste?taso=hyvinvointialue&alueet={KYMENLAAKSO}", "mittari/kartta"),
    (f"/alue/{KYMENLAAKSO}", "alue/mittarit"),
    (f"/?alueet={KYMENLAAKSO}", "tilannekuva/sektorit"),
    (f"/ennakointi?taso=hyvinvointialue&alueet={KYMENLAAKSO}", "ennakointi/tarve"),
)


def _headline(page: Page) -> str:
    return page.locator(".show-stage .ex-title").inner_text()


def test_a_presenter_pins_shows_and_takes_along(
    page: Page, browser: Browser, watch: Watch, tmp_path: Path
) -> None:
    for n, (address, figure) in enumerate(PAGES, 1):
        page.goto(address)
        button = page.locator(f'.figure-tools[data-exhibit="{figure}"] [data-pin]').first
        expect(button).to_be_visible()  # what is below a lead sentence is hidden until it is there
        button.press("Enter")
        expect(page.locator('.views a[href^="/foorumi"]')).to_have_attribute("data-pins", str(n))
        expect(page.locator("#tk-toast")).to_contain_text("Kiinnitetty")
    page.locator("#tk-toast").get_by_role("link", name="Avaa foorumi").click()
    expect(page.locator(".pin .ex-source")).to_have_count(4)

    show(page)
    seen = [_headline(page)]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".show-stage .ex-title")).not_to_have_text(seen[-1])
        seen.append(_headline(page))
    assert len(set(seen)) == 4
    page.keyboard.press("Home")
    expect(page.locator(".show-stage .ex-title")).to_have_text(seen[0])
    page.keyboard.press("End")
    expect(page.locator(".show-stage .ex-title")).to_have_text(seen[3])
    page.keyboard.press("b")
    expect(page.locator(".show-black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".show-black")).to_be_hidden()
    page.keyboard.press("o")
    expect(page.locator(".show-thumb")).to_have_count(4)
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator(".show-stage .ex-title")).to_have_text(seen[0])
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".show")).to_have_count(0)

    slides = Presentation(str(downloaded(page, "pptx", tmp_path))).slides
    assert len(slides) >= 4
    told = " ".join(shape.text_frame.text for s in slides for shape in s.shapes if shape.has_text_frame)
    assert "Kymenlaakso" in told

    file = downloaded(page, "html", tmp_path)
    _plays_without_a_network(browser, watch, file, seen)


def _plays_without_a_network(browser: Browser, watch: Watch, file: Path, headlines: list[str]) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = context.new_page()
    watch.on(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.locator(".show-thumb")).to_have_count(4)
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.locator(".show-stage .ex-title")).to_have_text(headlines[0])
    option = page.locator('.show-stage .tk-map-svg [role="option"]').first
    option.focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".show-stage .tk-map-tip")).to_be_visible()
    page.keyboard.press("Escape")
    for headline in headlines[1:]:
        page.keyboard.press("PageDown")
        expect(page.locator(".show-stage .ex-title")).to_have_text(headline)
    assert page.locator(".show-stage .slide-qr").evaluate(
        "(img) => img.decode().then(() => img.naturalWidth)"
    )
    chart = page.locator(".show-stage .ex-svg")
    chart.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".show-stage .ex-tip")).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()


def test_pins_are_arranged_named_removed_and_brought_back(page: Page) -> None:
    with_deck(page, [pin(*each) for each in FOUR])
    page.locator(".pin").nth(1).get_by_role("button", name=re.compile("^Siirrä ylöspäin")).click()
    assert [p["view"] + p["name"] for p in deck(page)["pins"]][:2] == ["mittarikehitys", "mittarikartta"]
    first = page.locator(".pin").first
    first.get_by_label("Dian otsikko").fill("Väki vähenee")
    first.get_by_label("Esittäjän muistiinpanot").fill("Kysy syitä")
    page.wait_for_timeout(600)
    assert deck(page)["pins"][0]["title"] == "Väki vähenee"
    first.get_by_role("button", name=re.compile("^Poista")).click()
    expect(page.locator(".pin")).to_have_count(3)
    page.locator("#tk-toast").get_by_role("button", name="Kumoa").click()
    expect(page.locator(".pin")).to_have_count(4)
    assert deck(page)["pins"][0]["note"] == "Kysy syitä"
    _drag_up(page, 3)
    expect(page.locator(".pin").nth(2)).to_contain_text("Palvelutarpeen ryhmät")
    assert [p["view"] for p in deck(page)["pins"]][2:] == ["ennakointi", "alue"]
    page.get_by_role("button", name="Poista kaikki").click()
    expect(page.get_by_role("heading", name="Ei vielä kuvioita")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator(".pin")).to_have_count(4)


def _drag_up(page: Page, place: int) -> None:
    """Drags a pin by its grip onto the one before it, which ends right above."""
    grip = page.locator(".pin-grip").nth(place)
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 90, steps=8)
    page.mouse.up()


def test_twelve_pins_fit_in_a_short_link_that_opens_elsewhere(
    page: Page, new_page: Callable[..., Page]
) -> None:
    areas = ["HVA10", "HVA08", "HVA13"]
    twelve = [
        pin(view, name, query.replace(KYMENLAAKSO, area), title=f"Oma otsikko {n} {area}")
        for n, (view, name, query) in enumerate(FOUR)
        for area in areas
    ]
    with_deck(page, twelve)
    page.get_by_role("button", name="Kopioi linkki").click()
    link = page.get_by_label("Linkki näihin kuvioihin").input_value()
    assert len(link) < 2000
    other = new_page()
    other.goto(link)
    expect(other.locator(".pin")).to_have_count(12)
    assert [(p["view"], p["query"], p["title"]) for p in deck(other)["pins"]] == [
        (p["view"], p["query"], p["title"]) for p in twelve
    ]
    assert "#" not in other.url


def test_a_link_beside_own_pins_asks_first(page: Page) -> None:
    with_deck(page, [pin(*FOUR[0]), pin(*FOUR[1])])
    page.get_by_role("button", name="Kopioi linkki").click()
    link = page.get_by_label("Linkki näihin kuvioihin").input_value()
    with_deck(page, [pin(*FOUR[2])])
    page.goto("/")
    page.goto(link)
    expect(page.locator(".forum-guest")).to_contain_text("Omat kuviosi ovat tallessa")
    expect(page.locator(".pin")).to_have_count(2)
    assert len(deck(page)["pins"]) == 1
    page.get_by_role("button", name="Takaisin omiini").click()
    expect(page.locator(".pin")).to_have_count(1)
    page.goto("/")
    page.goto(link)
    page.get_by_role("button", name="Lisää nämä omiini").click()
    expect(page.locator(".pin")).to_have_count(3)


BAD = (
    ("1.AAAA", "katkennut"),
    ("1.%C3%A4%C3%A4", "katkennut"),
    ("9.AAAA", "uudemmalla"),
    ("0.W10", "katkennut"),
    ("0.eyJhIjoxfQ", "katkennut"),
    ("x" * 70000, "liian pitkä"),
    ("", ""),
)


@pytest.mark.parametrize(("text", "why"), BAD, ids=range(len(BAD)))
def test_a_broken_link_says_why_and_loses_nothing(page: Page, text: str, why: str) -> None:
    with_deck(page, [pin(*FOUR[0])])
    page.goto("about:blank")
    page.goto(f"/foorumi#k={text}")
    if why:
        expect(page.locator("#foorumi-notice")).to_contain_text(why)
    expect(page.locator(".pin")).to_have_count(1)
    assert deck(page)["pins"][0]["query"] == FOUR[0][2]


def test_hostile_pins_are_shown_as_text_or_left_out(page: Page, watch: Watch) -> None:
    watch.expected.append("404")  # the figure of an indicator that does not exist
    evil = "<img src=x onerror=document.body.dataset.evil=1>"
    good = pin(*FOUR[0], title=evil, note=evil, text=evil, who=evil)
    bad = {"view": "../" + evil, "name": "x", "query": ""}
    gone = pin("mittari", "kartta", f"kohde={evil}")
    page.goto("/foorumi")
    page.locator("#foorumi-packs button").first.wait_for()
    kept = json.dumps({"title": evil, "pins": [good, bad, gone, 7]})
    page.evaluate("(deck) => localStorage.setItem('tk_pins', deck)", kept)
    page.reload()
    expect(page.locator(".pin")).to_have_count(2)
    expect(page.locator(".pin .problem")).to_contain_text("Kiinnitys säilyy")
    page.locator(".pin .ex-source").first.wait_for()
    show(page)
    expect(page.locator(".show-stage .ex-title")).to_have_text(evil)
    assert page.evaluate("document.body.dataset.evil") is None


def test_saved_pins_that_cannot_be_read_are_put_aside(page: Page) -> None:
    page.goto("/foorumi")
    page.locator("#foorumi-packs button").first.wait_for()  # or this load would put them aside already
    page.evaluate("localStorage.setItem('tk_pins', '{broken')")
    page.reload()
    expect(page.locator("#tk-toast")).to_contain_text("siirrettiin sivuun")
    assert page.evaluate("localStorage.getItem('tk_pins_rikki')") == "{broken"
    expect(page.get_by_role("heading", name="Ei vielä kuvioita")).to_be_visible()


def test_a_pack_fills_the_show_for_a_chosen_area(page: Page) -> None:
    page.goto("/foorumi")
    page.locator("#foorumi-packs button").first.wait_for()
    page.get_by_role("button", name=re.compile("^Elinvoima")).click()
    expect(page.locator("#foorumi-area")).to_contain_text("Valitse ensin alue")
    page.locator("#foorumi-haku input").fill("Kouvol")
    page.locator("#foorumi-haku .search-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("#foorumi-area")).to_contain_text("Kouvola")
    page.get_by_role("button", name=re.compile("^Elinvoima")).click()
    expect(page.locator(".pin")).to_have_count(7)
    title = page.get_by_label("Esityksen nimi")
    expect(title).to_have_value("Elinvoima – Kouvola")
    title.focus()
    title.blur()
    expect(title).to_have_value("Elinvoima – Kouvola")
    assert all("KU286" in p["query"] and p["note"] for p in deck(page)["pins"])
