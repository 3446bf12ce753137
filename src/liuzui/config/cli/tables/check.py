"""`liuzui check TABLE…`: gaps, overlaps, rules that cannot match, type errors; of codes of the content or of files.

A folder stands for all its files; they may import each other.
Exit code 0 without errors, 1 with one, 2 when a table is not there.
"""

import argparse
from collections import Counter
from pathlib import Path

from liuzui.config.cli.tables import speaking, words
from liuzui.dmn.bounded import Job, examine


def arguments(parser: argparse.ArgumentParser) -> None:
    """The tables, and whether numbers need a reference."""
    parser.add_argument(
        "tables", nargs="+", metavar="TABLE", help="code of a table, a .dmn, .csv or .xlsx file, or a folder of them"
    )
    parser.add_argument("--references", action="store_true", help="demand a reference where a rule has numbers")
    speaking.language(parser)


def run(options: argparse.Namespace) -> int:
    """Print every finding and how many there are."""
    try:
        given = [one for table in options.tables for one in _given(table)]
    except words.Unreadable as problem:
        words.complain(problem.text(options.lang))
        return 2
    names = Counter(Path(name).name for name, _ in given)
    given = [(Path(name).name if names[Path(name).name] == 1 else name, data) for name, data in given]
    return max([_checked(name, data, given, options) for name, data in speaking.progress(given)])


def _given(table: str) -> list[tuple[str, bytes]]:
    """The files that a table, a file or a folder means, by name."""
    if not Path(table).is_dir():
        return [(table, speaking.read(table)) if speaking.is_file(table) else _of_content(table)]
    found = sorted(str(one) for one in Path(table).iterdir() if speaking.is_file(one.name))
    if not found:
        raise words.Unreadable("empty_folder", name=table)
    return [(one, speaking.read(one)) for one in found]


def _of_content(code: str) -> tuple[str, bytes]:
    speaking.content_ready()
    from liuzui.catalog import reads as catalog
    from liuzui.catalog.types.problem import NoSuchContent

    try:
        return f"{code}.dmn", catalog.decision(code).dmn.encode()
    except NoSuchContent:
        raise speaking.no_table(code) from None


def _checked(name: str, data: bytes, given: list[tuple[str, bytes]], options: argparse.Namespace) -> int:
    others = tuple(one for one in given if one[0] != name) if name.endswith((".dmn", ".xml")) else ()
    report = examine(Job(data, name, others=others, references=options.references), 60)
    speaking.complain_of(report.findings, options.lang)
    decisions = ", ".join(report.decisions) or "-"
    errors = len(report.errors)
    counted = words.say("counted", options.lang, errors=errors, warnings=len(report.findings) - errors)
    print(f"{name}: {decisions}: {counted}")
    return int(bool(report.errors))
