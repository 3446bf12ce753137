"""`liuzui check TABLE…`: gaps, overlaps, rules that cannot match, type errors; of codes of the content or of files.

Several files may import each other. Exit code 0 without errors, 1 with one, 2 when a table is not there.
"""

import argparse
from pathlib import Path

from liuzui.config.cli.tables import speaking
from liuzui.dmn.bounded import Job, examine


def arguments(parser: argparse.ArgumentParser) -> None:
    """The tables, and whether numbers need a reference."""
    parser.add_argument("tables", nargs="+", metavar="TABLE", help="code of a table, or a .dmn, .csv or .xlsx file")
    parser.add_argument("--references", action="store_true", help="demand a reference where a rule has numbers")
    speaking.language(parser)


def run(options: argparse.Namespace) -> int:
    """Print every finding and how many there are."""
    try:
        given = [(Path(one).name, speaking.read(one)) for one in options.tables if speaking.is_file(one)]
        given += [_of_content(code) for code in options.tables if not speaking.is_file(code)]
    except speaking.Unreadable as problem:
        speaking.complain(str(problem))
        return 2
    return max([_checked(name, data, given, options) for name, data in speaking.progress(given)])


def _of_content(code: str) -> tuple[str, bytes]:
    speaking.content_ready()
    from liuzui.catalog import reads as catalog
    from liuzui.catalog.types.problem import NoSuchContent

    try:
        return f"{code}.dmn", catalog.decision(code).dmn.encode()
    except NoSuchContent:
        known = ", ".join(one.code for one in catalog.decisions())
        raise speaking.Unreadable(f"there is no table {code}; there are: {known}") from None


def _checked(name: str, data: bytes, given: list[tuple[str, bytes]], options: argparse.Namespace) -> int:
    others = tuple(one for one in given if one[0] != name) if name.endswith((".dmn", ".xml")) else ()
    report = examine(Job(data, name, others=others, references=options.references), 60)
    speaking.complain_of(report.findings, options.lang)
    decisions = ", ".join(report.decisions) or "-"
    print(f"{name}: {decisions}: {len(report.errors)} errors, {len(report.findings) - len(report.errors)} warnings")
    return int(bool(report.errors))
