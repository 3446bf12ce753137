"""Beneficial owners through chains of ownership: 25 % or more (受益所有人信息管理办法 第六条)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

THRESHOLD = Fraction(1, 4)
DEEPEST = 12
"""Links of a chain beyond which nobody follows it: an officer does."""
_MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Stake:
    """`holder` owns `share` of `held`; `person` says whether the holder is a natural person."""

    holder: str
    held: str
    share: Fraction
    person: bool


@dataclass(frozen=True, slots=True)
class Owner:
    """A natural person and the share that reaches her over all chains."""

    name: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Owners:
    """Beneficial owners, greatest first; the part that no given chain explains; whether all was followed."""

    found: tuple[Owner, ...]
    unexplained: Fraction
    complete: bool


def beneficial_owners(entity: str, stakes: Iterable[Stake]) -> Owners:
    """Natural persons who hold 25 % or more of `entity` directly and through others together, exactly.

    >>> half = Fraction(1, 2)
    >>> chain = [Stake("甲", "新", half, True), Stake("乙司", "新", half, False), Stake("丙", "乙司", half, True)]
    >>> [(owner.name, owner.share) for owner in beneficial_owners("新", chain).found]
    [('甲', Fraction(1, 2)), ('丙', Fraction(1, 4))]
    """
    above: dict[str, list[Stake]] = defaultdict(list)
    for stake in stakes:
        above[stake.held].append(stake)
    reached, complete = _follow(entity, above)
    owners = [Owner(name, share) for name, share in reached.items() if share >= THRESHOLD]
    explained = sum(reached.values(), Fraction(0))
    return Owners(tuple(sorted(owners, key=lambda one: (-one.share, one.name))), 1 - explained, complete)


def _follow(entity: str, above: Mapping[str, list[Stake]]) -> tuple[dict[str, Fraction], bool]:
    """Shares that reach natural persons; a circle or a chain too long ends where it is."""
    reached: dict[str, Fraction] = defaultdict(Fraction)
    open_ends: list[tuple[str, Fraction, tuple[str, ...]]] = [(entity, Fraction(1), (entity,))]
    complete, steps = True, 0
    while open_ends:
        held, share, chain = open_ends.pop()
        for stake in above.get(held, ()):
            steps += 1
            if stake.person:
                reached[stake.holder] += share * stake.share
            elif stake.holder in chain or len(chain) > DEEPEST or steps > _MOST_STEPS:
                complete = False
            else:
                open_ends.append((stake.holder, share * stake.share, (*chain, stake.holder)))
    return dict(reached), complete
