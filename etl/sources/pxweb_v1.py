"""PxWeb API v1 over HTTP: the only module to change when the service moves to another version."""

from __future__ import annotations

from urllib.parse import quote

from etl.sources.errors import BadRequest, Refused, TooMuchData
from etl.sources.http import Answer, HttpClient
from etl.sources.lanes import Lane
from etl.sources.pxweb import MOST_CALLS, WINDOW
from etl.sources.pxweb_select import Query, Selection, cells


class PxWebV1:
    """Asks version 1. Tables are named 'StatFin/vaerak/11re.px', folders 'StatFin/vaerak'."""

    def __init__(self, client: HttpClient, language: str = "fi", lane: Lane | None = None) -> None:
        settings = client.settings
        self._client, self._base = client, f"{settings.pxweb_base}/{language}/"
        self.lane = lane or Lane("pxweb", 1, settings.pxweb_pause, MOST_CALLS, WINDOW, client.stop)

    def limits(self) -> Answer:
        """Return the service's limits."""
        return self._client.get(self.lane, f"{self._base}?config")

    def listing(self, folder: str) -> Answer:
        """Return a folder's tables with the time of their last update."""
        return self._client.get(self.lane, self.url(folder.strip("/") + "/"))

    def metadata(self, table: str) -> Answer:
        """Return a table's variables. Raises BadRequest for a name the service does not know."""
        return self._client.get(self.lane, self.url(table))

    def data(self, table: str, query: Query) -> Answer:
        """Return figures in json-stat2. Raises TooMuchData when the service refuses the size."""
        try:
            return self._client.post(self.lane, self.url(table), body(query))
        except Refused as error:
            size = f"{cells(query):,} cells were refused"
            raise TooMuchData(size, table, "the limit may be lower now; see ?config") from error
        except BadRequest as error:
            remedy = "compare the codes with the table's metadata; both changed on 8 June 2026"
            raise BadRequest(error.what, error.where, remedy) from error

    def url(self, path: str) -> str:
        """Return the address of a table or folder."""
        return self._base + quote(path)


def body(query: Query) -> dict[str, object]:
    """Return the JSON of a query; values are always lists of texts."""
    return {"query": [_selection(s) for s in query], "response": {"format": "json-stat2"}}


def _selection(selection: Selection) -> dict[str, object]:
    values = selection.expression or selection.values
    chosen = {"filter": selection.filter if selection.expression else "item", "values": list(values)}
    return {"code": selection.code, "selection": chosen}
