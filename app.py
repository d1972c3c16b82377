"""Makes the web application: Dash and its pages on our server side."""

from server.errors import view_failed
from server.site import Site, register

app = Site(
    __name__,
    use_pages=True,
    suppress_callback_exceptions=True,
    include_pages_meta=False,
    serve_locally=True,
    assets_path_ignore=["vendor"],
    title="Tilannekuva",
    update_title="",
    on_error=view_failed,
)
register(app)
server = app.server
