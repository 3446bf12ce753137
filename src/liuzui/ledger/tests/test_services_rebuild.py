"""What rows of draws and transcripts say follows from the log; a changed row, pool or result is named."""

import json

import pytest

from liuzui.kernel.canonical import canonical
from liuzui.ledger.models import Draw, Event, Transcript
from liuzui.ledger.services import draws
from liuzui.ledger.services.rebuild import check
from liuzui.ledger.tests.test_services_draws import WHO, announced, drawn, given, sealed
from liuzui.shell import crypto

pytestmark = pytest.mark.django_db(transaction=True)


def differences():
    return check()[1]


@pytest.mark.parametrize("confidential", [False, True])
def test_draws_of_every_stage_follow_from_their_events(confidential):
    for make in (announced, sealed, given, lambda **how: drawn(**how)[0]):
        number = make(confidential=confidential)
    draws.annul(number, "录错", actor=WHO)
    compared, found, erased = check()
    assert (compared, found, erased) == (5, [], [])


@pytest.mark.parametrize(
    "change",
    [
        {"title": "别的"}, {"source": "别的"}, {"confidential": True}, {"stage": "sealed"}, {"entropy": "0"},
        {"evidence": "别处"}, {"reason": "没有"}, {"pool_digest": "00" * 32}, {"pool": b"{}"},
        {"transcript_id": None},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_a_changed_row_of_a_draw_is_named(change):
    number, _ = drawn()
    Draw.objects.filter(id=number).update(**change)
    assert any(f"draw:{number}" in one for one in differences())


def test_a_changed_result_is_named_even_with_its_digest():
    _, result = drawn()
    row = Transcript.objects.get(id=result.transcript)
    public = json.loads(row.public)
    public["output"]["strata"][0]["selected"].reverse()
    row.public = canonical(public).decode()
    row.save()
    assert differences() == [f"transcript:{row.id}: the row is not what its event says"]


def test_an_output_that_does_not_follow_is_named(monkeypatch):
    from liuzui.ledger.types import FUNCTIONS

    _, result = drawn()
    monkeypatch.setitem(FUNCTIONS, ("draw.select", 1), lambda given: {"strata": []})
    assert differences() == [f"transcript:{result.transcript}: transcript.output_differs"]


def test_events_without_a_row_are_named():
    number = announced()
    Draw.objects.all().delete()
    assert differences() == [f"draw:{number}: events without a row"]
    Event.objects.all().delete()
    number = announced()
    Event.objects.all().delete()
    assert differences() == [f"draw:{number}: a row without events"]


def test_an_erased_draw_is_reported_as_erased_and_not_as_different():
    number, result = drawn(confidential=True)
    for key in (number, result.transcript):
        crypto.erase(key)
    assert check()[1:] == ([], [f"draw:{number}", f"transcript:{result.transcript}"])
