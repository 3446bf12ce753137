"""The reactor's loop: one process under a lease seals, lets handlers react, rings timers, sends deliveries."""

import logging
import os
import socket
import time
from collections.abc import Callable, Mapping

from django.db import close_old_connections

from liuzui.ledger.services import leases
from liuzui.ledger.services.access import close_batch
from liuzui.ledger.services.deliveries import send_due
from liuzui.ledger.services.reactor import Wiring, react
from liuzui.ledger.services.sealer import seal
from liuzui.ledger.services.timers import Wake, ring

PAUSE = 0.25
"""Seconds between two looks when there was nothing to do."""
CLOSE_EVERY = 60
"""Seconds between two closings of the access log."""
log = logging.getLogger(__name__)


def holder() -> str:
    """Name of this process as a lease holder."""
    return f"{socket.gethostname()}:{os.getpid()}"


def run(wiring: Wiring, wakes: Mapping[str, Wake], stopped: Callable[[], bool]) -> None:
    """Works until `stopped` says so; another process takes over when this one's lease runs out."""
    me, closed = holder(), time.monotonic()
    while not stopped():
        try:
            close_old_connections()
            if not leases.take("reactor", me):
                time.sleep(1)
                continue
            busy = turn(wiring, wakes)
            if time.monotonic() - closed > CLOSE_EVERY:
                closed, _ = time.monotonic(), close_batch()
            if not busy:
                time.sleep(PAUSE)
        except Exception:
            log.exception("the reactor stumbled; it goes on")
            time.sleep(1)
    leases.give_back("reactor", me)


def turn(wiring: Wiring, wakes: Mapping[str, Wake]) -> int:
    """One round of everything; returns how much there was to do."""
    return ring(wakes) + seal() + react(wiring) + send_due()
