"""Apportionment by the largest remainder: shares are whole, their sum is exact."""

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` (≥ 0) divided in proportion to `weights` (≥ 0); what is left goes to the largest remainders.

    Equal remainders are served in order of the weights given. A total without any weight is a ValueError.

    >>> apportion(100, (1, 1, 1))
    (34, 33, 33)
    """
    whole = sum(weights)
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("shares are of a total and weights that are not negative")
    if whole == 0:
        if total:
            raise ValueError("there is nobody to share the total")
        return (0,) * len(weights)
    shares, remainders = [], []
    for index, weight in enumerate(weights):
        share, remainder = divmod(total * weight, whole)
        shares.append(share)
        remainders.append((-remainder, index))
    for _, index in sorted(remainders)[: total - sum(shares)]:
        shares[index] += 1
    return tuple(shares)
