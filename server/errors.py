"""A view that fails says so in words, with what to do, instead of an empty page."""

import logging
from typing import Any

from dash import ctx, html

from components.i18n import translator
from components.memory import page_language
from components.notices import problem
from components.shell import StoreFacts, link, page

ROUTER = "_pages_content"
log = logging.getLogger(__name__)


def view_failed(error: Exception) -> Any:
    """Dash's on_error: a page of ours when a view's layout failed; other callbacks fail as they are."""
    outputs = ctx.outputs_list
    first = outputs[0] if isinstance(outputs, list) and outputs else {}
    if not isinstance(first, dict) or first.get("id") != ROUTER:
        raise error
    log.error("A view failed", exc_info=error)
    return [_words(error), {"title": "Tilannekuva"}]


def _words(error: Exception) -> Any:
    lang = page_language(None)
    _ = translator(lang)
    # An error of our own names the thing and the remedy; of any other only the log tells more.
    what = str(error) if hasattr(error, "remedy") else _("Something unexpected happened; it has been logged.")
    remedy = _("Try again in a moment. If it does not help, start from the first page.")
    home = html.P(html.A(_("Go to the first page"), href=link("/", lang), className="button"))
    parts = [
        html.H1(_("This view cannot be shown just now")),
        problem(_("What happened"), what, remedy),
        home,
    ]
    return page(lang, "", _("Error"), parts, facts=StoreFacts("–"), main_class="plain")
