"""A failed view is a page with words; other callbacks fail as they are."""

from types import SimpleNamespace

import pytest

from server import errors


def _at(monkeypatch: pytest.MonkeyPatch, outputs: object) -> None:
    monkeypatch.setattr(errors, "ctx", SimpleNamespace(outputs_list=outputs))


def test_a_failed_view_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    _at(monkeypatch, [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store"}])

    class NoStore(RuntimeError):
        remedy = "run make build"

    shown = str(errors.view_failed(NoStore("There is no store. Remedy: run make build."))[0])
    assert "run make build" in shown
    assert "secret" not in str(errors.view_failed(ValueError("secret"))[0])


@pytest.mark.parametrize("outputs", [{"id": "x"}, [{"id": "x"}], [], None])
def test_other_callbacks_fail_as_they_are(monkeypatch: pytest.MonkeyPatch, outputs: object) -> None:
    _at(monkeypatch, outputs)
    with pytest.raises(ZeroDivisionError):
        errors.view_failed(ZeroDivisionError())
