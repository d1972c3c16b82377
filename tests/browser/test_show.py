"""The show: sizes, changes on a slide, decisions, the presenter's window, paper, accessibility."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forum import FOUR, deck, downloaded, pin, show, with_deck
from tests.browser.views import until

pytestmark = [pytest.mark.browser, pytest.mark.store]
PINS = [pin(*each, note=f"Muistiinpano {n}") for n, each in enumerate(FOUR)]
POINT = 96 / 72  # CSS pixels
LARGE, SMALL = 28 * POINT, 18 * POINT  # points on a screen of 1080 lines: everything, and the source line
PAGES = re.compile(rb"/Type\s*/Page\b")
# Sizes of all texts on the slide, source line and link apart; what is not seen is left out.
SIZES = """() => {
  const small = [], large = [];
  const stage = document.querySelector('.show-stage');
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const el = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || el.closest('.hidden, .ex-option, [hidden]')) continue;
    const style = getComputedStyle(el);
    if (style.visibility === 'hidden' || style.display === 'none') continue;
    const group = el.closest('.ex-source, .slide-foot') ? small : large;
    group.push([parseFloat(style.fontSize), walker.currentNode.textContent.trim().slice(0, 40)]);
  }
  return { small, large };
}"""


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_is_read_from_the_back_row(new_page: Callable[..., Page], dark: bool) -> None:
    page = new_page(1920, 1080, dark=dark)
    with_deck(page, PINS)
    show(page)
    for n in range(len(PINS)):
        expect(page.locator(".slide-number")).to_have_text(f"{n + 1} / {len(PINS)}")
        page.locator(".show-stage .ex-source").wait_for()
        sizes = page.evaluate(SIZES)
        assert sizes["large"] and min(sizes["large"])[0] >= LARGE - 0.1, min(sizes["large"])
        assert sizes["small"] and min(sizes["small"])[0] >= SMALL - 0.1, min(sizes["small"])
        assert page.locator(".show-stage .slide").evaluate("(s) => s.scrollHeight <= s.clientHeight + 1")
        expect(page.locator(".show-stage .ex-source")).to_contain_text(re.compile("Lähde: .*tieto"))
        page.keyboard.press("ArrowRight")


def test_area_and_year_change_on_the_slide_and_come_back(page: Page) -> None:
    with_deck(page, PINS)
    show(page)
    before = page.locator(".show-stage .ex-title").inner_text()
    assert "Kymenlaakso" in before
    page.keyboard.press("a")
    page.get_by_label("Alue", exact=True).fill("Pirkanmaa")
    page.keyboard.press("Enter")
    expect(page.locator(".show-stage .ex-title")).to_contain_text("Pirkanmaan")
    expect(page.locator(".show-changed")).to_contain_text("Pirkanmaan hyvinvointialue")
    page.keyboard.press("v")
    page.locator("#show-period").select_option("2015")
    expect(page.locator(".show-stage .ex-title")).to_contain_text("2015")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".show-changed")).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".show-stage .ex-title")).to_contain_text("2015")
    page.keyboard.press("r")
    expect(page.locator(".show-stage .ex-title")).to_have_text(before)
    assert deck(page)["pins"][0]["query"] == FOUR[0][2]


def test_decisions_are_written_on_a_slide_and_leave_as_a_file(page: Page, tmp_path: Path) -> None:
    with_deck(page, PINS)
    show(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide-number")).to_have_text("2 / 4")
    page.keyboard.press("d")
    panel = page.locator(".show-panel")
    panel.get_by_label("Mitä päätettiin").fill("=Sovittiin; jatketaan")
    panel.get_by_label("Kuka", exact=True).fill("Ohjausryhmä")
    panel.get_by_role("button", name="Tallenna").click()
    page.keyboard.press("o")
    page.keyboard.press("Escape")
    expect(page.locator(".show")).to_have_count(0)
    kept = deck(page)["pins"][1]
    assert kept["text"] == "=Sovittiin; jatketaan" and re.fullmatch(r"\d{4}-\d\d-\d\d", kept["when"])
    text = downloaded(page, "csv", tmp_path).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][0] == "2" and rows[1][2] == "'=Sovittiin; jatketaan" and rows[1][3] == "Ohjausryhmä"
    minutes = downloaded(page, "txt", tmp_path).read_text(encoding="utf-8")
    assert "Kuka: Ohjausryhmä" in minutes


def test_the_presenters_window_follows_and_leads(page: Page) -> None:
    with_deck(page, PINS)
    show(page)
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator(".speaker-notes")).to_contain_text("Muistiinpano 0")
    expect(notes.locator("[data-clock]")).to_have_text(re.compile(r"\d\d[.:]\d\d[.:]\d\d"))
    expect(notes.locator(".speaker-next .thumb .ex-title")).to_have_count(1)
    notes.get_by_role("button", name="Seuraava").click()
    expect(page.locator(".slide-number")).to_have_text("2 / 4")
    expect(notes.locator(".speaker-notes")).to_contain_text("Muistiinpano 1")
    notes.keyboard.press("b")
    expect(page.locator(".show-black")).to_be_visible()
    page.bring_to_front()
    page.keyboard.press("b")
    page.keyboard.press("End")
    expect(notes.locator(".speaker-next h2")).to_have_text("Viimeinen dia")
    notes.close()


def test_the_address_keeps_the_slide_and_back_ends_the_show(page: Page) -> None:
    with_deck(page, PINS)
    show(page)
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"#dia=2$"))
    page.go_back()
    expect(page.locator(".show")).to_have_count(0)
    page.goto("/foorumi#dia=3")
    page.reload()
    expect(page.locator(".slide-number")).to_have_text("3 / 4")


def test_pointing_lights_one_mark(page: Page) -> None:
    with_deck(page, PINS)
    show(page)
    page.keyboard.press("End")
    chart = page.locator(".show-stage .ex-svg")
    chart.wait_for()
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
    expect(chart).to_have_class(re.compile("laser"))
    assert chart.locator(".ex-mark.hot").count() == 1
    expect(page.locator(".show-stage .ex-tip")).to_be_visible()
    chart.focus()
    page.keyboard.press("End")
    active = chart.get_attribute("aria-activedescendant")
    assert active and page.locator(f"#{active}").text_content()


def test_the_show_prints_a_slide_on_a_page(page: Page, tmp_path: Path) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    with_deck(page, PINS)
    page.locator("#foorumi-files > summary").click()
    page.locator('[data-file="print"]').click()
    until(page, "window.printed")
    made = page.pdf(path=tmp_path / "show.pdf", prefer_css_page_size=True, print_background=True)
    assert len(PAGES.findall(made)) == len(PINS)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".show-print")).to_have_count(0)


@pytest.mark.parametrize(
    ("lang", "width", "height", "dark"),
    [("fi", 1440, 900, False), ("sv", 1920, 1080, True), ("en", 390, 844, False), ("fi", 390, 844, True)],
)
def test_nothing_for_axe_in_list_and_show(
    new_page: Callable[..., Page], axe: Callable[[Page], None], lang: str, width: int, height: int, dark: bool
) -> None:
    page = new_page(width, height, dark=dark)
    page.goto(f"/foorumi?lang={lang}")
    page.locator("#foorumi-packs button").first.wait_for()
    axe(page)
    with_deck(page, PINS, lang=lang)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    show(page)
    for n in range(len(PINS)):
        expect(page.locator(".slide-number")).to_have_text(f"{n + 1} / {len(PINS)}")
        axe(page)
        page.keyboard.press("ArrowRight")
    page.keyboard.press("o")
    expect(page.locator(".show-thumb .slide")).to_have_count(len(PINS))
    axe(page)
    page.keyboard.press("Enter")
    page.keyboard.press("?")
    axe(page)


def test_another_projection_and_year_can_be_shown_on_the_slide(page: Page) -> None:
    with_deck(page, PINS)
    show(page)
    page.keyboard.press("End")
    figure = page.locator(".show-stage .slide-figure")
    expect(figure).to_contain_text("2040")
    page.keyboard.press("v")
    choice = page.locator("#show-period")
    expect(choice.locator("optgroup")).to_have_count(2)
    choice.select_option("ennuste=2019&aika=2030")
    expect(figure).to_contain_text("Väestöennuste 2019")
    expect(figure).not_to_contain_text("2040")
    expect(page.locator(".show-changed")).to_contain_text("Väestöennuste 2019, 2030")
    page.keyboard.press("r")
    expect(figure).to_contain_text("2040")
