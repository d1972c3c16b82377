"""The product with no kept answers: each is made again, to show what keeping gains."""

from flask_caching.backends.nullcache import NullCache

from data.cache import answers
from server import ready

ready.keep = lambda *_: None

from app import app  # noqa: E402 — the server must see that nothing is kept

app.server.extensions["cache"][answers] = NullCache()
server = app.server
