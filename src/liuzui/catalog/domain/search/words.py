"""Words out of text: Chinese segmented, pinyin in full and by initials, English lower-cased."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

# rjieba and pypinyin hold 90 MB of dictionaries: only a process that searches loads them

_RUN = re.compile(r"[㐀-鿿]+|[a-z0-9]+")
_HAN = re.compile(r"[㐀-鿿]")
_STOP_WORDS = """的 了 我 我要 想 要 想要 办 办理 申请 怎么 如何 请 一个 吗 呢 在 和 与 及 个 去 做 搞 咋 哪里 什么
 a an the of for to and or in on i my want how do with"""
STOP = frozenset(_STOP_WORDS.split())


def fold(text: str) -> str:
    """NFKC, lower case, controls as blanks: the form in which words are compared."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(" " if unicodedata.category(char)[0] == "C" else char for char in folded)


def runs(text: str) -> list[str]:
    """Maximal runs of Chinese characters or of letters and digits."""
    return _RUN.findall(fold(text))


def is_han(word: str) -> bool:
    """Whether a run is Chinese."""
    return bool(_HAN.match(word))


def words(text: str) -> Iterator[str]:
    """The words of a text: segmented Chinese (finer cuts too) and English words, stop words left out."""
    import rjieba

    for run in runs(text):
        if not is_han(run):
            if run not in STOP:
                yield run
            continue
        yield from (word for word in rjieba.cut_for_search(run) if word not in STOP and is_han(word))


def pairs(text: str) -> Iterator[str]:
    """Every two neighbouring Chinese characters."""
    for run in runs(text):
        if is_han(run):
            yield from (first + second for first, second in pairwise(run))


@lru_cache(maxsize=65536)
def syllables(text: str) -> tuple[str, ...]:
    """Pinyin of the Chinese characters of a text, without tones."""
    from pypinyin import Style, lazy_pinyin

    han = "".join(_HAN.findall(text))
    return tuple(lazy_pinyin(han, style=Style.NORMAL)) if han else ()


def distance_at_most(left: str, right: str, limit: int) -> bool:
    """Whether few enough letters are wrong, missing, extra or swapped (optimal string alignment)."""
    if abs(len(left) - len(right)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        before, row = row, _next_row(before, row, i, (char, left[i - 2 : i - 1]), right)
        if min(row) > limit:
            return False
    return row[-1] <= limit


def _next_row(older: list[int], old: list[int], i: int, chars: tuple[str, str], right: str) -> list[int]:
    char, previous = chars
    row = [i]
    for j, other in enumerate(right, 1):
        cost = min(row[j - 1] + 1, old[j] + 1, old[j - 1] + (char != other))
        if i > 1 and j > 1 and char == right[j - 2] and previous == other:
            cost = min(cost, older[j - 2] + 1)
        row.append(cost)
    return row
