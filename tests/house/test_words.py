"""Words: what every module and function says of itself, names that say nothing, words that do not belong here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import files, functions, product_files, python_files, short, tracked, tree

EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|mixins?|misc|common|stuff)($|_)", re.IGNORECASE)
EMPTY_CLASSES = re.compile(r"(Utils?|Helpers?|Managers?|Mixins?)$")
DOCSTRING_LINES = 8
SENTENCE = 3  # words after "test_", at least

# written in pieces, so that this file does not say what it forbids
FOREIGN_WORDS = re.compile(
    "|".join(
        (
            r"/wo" r"rk/", r"\bsub-?ag" r"ents?\b", r"\bClau" r"de\b", r"\bAnth" r"ropic\b", r"\bChat" r"GPT\b",
            r"\bLL" r"Ms?\b", r"\bAI-gene" r"rated\b", r"\biss" r"ue #?\d", r"\bfollow-up ses" r"sion\b",
        )
    )
)  # fmt: skip
SECOND_CLOCKS = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"),
                 ("timezone", "now"), ("time", "time")}  # fmt: skip
CLOCK_KEEPERS = {"src/liuzui/shell/time.py", "src/liuzui/config/cli/serve.py"}


def undocumented(module: ast.Module) -> Iterator[str]:
    """What lacks a docstring: the module, a public class or function, a method that others call."""
    if not ast.get_docstring(module):
        yield "the module"
    holders = [module, *(node for node in module.body if isinstance(node, ast.ClassDef))]
    for holder in holders:
        for node in holder.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                overrides = any(isinstance(mark, ast.Name) and mark.id == "override" for mark in node.decorator_list)
                if node.name[0] != "_" and node.name != "Meta" and not overrides and not ast.get_docstring(node):
                    yield f"{node.name} (line {node.lineno})"


def long_winded(module: ast.Module) -> bool:
    """Whether the module's docstring is longer than a purpose and an article."""
    return len((ast.get_docstring(module) or "").splitlines()) > DOCSTRING_LINES


def empty_names(path: Path, module: ast.Module) -> Iterator[str]:
    """Names that do not say what a thing is."""
    if EMPTY_NAMES.search(path.stem):
        yield path.stem
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef) and EMPTY_CLASSES.search(node.name):
            yield node.name


def second_clocks(module: ast.Module) -> Iterator[str]:
    """Calls of a clock other than the process's own."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            named = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if (named, node.func.attr) in SECOND_CLOCKS:
                yield f"{named}.{node.func.attr} (line {node.lineno})"


def signals(module: ast.Module) -> bool:
    """Whether consequences hide in Django's signals."""
    imported = [node for node in ast.walk(module) if isinstance(node, ast.ImportFrom)]
    return any((node.module or "").endswith("signals") or node.module == "django.dispatch" for node in imported)


def no_sentence(name: str) -> bool:
    """Whether a test's name says nothing."""
    return name.startswith("test_") and len(name.split("_")) - 1 < SENTENCE


def over(paths: list[Path], check: object) -> list[str]:
    """All findings of a check over files."""
    return [f"{short(path)}: {found}" for path in paths for found in check(tree(path))]  # type: ignore[operator]


def test_everything_public_says_what_it_is():
    assert over(product_files(), undocumented) == []


def test_module_docstrings_are_short():
    assert [short(path) for path in product_files() if long_winded(tree(path))] == []


def test_names_say_what_a_thing_is():
    assert [f"{short(path)}: {name}" for path in python_files() for name in empty_names(path, tree(path))] == []


def test_the_product_asks_one_clock():
    paths = [path for path in product_files() if short(path) not in CLOCK_KEEPERS]
    assert over(paths, second_clocks) == []


def test_no_consequence_hides_in_a_signal():
    assert [short(path) for path in product_files() if signals(tree(path))] == []


def test_names_of_tests_are_sentences():
    tests = files("src/**/tests/**/test_*.py", "tests/**/test_*.py")
    assert [
        f"{short(path)}: {node.name}" for path in tests for node in functions(tree(path)) if no_sentence(node.name)
    ] == []


def test_no_file_speaks_of_how_it_was_made():
    found = []
    for path in tracked():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        found += [f"{short(path)}: {word.group()}" for word in FOREIGN_WORDS.finditer(text)]
    assert found == []


BAD = {
    "undocumented": (undocumented, "def f(): ...\nclass C:\n    '''Has one.'''\n    def g(self): ...\n", 3),
    "second clocks": (second_clocks, "from datetime import datetime\nx = datetime.now()\n", 1),
}


@pytest.mark.parametrize("case", BAD)
def test_a_fault_in_a_module_is_found(case):
    check, text, count = BAD[case]
    assert len(list(check(ast.parse(text)))) == count


def test_a_signal_is_found():
    assert signals(ast.parse("from django.db.models.signals import post_save"))
    assert signals(ast.parse("from django.dispatch import receiver"))


def test_an_empty_name_is_found():
    assert list(empty_names(Path("date_utils.py"), ast.parse("class CaseManager: ..."))) == [
        "date_utils",
        "CaseManager",
    ]
    assert list(empty_names(Path("window.py"), ast.parse("class Manageress: ..."))) == []


def test_a_test_without_a_sentence_is_found():
    assert no_sentence("test_due")
    assert not no_sentence("test_a_second_notice_is_refused")


@pytest.mark.parametrize("sample", ["see /wo" + "rk/main", "as iss" + "ue 12 says", "Clau" + "de wrote"])
def test_a_word_from_the_making_is_found(sample):
    assert FOREIGN_WORDS.search(sample)
