"""Nothing grows beyond what a person can read: one table of limits, target and hard."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.house.source import ROOT, SOURCE, files, functions, python_files, short, tree


class Limit(NamedTuple):
    """How large something should stay, and how large it may be."""

    target: int
    hard: int


LIMITS = {
    "file": Limit(200, 400),
    "function": Limit(15, 40),
    "domain function": Limit(10, 25),
    "class": Limit(100, 200),
    "parameters": Limit(4, 6),
    "complexity": Limit(6, 8),
    "template": Limit(100, 150),
    "YAML": Limit(80, 200),
    "folder": Limit(12, 18),
}
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)
FOLDERS = ("src", "tests", "content", "docs", "tools", "bench")
UNCOUNTED = {SOURCE}  # the list of contexts
NOT_COUNTED = {"__init__.py", "__pycache__", "migrations"}


class Finding(NamedTuple):
    """Something measured: where, what kind, how large."""

    where: str
    kind: str
    size: int


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Lines from the name to the end, without the docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Named parameters without self and cls."""
    named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(argument.arg not in {"self", "cls"} for argument in named)


def complexity(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """McCabe's number, counted as ruff does; a nested function counts for itself alone."""
    inner = {part for child in functions(node) if child is not node for part in ast.walk(child)}
    return 1 + sum(isinstance(part, BRANCHES) for part in ast.walk(node) if part not in inner)


def in_python(path: Path, module: ast.Module) -> Iterator[Finding]:
    """Sizes of a Python file and what is in it."""
    where = short(path)
    yield Finding(where, "file", len(path.read_text().splitlines()))
    kind = "domain function" if "domain" in path.parts else "function"
    for node in functions(module):
        spot = f"{where}:{node.lineno} {node.name}"
        yield Finding(spot, kind, length(node))
        yield Finding(spot, "parameters", parameters(node))
        yield Finding(spot, "complexity", complexity(node))
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            yield Finding(f"{where}:{node.lineno} {node.name}", "class", length(node))


def in_text() -> Iterator[Finding]:
    """Sizes of templates, content and what the browser gets."""
    kinds = {
        "template": files("src/**/templates/**/*"),
        "YAML": files("content/**/*.yaml", "content/**/*.yml"),
        "file": files("src/**/static/**/*.js", "src/**/static/**/*.css"),
    }
    for kind, paths in kinds.items():
        for path in paths:
            yield Finding(short(path), kind, len(path.read_text().splitlines()))


def in_folders(root: Path = ROOT) -> Iterator[Finding]:
    """Entries of each folder."""
    for top in FOLDERS:
        for folder in [root / top, *(path for path in (root / top).rglob("*") if path.is_dir())]:
            if folder.is_dir() and folder not in UNCOUNTED and not NOT_COUNTED & set(folder.parts):
                entries = [
                    entry for entry in folder.iterdir() if entry.name not in NOT_COUNTED and entry.name[0] != "."
                ]
                yield Finding(short(folder), "folder", len(entries))


def too_large(findings: Iterator[Finding]) -> list[str]:
    """The findings beyond the hard limit, as lines."""
    return [
        f"{finding.where}: {finding.kind} {finding.size} > {LIMITS[finding.kind].hard}"
        for finding in findings
        if finding.size > LIMITS[finding.kind].hard
    ]


def test_python_stays_readable():
    found = [line for path in python_files() for line in too_large(in_python(path, tree(path)))]
    assert not found, "\n" + "\n".join(found)


def test_templates_and_content_stay_readable():
    found = too_large(in_text())
    assert not found, "\n" + "\n".join(found)


def test_folders_stay_readable():
    found = too_large(in_folders())
    assert not found, "\n" + "\n".join(found)


LONG = "def f():\n" + "    x = 1\n" * 40
SAMPLES = {
    "file": "x = 1\n" * 401,
    "function": LONG,
    "class": "class C:\n" + "    x = 1\n" * 201,
    "parameters": "def f(a, b, c, d, *, e, f, g): ...",
    "complexity": "def f(x):\n" + "    if x: pass\n" * 8,
    "domain function": "def f():\n" + "    x = 1\n" * 25,
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_is_too_large_is_found(kind, tmp_path):
    path = tmp_path / ("domain" if kind == "domain function" else "rooms") / "sample.py"
    path.parent.mkdir()
    path.write_text(SAMPLES[kind])
    found = too_large(in_python(path, ast.parse(SAMPLES[kind])))
    assert [line for line in found if f": {kind} " in line]


def test_a_docstring_does_not_count_against_a_function(tmp_path):
    path = tmp_path / "sample.py"
    path.write_text('def f():\n    """One.\n' + "    more\n" * 50 + '    """\n    return 1\n')
    assert too_large(in_python(path, ast.parse(path.read_text()))) == []


def test_a_crowded_folder_is_found(tmp_path):
    for number in range(19):
        (tmp_path / "src" / "crowd" / f"n{number}").mkdir(parents=True)
    assert [line for line in too_large(in_folders(tmp_path)) if "crowd: folder 19" in line]
