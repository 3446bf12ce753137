"""The glossary holds the words of every context, and what the database and the log are named by."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from liuzui.ledger.types import REGISTRY
from tests.house.contracts import packages
from tests.house.source import ROOT, SOURCE
from tests.house.test_events import load_events
from tests.house.test_models import context

GLOSSARY = ROOT / "docs" / "glossary.md"
HAN = re.compile(r"[㐀-鿿]")
LATIN = re.compile(r"[A-Za-z]")
UNNAMED = {"config"}
"""Parts without words of their own."""

Row = tuple[str, ...]


def sections(text: str) -> dict[str, list[Row]]:
    """Rows of each section's table, without its head."""
    found: dict[str, list[Row]] = {}
    for line in text.splitlines():
        if line.startswith("## "):
            rows = found.setdefault(line[3:].strip(), [])
        elif line.startswith("|") and not line.startswith(("|---", "| 中文")):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return found


def incomplete(found: dict[str, list[Row]]) -> list[str]:
    """Rows without a Chinese term, an English name, a place in code or a source; terms that stand twice."""
    faults = []
    for name, rows in found.items():
        terms = [row[0] for row in rows]
        faults += [f"{name}: {term} stands twice" for term in {term for term in terms if terms.count(term) > 1}]
        for row in rows:
            if not (len(row) == 4 and all(row) and HAN.search(row[0]) and LATIN.search(row[1]) and "`" in row[2]):
                faults.append(f"{name}: {' | '.join(row)}")
    return faults


def words_in_code(found: dict[str, list[Row]], section: str) -> set[str]:
    """What the third column names in backticks."""
    return {word for row in found.get(section, []) for word in re.findall(r"`([^`]+)`", row[2])}


@pytest.fixture(scope="module")
def glossary() -> dict[str, list[Row]]:
    """The glossary by context."""
    return sections(GLOSSARY.read_text())


def test_every_context_has_its_words(glossary):
    assert packages(SOURCE) - UNNAMED - set(glossary) == set()
    assert [name for name, rows in glossary.items() if not rows] == []


def test_every_term_is_complete(glossary):
    assert incomplete(glossary) == []


def test_every_table_of_the_database_is_a_term(glossary):
    tables = {(context(model), model.__name__) for model in apps.get_models() if context(model)}
    assert {(part, name) for part, name in tables if name not in words_in_code(glossary, part)} == set()


def test_every_kind_of_event_is_a_term(glossary):
    load_events()
    kinds = {
        (known.cls.__module__.split(".")[1], kind)
        for kind, known in REGISTRY.items()
        if ".tests." not in known.cls.__module__
    }
    assert {(part, kind) for part, kind in kinds if kind not in words_in_code(glossary, part)} == set()


def test_an_incomplete_term_is_found():
    rows = "| 办件 | case | `Case` | own |\n| 受理 | acceptance | `x` | |\n"
    found = sections(f"## cases\n\n| 中文 | English | In code | Source |\n|---|---|---|---|\n{rows}")
    assert incomplete(found) == ["cases: 受理 | acceptance | `x` | "]
    assert words_in_code(found, "cases") == {"Case", "x"}


def test_the_glossary_is_where_the_design_says():
    assert Path("docs/glossary.md") == GLOSSARY.relative_to(ROOT)
