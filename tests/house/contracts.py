"""The walls of the house as import-linter contracts, generated from the folders that exist.

`python tests/house/contracts.py [FILE]` writes them; `test_walls.py` runs them.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "liuzui"

LAYERS = (
    "config",
    "web",
    "simulation",
    "scoreboard",
    "registry | credit | supervision | voice | policy | projects | procurement | insolvency | market",
    "releases",
    "cases",
    "credentials",
    "exchange",
    "decisions",
    "catalog",
    "parties",
    "registers",
    "ledger",
    "shell",
    "dmn",
    "kernel",
)
LIBRARIES = frozenset({"kernel", "dmn", "shell", "config", "web"})
"""Parts without rooms: two pure libraries, the helpers of Django, and the two that put all together."""
OPEN_ROOMS = ("services", "reads", "events", "types")
ROOMS = ("urls", "views | api", "forms", "services", "reads", "models", "domain", "events", "types")
LOOSE = ("apps", "tests", "migrations", "templatetags", "management", "admin")
"""Entries of a context outside the order of rooms: what Django loads by name."""
TRUSTED = (
    "liuzui.config.urls",
    "liuzui.web.urls",
    "liuzui.web.api",
    "liuzui.config.cli.verify",
    "liuzui.config.cli.witness",
    "liuzui.*.tests.**",
)
"""Who may look behind a context's doors: tables of routes, verifiers that need no Django, tests."""
UNCLEAN = ("django", "yaml", "ninja", "allauth", "rules", "axes", "psycopg", "sqlite3")
"""What pure rooms may not import."""

HEAD = """[importlinter]
root_packages =
    liuzui
include_external_packages = True
exclude_type_checking_imports = True
"""


def names(layer: str) -> list[str]:
    """The packages on one line of the layers."""
    return [name.strip() for name in layer.split("|")]


def lines(key: str, values: list[str]) -> str:
    """An ini list."""
    return f"{key} =\n" + "".join(f"    {value}\n" for value in values)


def contract(identifier: str, kind: str, name: str, *parts: str) -> str:
    """One contract's section."""
    return f"\n[importlinter:contract:{identifier}]\nname = {name}\ntype = {kind}\n" + "".join(parts)


def optional(layer: str) -> str:
    """The layer with each of its packages marked as allowed to be absent."""
    return " | ".join(f"({name})" for name in names(layer))


def packages(source: Path) -> set[str]:
    """The parts that exist below the source folder."""
    return {path.name for path in source.iterdir() if (path / "__init__.py").is_file()}


def contexts(source: Path) -> list[str]:
    """The parts with rooms, in the order of the layers."""
    found = packages(source)
    return [name for layer in LAYERS for name in names(layer) if name in found and name not in LIBRARIES]


def rooms(source: Path, context: str) -> set[str]:
    """Names of a context's modules and packages."""
    inside = (source / context).iterdir()
    return {path.stem for path in inside if path.suffix == ".py" or (path / "__init__.py").is_file()} - {"__init__"}


def _layers() -> str:
    return contract(
        "layers",
        "layers",
        "Only downward",
        lines("layers", [optional(layer) for layer in LAYERS]),
        lines("containers", ["liuzui"]),
        "exhaustive = True\n",
        lines("ignore_imports", ["liuzui.*.tests.** -> liuzui.web.wiring"]),
        "unmatched_ignore_imports_alerting = none\n",
    )


def _rooms(context: str) -> str:
    return contract(
        f"rooms-{context}",
        "layers",
        f"Rooms of {context}",
        lines("layers", [optional(layer) for layer in ROOMS]),
        lines("containers", [f"liuzui.{context}"]),
        "exhaustive = True\n",
        lines("exhaustive_ignores", [*LOOSE, "adapter"]),
    )


def _closed(source: Path, context: str) -> str:
    closed = sorted(rooms(source, context) - set(OPEN_ROOMS) - set(LOOSE))
    if not closed:
        return ""
    return contract(
        f"closed-{context}",
        "protected",
        f"Only {', '.join(OPEN_ROOMS)} of {context} are open",
        lines("protected_modules", [f"liuzui.{context}.{room}" for room in closed]),
        lines("allowed_importers", [f"liuzui.{context}"]),
        lines("ignore_imports", [f"{importer} -> liuzui.{context}.**" for importer in TRUSTED]),
        "unmatched_ignore_imports_alerting = none\n",
    )


def pure_modules(source: Path) -> list[str]:
    """Rooms that know no framework: kernel, dmn, every domain, events and types."""
    found = [f"liuzui.{name}" for name in ("kernel", "dmn") if name in packages(source)]
    for context in contexts(source):
        found += [
            f"liuzui.{context}.{room}" for room in ("domain", "events", "types") if room in rooms(source, context)
        ]
    return found


def _pure(source: Path) -> str:
    return contract(
        "pure",
        "forbidden",
        "Pure rooms import no Django, no YAML, no database",
        lines("source_modules", pure_modules(source)),
        lines("forbidden_modules", list(UNCLEAN)),
        "allow_indirect_imports = False\n",
    )


def generate(source: Path = SOURCE) -> str:
    """The whole configuration for the folders below `source`."""
    parts = [HEAD, _layers(), _pure(source)]
    for context in contexts(source):
        parts += [_rooms(context), _closed(source, context)]
    return "".join(parts)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(generate())
    else:
        print(generate())
