"""`liuzui reactor`: seal events, ring timers, carry out consequences and chores, send deliveries, until stopped.

Deliveries have a thread of their own: a partner's slow system never holds back the log. So has long work: shadows of
drafts and replays.
"""

import argparse
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable

PAUSE = 0.5  # seconds between two rounds when there was nothing to do
GLANCE = 0.02  # seconds between two glances at the log meanwhile: one index look-up, so that an act is met at once
PROMPT_STEPS = 5  # order, answer, licence, each an event that is sealed before the next can follow
TROUBLE = 5.0  # seconds after a round that failed, or while another reactor holds the lease


def arguments(parser: argparse.ArgumentParser) -> None:
    """One round is for scripts and tests."""
    parser.add_argument("--once", action="store_true", help="do what is due now, then end")


def round_of_work() -> int:
    """Seal, ring, react, tidy up; returns how much was done."""
    from liuzui.ledger.services import access, reactor, sealer, timers
    from liuzui.shell.time import now
    from liuzui.web import wiring

    done = timers.ring(wiring.WAKES) + access.close_batch()
    for _ in range(PROMPT_STEPS):
        done += (sealed := sealer.seal_all())
        if not sealed or not reactor.react(wiring.PROMPT):
            break
    done += reactor.react(wiring.WIRING, gentle=True)
    return done + sum(chore(now()) for chore in wiring.CHORES)


def keep_at(work: Callable[[], int], stop: threading.Event) -> None:
    """Do work until told to stop; it says how much it did, and rests when that was nothing."""
    from django.db import close_old_connections, connection

    while not stop.is_set():
        close_old_connections()
        try:
            wait = 0.0 if work() else PAUSE
        except Exception:
            logging.getLogger(__name__).exception("%s failed; again in %.0f s", work.__name__, TROUBLE)
            wait = TROUBLE
        stop.wait(wait)
    connection.close()


def send_due() -> int:
    """Send what is due; two senders never try the same message at once."""
    from liuzui.ledger.services import deliveries

    return deliveries.send_due()


def work_long() -> int:
    """A batch of each kind of long work, where the reactor's lease is held."""
    from liuzui.ledger.services import leases
    from liuzui.web import wiring

    return sum(work() for work in wiring.LONG) if leases.holds("reactor", _holder()) else 0


def _holder() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _turn(holder: str) -> float:
    """One turn under the lease; returns how many seconds to wait before the next."""
    from django.db import close_old_connections

    from liuzui.ledger.services import leases

    close_old_connections()
    try:
        if not leases.take("reactor", holder, seconds=30):
            return TROUBLE
        return 0.0 if round_of_work() else PAUSE
    except Exception:
        logging.getLogger(__name__).exception("a round failed; trying again in %.0f s", TROUBLE)
        return TROUBLE


def newest() -> int | None:
    """The newest event that is not sealed; None also while the database does not answer."""
    from django.db import DatabaseError

    from liuzui.ledger.reads.log import newest_unsealed

    try:
        return newest_unsealed()
    except DatabaseError:
        return None


def rest(stop: threading.Event, seconds: float, known: int | None) -> None:
    """Wait between two rounds; ends early when there is an event newer than `known`, which a round could not seal."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stop.wait(GLANCE):
        if newest() not in (None, known):
            return


def run(options: argparse.Namespace) -> int:
    """Exit code 0 after a clean stop; the ledger's lease sees to it that only one reactor acts."""
    from liuzui.config.cli.django_ready import ready

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    ready()
    from liuzui.ledger.services import leases

    holder = _holder()
    for work in () if options.once else (send_due, work_long):
        threading.Thread(target=keep_at, args=[work, stop], daemon=True).start()
    while not stop.is_set():
        known = newest()
        wait = _turn(holder)
        if options.once and wait and not send_due() + work_long():
            break
        if wait == PAUSE:
            rest(stop, wait, known)
        else:
            stop.wait(wait)
    leases.give_back("reactor", holder)
    return 0
