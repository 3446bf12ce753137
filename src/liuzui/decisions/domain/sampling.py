"""How many automatic approvals of a day are checked by a person (own rule, not of law): one in twenty, at least one."""

ONE_IN = 20


def wanted(approved: int) -> int:
    """The size of the sample.

    >>> [wanted(n) for n in (0, 1, 20, 21, 400)]
    [0, 1, 1, 2, 20]
    """
    return -(-approved // ONE_IN)
