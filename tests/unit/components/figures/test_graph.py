"""Every plotly graph has the list box that gives its points to the keyboard."""

from pathlib import Path

from components.figures.graph import graph

ROOT = Path(__file__).parents[4]


def test_the_list_box_has_a_name_and_a_hint() -> None:
    _picture, points, hint = graph("kuvio", "sv", "graph-mid", "otsikko").children
    facts = points.to_plotly_json()["props"]
    assert (facts["role"], facts["tabIndex"], facts["aria-labelledby"]) == ("listbox", "0", "otsikko")
    assert facts["aria-describedby"] == hint.id
    assert "Vänster" in hint.children


def test_no_page_makes_a_graph_without_it() -> None:
    files = [path for folder in ("components", "pages") for path in (ROOT / folder).rglob("*.py")]
    makers = [path.relative_to(ROOT).as_posix() for path in files if "dcc.Graph(" in path.read_text("utf-8")]
    assert makers == ["components/figures/graph.py"]
