"""What a new process asks itself for exists: a warm-up that only gets refusals would warm nothing."""

from typing import Any

import dash
import pytest
from dash import Dash

from server import warm
from server.routes import match

pytestmark = pytest.mark.store


class Client:
    """Asks as the warm-up does, and keeps each address with the status of its answer."""

    def __init__(self, client: Any) -> None:
        self.application, self._client = client.application, client
        self.asked: list[tuple[str, int]] = []

    def get(self, address: str, **more: Any) -> Any:
        answer = self._client.get(address, **more)
        self.asked.append((address, answer.status_code))
        return answer


@pytest.mark.parametrize(("path", "query"), warm._ONCE)
def test_views_have_the_answers_they_are_warmed_with(
    app: Dash, client: Any, path: str, query: dict[str, str]
) -> None:
    asked = Client(client)
    warm._ask(asked, path, {**query, "lang": "fi"})
    assert asked.asked and all(status == 200 for _address, status in asked.asked), asked.asked


@pytest.mark.parametrize("address", warm._CLICKS)
def test_first_clicks_are_answered(app: Dash, client: Any, address: str) -> None:
    asked = Client(client)
    warm._get(asked, address.format(version=warm.queries.current_version()))
    assert [status for _address, status in asked.asked] == [200]


def test_every_view_that_asks_for_data_is_warmed() -> None:
    """A view added later must be given an example too."""
    examples = [*warm._EXAMPLES, *(path for path, _query in warm._ONCE)]
    for page in dash.page_registry.values():
        if callable(page.get("preload")) and page["path"] != "/foorumi":
            assert any(match(page, path) is not None for path in examples), page["path"]
