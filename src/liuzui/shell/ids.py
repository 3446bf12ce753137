"""Fresh identifiers of rows and subjects: UUID version 7, ordered by process time."""

import secrets
from uuid import UUID

from liuzui.shell.time import now


def new_id() -> UUID:
    """A UUIDv7 of this instant (RFC 9562): sorts by time, so indexes stay compact."""
    milliseconds = int(now().timestamp() * 1000)
    value = (milliseconds & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)
