"""The walls hold: layers, rooms, doors and purity, by import-linter over generated contracts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import contracts
from tests.house.source import SOURCE

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(configuration: Path, source: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter with the packages below `source`."""
    environment = {**os.environ, "PYTHONPATH": str(source), "COLUMNS": "200"}
    command = [sys.executable, "-c", LINT, "--config", str(configuration), "--no-cache"]
    return subprocess.run(
        command, env=environment, cwd=configuration.parent, capture_output=True, text=True, check=False
    )


def test_every_import_respects_the_walls(tmp_path):
    configuration = tmp_path / "contracts"
    configuration.write_text(contracts.generate())
    done = lint(configuration, SOURCE.parent)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_every_part_has_its_place_in_the_layers():
    placed = {name for layer in contracts.LAYERS for name in contracts.names(layer)}
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert folders <= placed
    assert folders == contracts.packages(SOURCE), "a part without __init__.py is not checked"


BAD = {
    "an import upwards": {"ledger/services.py": "from liuzui.cases import events"},
    "a look into a closed room": {"cases/services.py": "from liuzui.ledger import models"},
    "a look below a closed room": {"cases/services.py": "from liuzui.ledger.domain import leaf"},
    "a domain that reads rows": {"cases/domain/__init__.py": "from liuzui.cases import models"},
    "a reading room that writes": {"cases/reads.py": "from liuzui.cases import services"},
    "a domain with Django": {"cases/domain/__init__.py": "import django.utils.timezone"},
    "an event with YAML": {"cases/events.py": "import yaml"},
    "two siblings that talk": {"credit/services.py": "from liuzui.voice import reads"},
    "a room that nobody named": {"cases/helpers.py": "WORD = 1"},
    "a part that nobody named": {"misc/__init__.py": ""},
}


def miniature(folder: Path, extra: dict[str, str]) -> Path:
    """A small house in which all walls hold, plus the given files."""
    for context in ("ledger", "cases", "credit", "voice"):
        for room in ("services", "reads", "models", "events", "types", "domain/__init__", "domain/leaf"):
            extra = {f"{context}/{room}.py": "", **extra}
        extra = {f"{context}/__init__.py": "", **extra}
    for name, text in {"__init__.py": "", "kernel/__init__.py": "", **extra}.items():
        path = folder / "liuzui" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    return folder / "liuzui"


@pytest.mark.parametrize("case", BAD)
def test_a_hole_in_a_wall_is_found(case, tmp_path):
    house = miniature(tmp_path, BAD[case])
    configuration = tmp_path / "contracts"
    configuration.write_text(contracts.generate(house))
    done = lint(configuration, tmp_path)
    assert done.returncode == 1, done.stdout


def test_a_house_without_holes_passes(tmp_path):
    house = miniature(tmp_path, {"cases/services.py": "from liuzui.ledger import services"})
    configuration = tmp_path / "contracts"
    configuration.write_text(contracts.generate(house))
    done = lint(configuration, tmp_path)
    assert done.returncode == 0, done.stdout
