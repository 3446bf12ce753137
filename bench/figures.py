"""The table that `make bench` prints."""

import os
import platform
import sqlite3
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what was measured, beside what, how it compares, what it should be."""

    name: str
    value: str
    floor: str = ""
    peer: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None


HEADS = ("figure", "value", "floor (raw SQL)", "peer", "ratio", "target", "")


def cells(figure: Figure) -> tuple[str, ...]:
    """The line as text."""
    verdict = {True: "met", False: "MISSED", None: ""}[figure.met]
    return (figure.name, figure.value, figure.floor, figure.peer, figure.ratio, figure.target, verdict)


def width(text: str) -> int:
    """Columns on a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def table(figures: list[Figure]) -> str:
    """All figures under their heads, aligned."""
    lines = [HEADS, *(cells(figure) for figure in figures)]
    widths = [max(width(line[n]) for line in lines) for n in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def machine() -> str:
    """What the figures were measured on."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()},"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
