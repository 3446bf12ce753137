"""Scripts beside the product import only what it has: they run seldom, so nobody would notice a name that moved."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(path for folder in ("bench", "tools", "examples") for path in (ROOT / folder).rglob("*.py"))


def imported(text: str) -> Iterator[tuple[str, str]]:
    """Module and name of each import from the product, those inside functions too."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "liuzui":
            yield from ((node.module or "", one.name) for one in node.names)


def there(module: str, name: str) -> bool:
    """Whether a module has a name, or a module of that name."""
    try:
        return hasattr(import_module(module), name) or bool(import_module(f"{module}.{name}"))
    except ImportError:
        return False


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_script_imports_what_the_product_has(path: Path) -> None:
    assert [one for one in imported(path.read_text()) if not there(*one)] == []


def test_a_name_that_is_gone_is_found() -> None:
    text = "def later():\n    from liuzui.cases.reads.terms import terms_for\n    from liuzui.cases import reads\n"
    assert [there(*one) for one in imported(text)] == [False, True]
