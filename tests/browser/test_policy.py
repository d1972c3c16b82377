"""The page policy in a real browser: every view works under it; the page of the data interface is usable."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.store]
VIEWS = (
    "/",
    "/?alueet=KU285",
    "/alue/KU285",
    "/mittari/vaesto?alueet=KU285",
    "/vertaa?alueet=KU285,KU091",
    "/tiedot",
    "/ryhmat?alueet=KU285",
    "/alueerot?alueet=HVA10",
    "/ennakointi?alueet=KU285",
    "/foorumi",
    "/api",
)


def test_no_view_breaks_the_policy(new_page: Callable[..., Page]) -> None:
    """The console names what the policy refused; the fixture fails on any such line, this says which view."""
    page = new_page(1440, 900)
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "Content Security Policy" in m.text else None)
    for view in VIEWS:
        page.goto(view)
        page.wait_for_load_state("networkidle")
        assert refused == [], f"{view}: new hashes belong in server/csp_styles.txt"


def test_a_script_or_style_from_elsewhere_would_be_refused(new_page: Callable[..., Page], watch: Any) -> None:
    watch.expected.append("Content Security Policy")
    page = new_page(1440, 900)
    page.goto("/api")
    ran = page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.intruder = 1';
            document.head.append(script);
            const style = document.createElement('style');
            style.textContent = 'body { display: none }';
            document.head.append(style);
            return [window.intruder ?? null, getComputedStyle(document.body).display];
        }"""
    )
    assert ran[0] is None
    assert ran[1] != "none"


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_the_data_interface_is_told_in_every_language(
    new_page: Callable[..., Page], axe: Callable[[Page], None], lang: str
) -> None:
    page = new_page(390, 844)
    page.goto(f"/api?lang={lang}")
    page.locator(".api").wait_for()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for link in page.locator(".api a[href^='/api/']").all():
        assert page.request.get(link.get_attribute("href") or "").status == 200
    expect(page.locator("pre").first).to_contain_text("/api/v1/observations")


def test_the_footer_leads_to_the_data_interface(page: Page) -> None:
    page.goto("/tiedot")
    page.locator(".foot a[href='/api']").click()
    expect(page.locator("h1")).to_have_text("Datarajapinta")
