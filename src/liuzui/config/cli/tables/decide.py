"""`liuzui decide TABLE FACTS`: what a table says of facts, and why; TABLE is a code of the content or a file.

Exit code 0 when all is decided, 3 when facts are missing that matter, 1 when a rule or a fact is at fault,
2 when something cannot be read.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liuzui.config.cli.django_ready import ready
from liuzui.config.cli.tables import populations, speaking, words
from liuzui.decisions.types import Reasons
from liuzui.dmn.bounded import Job, Report, examine

if TYPE_CHECKING:
    from liuzui.decisions.reads import Teller

BATCH = 5_000
CODES = {"decided": 0, "maybe": 3, "failed": 1}
Answer = tuple[Reasons, "Teller"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Table, facts, day, decision, form of the answer."""
    parser.add_argument("table", help="code of a table, or a .dmn, .csv or .xlsx file")
    parser.add_argument(
        "facts",
        nargs="?",
        help="file of JSON, or JSON: an object, a list of objects or an object a line; - for standard input;"
        """ example: liuzui decide firm-size '{"行业": "工业", "从业人员": 12}'""",
    )
    parser.add_argument("--on", type=date.fromisoformat, help="legal day (2026-06-01); today by default")
    parser.add_argument("--decision", default="", help="which decision of a file with several")
    parser.add_argument("--json", action="store_true", help="one JSON object a line: state, value, reasons")
    populations.arguments(parser)
    speaking.language(parser)


def run(options: argparse.Namespace) -> int:
    """Print each decision with its reasons; returns the worst exit code."""
    if options.population:
        return populations.run(options)
    try:
        facts = speaking.read_facts(options.facts or "-")
        answers = _by_file(options, facts) if speaking.is_file(options.table) else _by_code(options, facts)
    except words.Unreadable as problem:
        words.complain(problem.text(options.lang))
        return 2
    codes = {CODES[reasons.state] for reasons in _printed(answers, options)}
    return 1 if 1 in codes else max(codes, default=0)


def _printed(answers: Iterator[Answer], options: argparse.Namespace) -> Iterator[Reasons]:
    for reasons, teller in answers:
        if options.json:
            print(json.dumps(_plain(reasons), ensure_ascii=False))
        else:
            print(*speaking.lines_of(teller.tell(reasons), options.lang, map(asdict, reasons.problems)), sep="\n")
        yield reasons


def _plain(reasons: Reasons) -> Any:
    import msgspec

    return msgspec.to_builtins(reasons)


def _by_code(options: argparse.Namespace, facts: Sequence[dict[str, Any]]) -> Iterator[Answer]:
    speaking.content_ready()
    from liuzui.catalog import reads as catalog
    from liuzui.decisions import reads
    from liuzui.decisions.types import Decision

    first = reads.ask(options.table, {}, on=options.on)
    if not isinstance(first, Decision):
        said = [catalog.message(code, first.params, options.lang) for code in (first.code, first.next_step)]
        raise words.Unreadable(" ".join(said))
    teller, known = reads.teller(first.table, first.release, options.lang), reads.inputs_of(first)
    _warn_of_unknown(facts, known, options.table, options.lang)
    decided = (reads.decided(first.table, first.release, first.on, one) for one in speaking.progress(facts))
    return ((one.reasons, teller) for one in decided if one.reasons)


def _warn_of_unknown(facts: Sequence[dict[str, Any]], known: Sequence[str], table: str, lang: str) -> None:
    unknown = sorted({name for one in facts[:100] for name in one} - set(known))
    if unknown:
        told = {"unknown": ", ".join(unknown), "known": ", ".join(known)}
        words.complain(words.say("not_asked", lang, table=table, **told))


def _by_file(options: argparse.Namespace, facts: Sequence[dict[str, Any]]) -> Iterator[Answer]:
    ready()
    from liuzui.decisions.reads import Teller, of_plain

    data, name = speaking.read(options.table), Path(options.table).name
    first = examine(Job(data, name, options.decision, check=False))
    if first.errors or not first.decision:
        speaking.complain_of(first.errors or first.findings, options.lang)
        raise words.Unreadable("unusable", name=name)
    _warn_of_unknown(facts, list(first.inputs), name, options.lang)
    teller = Teller(None, first.results, options.lang)
    batches = [facts[start : start + BATCH] for start in range(0, len(facts), BATCH)]
    jobs = (Job(data, name, first.decision, batch, check=False) for batch in speaking.progress(batches, BATCH))
    return ((of_plain(one), teller) for job in jobs for one in _answers(examine(job, 60), options.lang))


def _answers(report: Report, lang: str) -> Sequence[dict[str, Any]]:
    speaking.complain_of(report.errors, lang)
    return report.answers
