"""What is done to every answer: compression, cache headers, security headers, the language cookie."""

from flask import Flask, Response, request

from components.i18n import LANGS
from components.memory import LANG_COOKIE
from server.encoding import LEAST, pack, pack_once, wanted
from server.settings import ROOT, settings
from server.static import FOREVER

SUITES = "/_dash-component-suites/"
_YEAR = 31_536_000
_TEXT = (
    "text/", "application/json", "application/javascript", "application/problem+json", "application/geo+json",
    "image/svg+xml",
)  # fmt: skip


class Suites:
    """Dash's own scripts in memory, by address and encoding: compressed once in a process."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[bytes, str]] = {}

    def answer(self) -> Response | None:
        """The kept answer to this request, if there is one."""
        if not request.path.startswith(SUITES):
            return None
        encoding = wanted(request.headers.get("Accept-Encoding", ""))
        kept = self._kept.get((request.path, encoding))
        return _packed(Response(kept[0], content_type=kept[1]), encoding, FOREVER) if kept else None

    def keep(self, response: Response) -> Response:
        """Compresses and keeps an answer that Dash made."""
        if not request.path.startswith(SUITES) or response.status_code != 200 or is_packed(response):
            return response
        encoding = wanted(request.headers.get("Accept-Encoding", ""))
        response.direct_passthrough = False
        body = pack_once(response.get_data(), encoding)
        self._kept[(request.path, encoding)] = (body, response.content_type or "text/javascript")
        response.set_data(body)
        return _packed(response, encoding, FOREVER)


def is_packed(response: Response) -> bool:
    """Whether an answer has its final encoding already."""
    return "Content-Encoding" in response.headers or "Accept-Encoding" in response.headers.get("Vary", "")


def _packed(response: Response, encoding: str, kept: str = "") -> Response:
    if encoding:
        response.headers["Content-Encoding"] = encoding
    before = response.headers.get("Vary")
    response.headers["Vary"] = f"{before}, Accept-Encoding" if before else "Accept-Encoding"
    if kept:
        response.headers["Cache-Control"] = kept
    return response


def compress(response: Response) -> Response:
    """Compresses what is text and long enough, quickly."""
    kind = response.content_type or ""
    if is_packed(response) or response.direct_passthrough or not kind.startswith(_TEXT):
        return response
    encoding = wanted(request.headers.get("Accept-Encoding", ""))
    data = response.get_data()
    if not encoding or len(data) < LEAST:
        return response
    response.set_data(pack(data, encoding))
    return _packed(response, encoding)


def remember_language(response: Response) -> Response:
    """Keeps the language of the address for the next visit."""
    lang = request.args.get("lang", "")
    if lang in LANGS and (response.content_type or "").startswith("text/html"):
        response.set_cookie(LANG_COOKIE, lang, max_age=_YEAR, samesite="Lax", path="/")
    return response


def keep_to_oneself(response: Response) -> Response:
    """Pages and layouts hang on address, cookies and referrer: nobody on the way may keep them."""
    if request.path == "/_dash-layout" or (response.content_type or "").startswith("text/html"):
        response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


# What an answer that is not a page needs: a page policy on figures would be half of what is sent.
PLAIN_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


# Style elements that Dash's own scripts add, by hash (tests/browser/test_policy.py names new ones), and the
# empty one that Plotly fills rule by rule, which a policy does not mind.
STYLES = " ".join(
    f"'{line}'"
    for line in (
        *(ROOT / "server" / "csp_styles.txt").read_text().split(),
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    )
)


def security_headers(script_hashes: list[str]) -> dict[str, str]:
    """The headers of every page; scripts only from here and the named inline ones of Dash."""
    scripts = " ".join(["'self'", *script_hashes])
    policy = (
        f"default-src 'self'; script-src {scripts}; style-src-elem 'self' {STYLES}; "
        # Marks of charts and maps are placed by style attributes; they can load nothing from elsewhere.
        "style-src 'self'; style-src-attr 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; "
        f"frame-ancestors {settings().frame_ancestors}"
    )
    return PLAIN_HEADERS | {
        "Content-Security-Policy": policy,
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def register(server: Flask) -> None:
    """Puts the steps on the server; Flask runs what comes after an answer in reverse order."""
    suites = Suites()
    server.before_request(suites.answer)
    server.after_request(compress)
    server.after_request(suites.keep)
    server.after_request(remember_language)
    server.after_request(keep_to_oneself)
