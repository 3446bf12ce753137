"""Fresh identifiers of rows and subjects: UUID version 7, ordered by process time."""

import os
from uuid import UUID

from liuzui.kernel.identifiers import uuid7
from liuzui.shell.time import now


def new_id() -> UUID:
    """A UUIDv7 of this instant: sorts by time, so that indexes stay compact."""
    return uuid7(now(), os.urandom(8))
