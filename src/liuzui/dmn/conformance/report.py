"""The report of a run: per folder and in all, on screen and as a table in markdown."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from liuzui.dmn.conformance.cases import find_cases
from liuzui.dmn.conformance.run import FAILED, PASSED, SKIPPED, Verdict, run_cases


@dataclass(frozen=True, slots=True)
class FolderReport:
    """The verdicts of one folder."""

    name: str
    level: str
    verdicts: list[Verdict]

    def count(self, status: str) -> int:
        """How many cases came to this status."""
        return sum(one.status == status for one in self.verdicts)


def survey(folder: Path) -> list[FolderReport]:
    """Run everything below a folder."""
    return [FolderReport(one.name, one.parent.name, run_cases(one, cases)) for one, cases in find_cases(folder)]


def _line(name: str, counts: Counter[str]) -> str:
    return f"{name:<48} {counts[PASSED]:>6} {counts[FAILED]:>6} {counts[SKIPPED]:>7}"


def show(reports: Sequence[FolderReport], out: TextIO, *, failures: bool = True) -> None:
    """Print a table of folders, what failed, and the totals."""
    print(f"{'folder':<48} {'passed':>6} {'failed':>6} {'skipped':>7}", file=out)
    totals: Counter[str] = Counter()
    for report in reports:
        counts = Counter(one.status for one in report.verdicts)
        totals += counts
        print(_line(report.name, counts), file=out)
        for one in report.verdicts if failures else ():
            if one.status != PASSED:
                print(f"    {one.status} {one.case.file.name} {one.case.id}: {one.reason}", file=out)
    print(_line("total", totals), file=out)
    judged = totals[PASSED] + totals[FAILED]
    if judged:
        print(f"{totals[PASSED] / judged:.2%} of {judged} cases", file=out)


def markdown(reports: Sequence[FolderReport]) -> str:
    """The results as a page of documentation."""
    lines = [
        "# DMN conformance",
        "",
        "Results of the DMN Technology Compatibility Kit, written by `python -m liuzui.dmn.conformance FOLDER",
        "--markdown docs/conformance.md`. A case passes when every result node agrees: exactly, numbers to one part",
        "in 10⁸ (the kit writes doubles), an error result as null.",
    ]
    for level in sorted({one.level for one in reports}):
        chosen = [one for one in reports if one.level == level]
        lines += ["", f"## {level}", "", "| folder | passed | failed | skipped |", "|---|---:|---:|---:|"]
        lines += [
            f"| {one.name} | {one.count(PASSED)} | {one.count(FAILED)} | {one.count(SKIPPED)} |" for one in chosen
        ]
        sums = [sum(one.count(status) for one in chosen) for status in (PASSED, FAILED, SKIPPED)]
        lines.append(f"| **all** | **{sums[0]}** | **{sums[1]}** | **{sums[2]}** |")
    return "\n".join([*lines, ""])


def main(folder: str | Path, *, markdown_file: str | Path | None = None) -> int:
    """Run the kit below a folder and print the results; 0 when it ran, 1 when there is nothing to run."""
    reports = survey(Path(folder))
    show(reports, sys.stdout)
    if markdown_file is not None and reports:
        Path(markdown_file).write_text(markdown(reports), encoding="utf-8")
    return 0 if reports else 1


def run_arguments(arguments: Sequence[str]) -> int:
    """The command line: FOLDER [--markdown FILE]."""
    if not arguments or len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] != "--markdown"):
        print("usage: python -m liuzui.dmn.conformance FOLDER [--markdown FILE]", file=sys.stderr)
        return 2
    return main(arguments[0], markdown_file=arguments[2] if len(arguments) == 3 else None)
