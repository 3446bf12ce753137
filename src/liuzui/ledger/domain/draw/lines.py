"""A pool as an office types it: one entry a line, columns separated by tabs or commas (also Chinese ones)."""

import re

from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.ledger.domain.draw.pool import Exclusion, Member, Place, Pool

COLUMN = re.compile(r"\s*[\t,，]\s*")
LONGEST = 200
"""Signs of one line."""
Rows = list[tuple[int, list[str]]]


def pool_of(members: str, exclusions: str, places: str) -> Pool | Refusal:
    """Members (`id[, weight[, stratum]]`), exclusions (`id, reason`) and places (`wanted[, alternates[, stratum]]`).

    >>> pool_of("甲\\n乙,2", "", "1").members
    (Member(id='甲', weight=1, stratum=''), Member(id='乙', weight=2, stratum=''))
    """
    read: list[list[tuple[str, ...]]] = []
    for text, least, most in ((members, 1, 3), (exclusions, 2, 2), (places, 1, 3)):
        rows = _rows(text, least, most)
        if isinstance(rows, Refusal):
            return rows
        read.append(rows)
    try:
        return Pool(
            tuple(Member(name, _whole(weight or "1"), stratum) for name, weight, stratum in read[0]),
            tuple(Place(_whole(wanted), _whole(more or "0"), stratum) for wanted, more, stratum in read[2]),
            tuple(Exclusion(name, reason) for name, reason, _ in read[1]),
        )
    except ValueError as error:
        return Refusal("draw.bad_number", {"text": str(error)[:40]}, next_step="draw.bad_line.next")


def _rows(text: str, least: int, most: int) -> list[tuple[str, ...]] | Refusal:
    """Three columns a line, empty where there are fewer; a Refusal names the line that has too few or too many."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cleaned = clean(line.replace("\t", ","), limit=LONGEST)
        columns = [] if isinstance(cleaned, Refusal) else COLUMN.split(cleaned)
        if not least <= len(columns) <= most or not columns[0]:
            return Refusal("draw.bad_line", {"line": number}, next_step="draw.bad_line.next")
        found.append(tuple(columns + [""] * (3 - len(columns))))
    return found


def _whole(text: str) -> int:
    """A whole number without sign; ValueError with the text otherwise."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 15):
        raise ValueError(text)
    return int(text)
