"""Errors in words that a page may show: what, where in the product, nobody's data."""

import re
import traceback

HIDDEN = re.compile(r"""(['"]).*?\1|\([^()]*\)=\([^()]*\)|\d{5,}[0-9Xx]*|[0-9a-f-]{32,}|[^\x00-\x7f]+""", re.DOTALL)
"""What may be somebody's data in an error's words: quoted and key values, long numbers, other scripts."""
LONGEST = 600


def without_values(words: str) -> str:
    """The words with everything hidden that may be somebody's data.

    >>> without_values("no person '王小花' with 140825199001011234, 王小花")
    "no person '…' with …, …"
    """
    return HIDDEN.sub(lambda found: f"{found[1]}…{found[1]}" if found[1] else "…", words)[:LONGEST]


def told(error: BaseException) -> str:
    """An error's kind and words without anybody's data, then the last places of the product that it came through.

    >>> told(ValueError("bad number 13800000000"))
    'ValueError: bad number …'
    """
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "/liuzui/" in one.filename]
    places = [f"{one.filename.rsplit('/liuzui/', 1)[1]}:{one.lineno} {one.name}" for one in frames[-4:]]
    return "\n".join([f"{type(error).__name__}: {without_values(str(error))}", *places])
