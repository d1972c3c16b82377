"""Every view in a state with data: what tests over all views go through."""

from playwright.sync_api import Page

# The key is the page's module; a page without a line here fails test_axe.py.
STATES: dict[str, tuple[str, ...]] = {
    "tilannekuva": ("/", "/?alueet=KU285&teema=talous"),
    "alue": ("/alue", "/alue/KU285"),
    "mittari": ("/mittari/tyottomyysaste_vuosi?alueet=KU285",),
    "vertaa": (
        "/vertaa?alueet=KU285,KU091,KU441&teema=vaesto",
        "/vertaa?alueet=KU285,KU091&nakyma=sarjat",
        "/vertaa?alueet=KU285&nakyma=samat",
    ),
    "ryhmat": ("/ryhmat?alueet=KU285", "/ryhmat?nayta=tarve&alueet=HVA15&vaestoryhma=ikaantyneet"),
    "alueerot": ("/alueerot", "/alueerot/HVA15"),
    "ennakointi": ("/ennakointi?alueet=KU285",),
    "foorumi": ("/foorumi",),
    "tiedot": ("/tiedot", "/tiedot?nayta=muutokset"),
    "api": ("/api",),
    "saavutettavuus": ("/saavutettavuus",),
    "tyylit": ("/tyylit",),
}
PATHS = tuple(path for paths in STATES.values() for path in paths)
FIRST = tuple(paths[-1] for paths in STATES.values())

# Observers of size answer within a frame; what they draw is there in the next.
DRAWN = """() => new Promise((done) => {
  const frame = (left) => (left ? requestAnimationFrame(() => frame(left - 1)) : setTimeout(done, 50));
  frame(3);
})"""


def until(page: Page, script: str, given: object = None) -> None:
    """Waits for a condition. The page's policy forbids what wait_for_function does when it has to wait."""
    for _ in range(300):
        if page.evaluate(script, given):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {script}")


def with_language(path: str, lang: str) -> str:
    """The address in one language."""
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"


def open_view(page: Page, path: str) -> None:
    """Opens a view and waits until it has its figures: nothing is asked for and nothing says it is busy."""
    page.goto(path)
    page.wait_for_selector("main[data-title] h1")
    page.wait_for_load_state("networkidle")
    until(page, "!document.querySelector('[data-map=wait]')")


def narrow(page: Page, width: int) -> None:
    """Gives the window a width, and the charts the time to be drawn for it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(DRAWN)
