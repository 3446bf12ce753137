"""`liuzui replay CODE FILE`: past decisions of a table made again by a draft; who would be decided differently.

Exit code 0 when nothing differs, 1 when something does, 2 when table or file cannot be used.
"""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liuzui.config.cli.tables import speaking

if TYPE_CHECKING:
    from liuzui.releases.reads.replaying import Tally

WORDS = {
    "zh": "重做 {total} 件，结果不同 {different} 件，已删除无法重做 {erased} 件，合计差额 {cost}",
    "en": "{total} made again, {different} differ, {erased} erased, sum of differences {cost}",
}


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
    except speaking.Unreadable as problem:
        speaking.complain(str(problem))
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
        raise speaking.Unreadable(f"there is no table {options.code}")
    log_access("system:replay", options.code, f"replay:{Path(options.file).name}", ["decision facts"])
    since = options.since.astimezone() if options.since else None
    return replay(table, data, Path(options.file).name, since, progress=speaking.progress)


def _print(found: Any, options: argparse.Namespace) -> None:
    from liuzui.decisions.reads import as_text

    cost = "-" if found.cost is None else found.cost
    line = WORDS[options.lang].format(total=found.total, different=found.different, erased=found.erased, cost=cost)
    print(line)
    for before, after, count in found.changes:
        print(f"  {as_text(before)} → {as_text(after)}: {count}")
    for one in found.differences if options.cases else ():
        print(f"    {one.case or '-'} {one.on}: {as_text(one.before)} → {as_text(one.after)}")
