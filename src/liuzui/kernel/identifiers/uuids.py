"""UUID version 7 (RFC 9562): ordered by time, made from an instant and random bytes given by the caller."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_MICROSECOND = timedelta(microseconds=1)


def uuid7(at: datetime, random: bytes) -> UUID:
    """A UUIDv7 of the aware instant `at`; needs 8 random bytes or more.

    The 12 bits after the milliseconds carry the microseconds (RFC 9562, method 3), so that identifiers of one
    process sort by time within a millisecond too.
    """
    if at.tzinfo is None or len(random) < 8:
        raise ValueError("an aware instant and 8 random bytes are needed")
    milliseconds, rest = divmod(at - _EPOCH, _MILLISECOND)
    if not 0 <= milliseconds < 1 << 48:
        raise ValueError("the instant is outside the range of version 7")
    fraction = (rest // _MICROSECOND) * 4096 // 1000
    tail = int.from_bytes(random[:8], "big") & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | tail)
