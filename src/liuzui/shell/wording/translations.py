"""English of the interface: what the code says in Chinese, what the .po files say in English.

The Chinese text is the key. Each context keeps its own `locale/en/LC_MESSAGES/django.po`; the shell's serves all.
`python -m liuzui.shell.wording.translations` adds new texts to the files, to be translated by hand.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2]
PO = Path("locale/en/LC_MESSAGES/django.po")
FUNCTIONS = {name: None for name in ("_", "gettext", "gettext_lazy", "gettext_noop")}
PLURALS = {name: (1, 2) for name in ("ngettext", "ngettext_lazy")}
KEYWORDS = {**FUNCTIONS, **PLURALS, "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}

Text = str | tuple[str, ...] | list[str]


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the interface and where it stands; a pair where it has a plural."""

    text: Text
    path: Path
    line: int

    @property
    def key(self) -> str:
        """The text by which the catalogue finds it."""
        return self.text if isinstance(self.text, str) else self.text[0]


def contexts() -> list[Path]:
    """Folders of all contexts."""
    return sorted(path for path in SOURCE.iterdir() if path.is_dir() and not path.name.startswith(("_", ".")))


def said(context: Path) -> Iterator[Said]:
    """Every translatable text of a context, tests left out."""
    for path in sorted(context.rglob("*")):
        if "tests" in path.parts or not path.is_file():
            continue
        if path.suffix == ".py":
            yield from _texts(path, path.read_bytes(), "python")
        elif "templates" in path.parts and path.suffix in {".html", ".txt"}:
            yield from _texts(path, templatize(path.read_text()).encode(), "javascript")


def _texts(path: Path, source: bytes, method: str) -> Iterator[Said]:
    for line, message, _comments, _context in extract(method, BytesIO(source), keywords=KEYWORDS):
        yield Said(message, path, line)


def english(context: Path) -> Catalog:
    """The English catalogue of a context, empty where it has none."""
    path = context / PO
    if not path.is_file():
        return _fresh()
    with path.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def _fresh() -> Catalog:
    """An empty catalogue whose head says the same each time, so that only texts change a file."""
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return Catalog(
        locale="en",
        domain="django",
        project="liuzui",
        version="1",
        header_comment="# English of the interface; the Chinese text is the key.",
        creation_date=day,
        revision_date=day,
        last_translator="",
        language_team="",
        msgid_bugs_address="",
        fuzzy=False,
        charset="utf-8",
    )


def update_all(*names: str) -> dict[str, int]:
    """Adds texts that are not in any catalogue yet to their context's file, drops what nobody says any more.

    Only the named contexts, if any are. Returns the number of texts without English by context.
    """
    shared = {message.id for message in english(SOURCE / "shell") if message.string}
    chosen = [context for context in contexts() if not names or context.name in names]
    return {context.name: _update(context, shared if context.name != "shell" else set()) for context in chosen}


def _update(context: Path, shared: set[Text]) -> int:
    old, new = english(context), _fresh()
    for entry in said(context):
        known = old.get(entry.key)
        if (known and known.string) or not {entry.text, entry.key} & shared:
            new.add(entry.text, known.string if known else None, locations=[(_short(entry.path), None)])  # type: ignore[list-item]
    path = context / PO
    if len(new) or path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, new, width=0, omit_header=False, sort_output=True, include_lineno=False)
    return sum(not _whole(message.string) for message in new if message.id)


def _whole(string: Text | None) -> bool:
    return bool(string) if isinstance(string, str | None) else all(string)


def _short(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


if __name__ == "__main__":
    for name, count in update_all(*sys.argv[1:]).items():
        print(f"{name}: {count} without English")
