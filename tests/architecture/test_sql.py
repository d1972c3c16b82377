"""SQL is written in the code and values are bound: no text from outside becomes part of a statement."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CALLS = {"execute", "executemany", "sql", "query", "rows", "dicts", "pieces", "_run"}
# What a visitor can reach: there a statement may be put together of constants of the module alone.
READING = sorted(
    path
    for folder in ("data", "server", "exports", "components", "pages", "analysis")
    for path in (ROOT / folder).rglob("*.py")
)
# Loading puts names of tables, columns and files into statements; each name comes from the code itself.
LOADING = {
    "etl/chunks.py",
    "etl/definitions.py",
    "etl/embed/inputs.py",
    "etl/embed/pipeline.py",
    "etl/fetch/bulk.py",
    "etl/fetch/narrow.py",
    "etl/inputs.py",
    "etl/live/overlay.py",
    "etl/live/revisions.py",
    "etl/opened.py",
    "etl/stages/end.py",
    "etl/publish_lake.py",
    "etl/rows.py",
    "etl/sql/__init__.py",
}


def made_of(node: ast.AST, constants: set[str]) -> list[str]:
    """What in an expression is not constant: names, calls and formatted values that are no constant."""
    if isinstance(node, ast.Constant):
        return []
    if isinstance(node, ast.Name):
        return [] if node.id in constants else [node.id]
    if isinstance(node, ast.JoinedStr):
        return [name for part in node.values for name in made_of(part, constants)]
    if isinstance(node, ast.FormattedValue):
        return made_of(node.value, constants)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return made_of(node.left, constants)  # a mark for each value: '?' * len(values)
    if isinstance(node, ast.BinOp):
        return made_of(node.left, constants) + made_of(node.right, constants)
    if isinstance(node, ast.IfExp):
        return made_of(node.body, constants) + made_of(node.orelse, constants)
    if isinstance(node, ast.Subscript):
        return made_of(node.value, constants)  # one of a constant's own texts
    if isinstance(node, (ast.List, ast.Tuple)):
        return [name for part in node.elts for name in made_of(part, constants)]
    if isinstance(node, ast.Starred):
        return made_of(node.value, constants)
    if isinstance(node, ast.GeneratorExp):
        return made_of(node.elt, constants)
    joined = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join"
    if joined:
        return [name for part in [node.func.value, *node.args] for name in made_of(part, constants)]
    return [ast.unparse(node)]


def constants_of(tree: ast.Module) -> set[str]:
    """Names in capitals that a module sets or takes from another module of ours."""
    names = {
        target.id
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    names |= {a.asname or a.name for n in tree.body if isinstance(n, ast.ImportFrom) for a in n.names}
    return {name for name in names if re.fullmatch(r"_?[A-Z][A-Z0-9_]*", name)}


def statements(path: Path) -> list[tuple[int, list[str]]]:
    """(line, what is not constant) of each statement of a module that is not constant throughout."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants, found = constants_of(tree), []
    for function in [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]:
        local = dict(_assigned(function))
        for call in [n for n in ast.walk(function) if isinstance(n, ast.Call)]:
            if _name(call) not in CALLS or not call.args:
                continue
            text = call.args[0]
            if isinstance(text, ast.Name) and text.id in local:
                text = local[text.id]
            known = constants | {name for name in local if not _loose_list(function, name, local, constants)}
            if loose := made_of(text, known):
                found.append((call.lineno, loose))
    return found


def _name(call: ast.Call) -> str:
    """The function's name; `rows` counts where it asks the store (db, held), not where it makes a table."""
    if not isinstance(call.func, ast.Attribute):
        return getattr(call.func, "id", "")
    owner = call.func.value
    asks = isinstance(owner, ast.Name) and owner.id in ("db", "held", "self")
    return call.func.attr if call.func.attr != "rows" or asks else ""


def _assigned(function: ast.AST) -> list[tuple[str, ast.AST]]:
    """What each name of a function is given, pairs such as `a, b = 1, 2` taken apart."""
    found: list[tuple[str, ast.AST]] = []
    for node in [n for n in ast.walk(function) if isinstance(n, ast.Assign)]:
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Name):
            found.append((target.id, value))
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            found += [
                (t.id, v) for t, v in zip(target.elts, value.elts, strict=True) if isinstance(t, ast.Name)
            ]
    return found


def _loose_list(function: ast.AST, name: str, local: dict[str, ast.AST], constants: set[str]) -> list[str]:
    """What is not constant in a list of clauses, those put in later too; a name that is no list is loose."""
    if not isinstance(local[name], ast.List):
        return [name]
    loose = made_of(local[name], constants)
    for node in ast.walk(function):
        appended = isinstance(node, ast.Call) and ast.unparse(node.func) in (
            f"{name}.append",
            f"{name}.extend",
        )
        if appended:
            loose += [bad for part in node.args for bad in made_of(part, constants)]
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node):
                if isinstance(target, ast.Subscript) and ast.unparse(target.value) == name:
                    loose += made_of(value, constants)
    return loose


def _pairs(node: ast.Assign) -> list[tuple[ast.AST, ast.AST]]:
    target = node.targets[0]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        return list(zip(target.elts, node.value.elts, strict=True))
    return [(target, node.value)]


# Functions that pass on a statement they were given; those who call them are looked at.
PASSING = {"data/db.py"}
# ATTACH takes no values: paths, an address that store_address has checked, and names of the code are put in.
ATTACHING = {"data/lake_attach.py"}


@pytest.mark.parametrize("path", READING, ids=lambda path: str(path.relative_to(ROOT)))
def test_statements_that_a_visitor_reaches_are_constant(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    text = path.read_text(encoding="utf-8")
    if name in PASSING | ATTACHING or not re.search(r"\b(SELECT|INSERT|duckdb|db\.)", text):
        return
    assert statements(path) == []


def test_loading_puts_statements_together_only_where_it_is_known() -> None:
    loose = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "etl").rglob("*.py")
        if any("SELECT" in ast.unparse(call) or "INSERT" in ast.unparse(call) for call in _joined(path))
    }
    assert loose <= LOADING, "bind the values, or name the module here with the reason"


def _joined(path: Path) -> list[ast.AST]:
    """Statements given as formatted texts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        call.args[0]
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in CALLS
        and call.args
        and isinstance(call.args[0], ast.JoinedStr)
        and any(isinstance(part, ast.FormattedValue) for part in call.args[0].values)
    ]


def test_a_value_inside_a_statement_is_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("def f(name):\n    query = f\"SELECT * FROM t WHERE x = '{name}'\"\n    db.rows(query)\n")
    assert statements(bad) == [(3, ["name"])]
    good = tmp_path / "good.py"
    good.write_text('T = "t"\ndef f(name):\n    db.rows(f"SELECT * FROM {T} WHERE x = ?", [name])\n')
    assert statements(good) == []
