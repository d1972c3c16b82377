"""The shape of the code: short functions and files, a sentence at the top, public things explained."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("analysis", "bench", "components", "data", "etl", "exports", "pages", "server", "torture")
MODULES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if not {".envs", "peers"} & set(path.parts)
)
MOST_LINES_OF_FUNCTION = 40
MOST_LINES_OF_FILE = 300
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]


def _functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def _size(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    said = isinstance(first, ast.Expr) and ast.get_docstring(function) is not None
    words = (first.end_lineno or 0) - first.lineno + 1 if said else 0
    return (function.end_lineno or 0) - function.lineno + 1 - words


@pytest.fixture(scope="module", params=MODULES, ids=NAMES)
def module(request: pytest.FixtureRequest) -> tuple[str, ast.Module]:
    text = request.param.read_text(encoding="utf-8")
    return text, ast.parse(text)


def test_no_function_is_long(module: tuple[str, ast.Module]) -> None:
    sizes = {f.name: _size(f) for f in _functions(module[1])}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES_OF_FUNCTION} == {}


def test_no_file_is_long(module: tuple[str, ast.Module]) -> None:
    assert module[0].count("\n") <= MOST_LINES_OF_FILE


def test_a_module_says_what_it_is_for(module: tuple[str, ast.Module]) -> None:
    said = ast.get_docstring(module[1])
    assert said, "the module has no docstring"
    assert said.splitlines()[0].endswith((".", ";")), "the first line is not a sentence"


def test_public_things_are_explained(module: tuple[str, ast.Module]) -> None:
    public = [
        node.name
        for node in module[1].body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert public == []


def test_app_is_only_glue() -> None:
    assert (ROOT / "app.py").read_text(encoding="utf-8").count("\n") < 80


def test_half_of_the_functions_are_short() -> None:
    sizes = sorted(
        _size(f) for path in MODULES for f in _functions(ast.parse(path.read_text(encoding="utf-8")))
    )
    assert sizes[len(sizes) // 2] <= 15
