"""An idle reactor meets an act at once, and does not spin on what it cannot seal."""

import threading
import time

import pytest

from liuzui.config.cli import reactor


def rested(monkeypatch, found, known):
    """Seconds that a reactor rests when the newest events are these, one at each glance."""
    glances = iter(found)
    monkeypatch.setattr(reactor, "newest", lambda: next(glances, found[-1]))
    began = time.monotonic()
    reactor.rest(threading.Event(), 0.4, known)
    return time.monotonic() - began


def test_a_new_event_ends_the_rest(monkeypatch):
    assert rested(monkeypatch, [None, None, 7], None) < 0.3


@pytest.mark.parametrize(("found", "known"), [([None], None), ([7], 7)])
def test_without_a_newer_event_the_reactor_rests(monkeypatch, found, known):
    assert rested(monkeypatch, found, known) >= 0.4


def test_what_somebody_waits_for_is_part_of_the_wiring():
    from liuzui.web.wiring import PROMPT, WIRING

    assert all(set(handlers) <= set(WIRING[kind]) for kind, handlers in PROMPT.items())
