"""What the browser remembers between visits, from cookies: language, theme, own area, the guide put away."""

import re
from dataclasses import dataclass

from flask import has_request_context, request

from components.i18n import DEFAULT, LANGS, language

LANG_COOKIE = "tk_lang"
THEME_COOKIE = "tk_theme"
AREA_COOKIE = "tk_area"
GUIDE_COOKIE = "tk_guide"
THEMES = ("auto", "light", "dark")
_AREA = re.compile(r"(KU\d{3}|HVA\d{2}|MK\d{2}|SK\d{3}|TYA\d{2})")


@dataclass(frozen=True)
class Memory:
    """The remembered choices; area is '' when none is remembered."""

    lang: str = DEFAULT
    theme: str = "auto"
    area: str = ""
    guide: bool = True  # the first visit's guide is shown until it is put away


def remembered() -> Memory:
    """The choices of the request's browser; the defaults outside a request or with odd cookies."""
    if not has_request_context():
        return Memory()
    lang = request.cookies.get(LANG_COOKIE, "")
    theme = request.cookies.get(THEME_COOKIE, "")
    area = request.cookies.get(AREA_COOKIE, "")
    return Memory(
        lang if lang in LANGS else DEFAULT,
        theme if theme in THEMES else "auto",
        area if _AREA.fullmatch(area) else "",
        request.cookies.get(GUIDE_COOKIE, "") != "off",
    )


def page_language(wanted: object) -> str:
    """The language of a page: its query's `lang` first, then the remembered one, then Finnish."""
    return language(wanted) if wanted else remembered().lang
