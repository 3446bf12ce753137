"""The selection: who is drawn from a sealed pool by an outside entropy, the same for everyone who computes it.

Key = SHA-256 of the canonical JSON {"draw", "entropy", "pool"}, the pool by its digest. Every stratum has a series of
its own (label: its name). A number below the sum of the weights falls on the member in whose part of the running sum
it lies; who is drawn already is passed over. Each pick so falls on those left in proportion to their weights. When
more than half of the weight has been drawn, the drawn ones leave the list.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice

from liuzui.kernel.canonical import digest
from liuzui.ledger.domain.draw.pool import Document, digest_of
from liuzui.ledger.domain.draw.randomness import MOST, below, words


def select(given: Document) -> Document:
    """Selected and alternates of every stratum, in the order of drawing; ValueError for an impossible input.

    `given` holds `pool` (a sealed document) and `entropy` (the published text).
    """
    pool, entropy = given["pool"], given["entropy"]
    if set(given) != {"pool", "entropy"} or not isinstance(entropy, str):
        raise ValueError("a draw needs a pool and an entropy, nothing else")
    sealed = digest_of(pool)
    key = digest({"draw": pool["draw"], "entropy": entropy, "pool": sealed})
    return {"pool_digest": sealed, "strata": [_stratum(stratum, key) for stratum in pool["strata"]]}


def _stratum(stratum: Document, key: bytes) -> Document:
    members, wanted, alternates = stratum["members"], stratum["wanted"], stratum["alternates"]
    weights = stratum.get("weights") or [1] * len(members)
    if len(weights) != len(members) or not 0 <= wanted + alternates <= len(members) or min(wanted, alternates) < 0:
        raise ValueError("more are wanted than there are")
    drawn = draw(weights, wanted + alternates, words(key, stratum["stratum"]))
    names = [members[index] for index in drawn]
    return {"stratum": stratum["stratum"], "selected": names[:wanted], "alternates": names[wanted:]}


def draw(weights: list[int], count: int, source: Iterator[int]) -> list[int]:
    """Indexes of `count` members, each once, in the order in which the series draws them by weight."""
    if min(weights, default=1) < 1 or sum(weights) > MOST:
        raise ValueError("a weight is a whole number from 1; all together stay below 2^53")
    left, drawn = list(range(len(weights))), list[int]()
    while len(drawn) < count:
        picked = _round([weights[index] for index in left], count - len(drawn), source)
        drawn += [left[place] for place in picked]
        for place in picked:
            left[place] = -1
        left = [index for index in left if index >= 0]
    return drawn


def _round(weights: list[int], count: int, source: Iterator[int]) -> dict[int, None]:
    """Places picked in order, until there are `count` or more than half of the weight is gone."""
    total = sum(weights)
    if total == len(weights):  # all weigh 1: the number is the place
        return _distinct(below(total, source), min(count, total // 2 + 1))
    picked: dict[int, None] = {}
    sums, gone = list(accumulate(weights)), 0
    numbers = below(total, source)
    while len(picked) < count and 2 * gone <= total:
        place = bisect_right(sums, next(numbers))
        if place not in picked:
            picked[place] = None
            gone += weights[place]
    return picked


def _distinct(numbers: Iterator[int], count: int) -> dict[int, None]:
    """The first `count` different numbers, in order; as many are read at once as are still missing."""
    found: dict[int, None] = {}
    while missing := count - len(found):
        found.update(dict.fromkeys(islice(numbers, missing)))
    return found
