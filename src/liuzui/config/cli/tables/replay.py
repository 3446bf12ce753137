"""`liuzui replay CODE FILE`: past decisions of a table made again by a draft; who would be decided differently.

Exit code 0 when nothing differs, 1 when something does, 2 when table or file cannot be used.
"""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liuzui.config.cli.tables import speaking, words

if TYPE_CHECKING:
    from liuzui.releases.reads.replaying import Tally


def arguments(parser: argparse.ArgumentParser) -> None:
    """The table, the draft, since when."""
    parser.add_argument("code", help="code of a table of the content")
    parser.add_argument("file", help="the draft: a .dmn, .csv or .xlsx file")
    parser.add_argument("--since", type=datetime.fromisoformat, help="only decisions since 2026-06-01T00:00+08:00")
    parser.add_argument("--cases", action="store_true", help="list the cases (at most 100), not only how many")
    speaking.language(parser)


def run(options: argparse.Namespace) -> int:
    """Print what would change."""
    try:
        data = speaking.read(options.file)
        speaking.content_ready()
        found = _replay(options, data)
    except words.Unreadable as problem:
        words.complain(problem.text(options.lang))
        return 2
    if found.findings:
        speaking.complain_of(found.findings, options.lang)
        return 2
    _print(found, options)
    return int(found.different > 0)


def _replay(options: argparse.Namespace, data: bytes) -> "Tally":
    from liuzui.ledger.services.access import log_access
    from liuzui.releases.reads import tables
    from liuzui.releases.reads.replaying import replay

    table = tables.table(options.code)
    if table is None:
        raise speaking.no_table(options.code)
    log_access("system:replay", options.code, f"replay:{Path(options.file).name}", ["decision facts"])
    since = options.since.astimezone() if options.since else None
    return replay(table, data, Path(options.file).name, since, progress=speaking.progress)


def _print(found: Any, options: argparse.Namespace) -> None:
    from liuzui.decisions.reads import as_text

    cost = "-" if found.cost is None else found.cost
    counts = {"total": found.total, "different": found.different, "erased": found.erased}
    print(words.say("replayed", options.lang, **counts, cost=cost))
    for before, after, count in found.changes:
        print(f"  {as_text(before)} → {as_text(after)}: {count}")
    for one in found.differences if options.cases else ():
        print(f"    {one.case or '-'} {one.on}: {as_text(one.before)} → {as_text(one.after)}")
