"""The project's files as the house tests see them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "liuzui"
PYTHON_FOLDERS = ("src", "tests", "tools", "bench")
NOT_OURS = frozenset({"migrations", "__pycache__", "node_modules", ".venv"})


def ours(path: Path) -> bool:
    """Whether a person wrote the file."""
    return not NOT_OURS & set(path.parts)


def files(*patterns: str, below: Path = ROOT) -> list[Path]:
    """Files that match one of the patterns, written by a person, sorted."""
    found = {path for pattern in patterns for path in below.glob(pattern) if path.is_file()}
    return sorted(path for path in found if ours(path.relative_to(below)))


def python_files() -> list[Path]:
    """All our Python files."""
    return files("*.py", *(f"{folder}/**/*.py" for folder in PYTHON_FOLDERS))


def product_files() -> list[Path]:
    """Python files of the product without its tests."""
    return [path for path in files("src/**/*.py") if "tests" not in path.parts]


def tracked() -> list[Path]:
    """All files under version control or about to be; without git, all files outside installed folders."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return files("*", "[!.]*/**/*")
    return sorted(path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file())


@lru_cache(maxsize=2000)
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(), str(path))


def short(path: Path) -> str:
    """The path as people name it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def functions(module: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, also nested ones."""
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
