"""What the commands about tables have in common: which file is meant, how a decision is printed, how work goes on."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from liuzui.config.cli.tables.words import Unreadable, complain, say
from liuzui.dmn.bounded.job import text_of_finding

if TYPE_CHECKING:
    from liuzui.decisions.reads import Told

T = TypeVar("T")
SUFFIXES = frozenset({".dmn", ".xml", ".csv", ".xlsx"})
WIDTH, PATIENCE = 30, 1.0
FAULTS = {FileNotFoundError: "missing_file", IsADirectoryError: "folder"}


def language(parser: argparse.ArgumentParser) -> None:
    """The option `--lang`; by default that of the terminal."""
    own = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
    parser.add_argument("--lang", choices=("zh", "en"), default=own, help="language of the answer")


def is_file(name: str) -> bool:
    """Whether a table is named as a file; else it is a code of the content."""
    return Path(name).suffix.lower() in SUFFIXES


def content_ready() -> None:
    """Django set up and a database that can be asked for the content."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from django.db import DatabaseError

    from liuzui.catalog.reads import current_release

    try:
        current_release()
    except DatabaseError as problem:
        raise Unreadable("no_database", reason=problem) from problem


def no_table(code: str) -> Unreadable:
    """That the content has no such table, and which it has."""
    from liuzui.catalog import reads as catalog

    return Unreadable("no_table", table=code, known=", ".join(one.code for one in catalog.decisions()))


def read(name: str) -> bytes:
    """The bytes of a file, `-` for standard input."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as problem:
        raise Unreadable(FAULTS.get(type(problem), "os"), name=name, reason=problem.strerror or problem) from problem


def read_facts(name: str) -> list[dict[str, Any]]:
    """Facts from JSON, of a file or given directly: one object, a list of objects, or an object a line."""
    text, name = (name, "JSON") if name.lstrip().startswith(("{", "[")) else (None, name)
    try:
        found = _parsed(read(name).decode("utf-8-sig") if text is None else text, name)
    except UnicodeDecodeError as problem:
        raise Unreadable("not_utf8", name=name, at=problem.start) from problem
    except json.JSONDecodeError as problem:
        raise Unreadable("not_json", name=name, line=problem.lineno, column=problem.colno) from problem
    except RecursionError as problem:
        raise Unreadable("too_deep", name=name) from problem
    rows = found if isinstance(found, list) else [found]
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise Unreadable("no_object", name=name, number=number)
    return rows


def _parsed(text: str, name: str) -> Any:
    """The JSON of a text; NaN and a name that is there twice are no JSON that a decision may rest on."""

    def strict(text: str) -> Any:
        return json.loads(text, parse_float=Decimal, parse_constant=no_number, object_pairs_hook=once)

    def no_number(value: str) -> Any:
        raise Unreadable("no_number", name=name, value=value)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            key = next(key for key in found if sum(one == key for one, _ in pairs) > 1)
            raise Unreadable("twice", name=name, key=key)
        return found

    try:
        return strict(text)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].strip().endswith("}"):
            raise
        return [strict(line) for line in lines]


def complain_of(findings: Sequence[dict[str, Any]], lang: str) -> None:
    """Findings on standard error, each with its severity, file, decision and cell."""
    for one in findings:
        complain(f"{say(one['severity'], lang)}: {text_of_finding(one, lang)}")


def lines_of(told: "Told", lang: str, problems: Iterable[Mapping[str, Any]] = ()) -> Iterator[str]:
    """A decision in words, a line each; each problem with file, decision and cell."""
    said = [f"  {text_of_finding(one, lang)}" for one in problems]
    if told.state == "failed":
        yield from (one.strip() for one in said)
    yield told.title or say(told.state, lang)
    if told.words:
        yield f"  {told.words}"
    if told.because:
        yield f"  {say('because', lang)}: " + "; ".join(f"{name} = {value}" for name, value in told.because)
    for one in told.otherwise:
        misses = ("；" if lang == "zh" else "; ").join(one.misses)
        yield f"  {say('not', lang, outcome=one.outcome, misses=misses)}"
    if told.missing:
        yield f"  {say('ask', lang)}: " + (told.ask.ask.in_(lang) if told.ask else ", ".join(told.missing))
    if told.state != "failed":
        yield from said


def progress(many: Sequence[T], size: int = 1) -> Iterator[T]:
    """The things one by one; on a terminal a bar shows how far it is once it takes longer than a second."""
    began, shown = time.monotonic(), 0.0
    for number, one in enumerate(many):
        moment = time.monotonic()
        if sys.stderr.isatty() and moment - began > PATIENCE and moment - shown > 0.1:
            shown = moment
            bar(number * size, len(many) * size)
        yield one
    wipe(shown > 0)


def bar(done: int, total: int) -> None:
    """How far it is."""
    full = min(done * WIDTH // total, WIDTH)
    print(f"\r{'█' * full}{'·' * (WIDTH - full)} {done:,} / {total:,}", end="", file=sys.stderr, flush=True)


def wipe(shown: bool) -> None:
    """Takes a bar away again, if there is one."""
    if shown:
        print("\r" + " " * (WIDTH + 30) + "\r", end="", file=sys.stderr, flush=True)
