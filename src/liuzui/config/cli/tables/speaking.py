"""What the commands about tables have in common: which file is meant, how a decision is printed, how work goes on."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from liuzui.dmn.bounded.job import text_of_finding

if TYPE_CHECKING:
    from liuzui.decisions.reads import Told

T = TypeVar("T")
SUFFIXES = frozenset({".dmn", ".xml", ".csv", ".xlsx"})
WIDTH, PATIENCE = 30, 1.0
WORDS = {
    "zh": {"because": "依据", "not": "否则", "ask": "请补充", "maybe": "待定", "failed": "没有适用的规则，请人工判断"},
    "en": {"because": "because", "not": "would be", "ask": "tell next", "maybe": "maybe", "failed": "ask a person"},
}  # fmt: skip


class Unreadable(Exception):
    """What was given on the command line cannot be read; the text says what and why."""


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
        raise Unreadable(f"the database is not ready ({problem}): run liuzui prepare first") from problem


def read(name: str) -> bytes:
    """The bytes of a file, `-` for standard input."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as problem:
        raise Unreadable(f"{name}: {problem.strerror or problem}") from problem


def read_facts(name: str) -> list[dict[str, Any]]:
    """Facts from JSON: one object, a list of objects, or an object a line."""
    try:
        text = read(name).decode("utf-8-sig")
        found = _parsed(text)
    except UnicodeDecodeError as problem:
        raise Unreadable(f"{name}: not UTF-8 at byte {problem.start}") from problem
    except (json.JSONDecodeError, RecursionError) as problem:
        raise Unreadable(f"{name}: not JSON: {problem}") from problem
    rows = found if isinstance(found, list) else [found]
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise Unreadable(f"{name}: record {number} is no object of names and values")
    return rows


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [json.loads(line, parse_float=Decimal) for line in lines]


def complain(*lines: str) -> None:
    """Lines on standard error."""
    for line in lines:
        print(f"liuzui: {line}", file=sys.stderr)


def complain_of(findings: Sequence[dict[str, Any]], lang: str) -> None:
    """Findings on standard error, each with its severity, file, decision and cell."""
    for one in findings:
        complain(f"{one['severity']}: {text_of_finding(one, lang)}")


def lines_of(told: "Told", lang: str) -> Iterator[str]:
    """A decision in words, a line each."""
    words = WORDS[lang]
    yield told.title or words.get(told.state, told.state)
    if told.words:
        yield f"  {told.words}"
    if told.because:
        yield f"  {words['because']}: " + "; ".join(f"{name} = {value}" for name, value in told.because)
    for one in told.otherwise:
        yield f"  {words['not']} {one.outcome}: " + "; ".join(one.misses)
    if told.missing:
        yield f"  {words['ask']}: " + (told.ask.ask.in_(lang) if told.ask else ", ".join(told.missing))
    yield from (f"  {problem}" for problem in told.problems)


def progress(many: Sequence[T], size: int = 1) -> Iterator[T]:
    """The things one by one; on a terminal a bar shows how far it is once it takes longer than a second."""
    began, shown = time.monotonic(), 0.0
    for number, one in enumerate(many):
        moment = time.monotonic()
        if sys.stderr.isatty() and moment - began > PATIENCE and moment - shown > 0.1:
            shown, done = moment, number * WIDTH // len(many)
            bar = "█" * done + "·" * (WIDTH - done)
            print(f"\r{bar} {number * size:,} / {len(many) * size:,}", end="", file=sys.stderr, flush=True)
        yield one
    if shown:
        print("\r" + " " * (WIDTH + 30) + "\r", end="", file=sys.stderr, flush=True)
