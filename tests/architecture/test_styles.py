"""Style sheets stay cheap: a rule that looks into the page with :has() names what it is for."""

import re
from pathlib import Path

STYLES = sorted((Path(__file__).parents[2] / "assets" / "css").glob("*.css"))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"([^{};]+)\{")


def costly(text: str) -> list[str]:
    """Selectors with both :has() and `*`.

    A change anywhere in the element that :has() looks into makes Chromium compute the style of all of it.
    """
    found = [" ".join(one.split()) for one in _SELECTOR.findall(_COMMENT.sub("", text))]
    return [one for one in found if ":has(" in one and "*" in one]


def test_no_rule_makes_every_change_touch_the_whole_page() -> None:
    assert STYLES
    assert {path.name: found for path in STYLES if (found := costly(path.read_text("utf-8")))} == {}


def test_such_a_rule_is_found() -> None:
    text = (
        "/* * */ .a:has(.b) .c { x: y; } @media print { .page:has(.d:empty) :is(main > *, .foot) { a: b } }"
    )
    assert costly(text) == [".page:has(.d:empty) :is(main > *, .foot)"]
