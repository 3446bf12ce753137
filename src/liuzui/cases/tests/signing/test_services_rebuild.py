"""`liuzui rebuild --check` folds rounds of signing and notices rows that do not follow from their events."""

import pytest

from liuzui.cases.models import SigningPlace, SigningRound
from liuzui.cases.services.signing.rebuild import check
from liuzui.cases.tests.citizen.world import sign
from liuzui.ledger.models import Event
from liuzui.shell.crypto import fresh_salt

pytestmark = pytest.mark.django_db


def test_a_round_equals_its_events_from_the_first_signature_until_it_is_filed(begin, wang):
    under = begin()
    for n in range(4):
        assert check() == (1, [])
        under.sign(n)
    sign(wang, under.form)
    assert SigningRound.objects.get().stage == "filed"
    assert check() == (1, [])


SPOILT = {
    "stage is": lambda: SigningRound.objects.update(stage="voided"),
    "version is": lambda: SigningRound.objects.update(version=1),
    "the snapshot is not": lambda: SigningRound.objects.update(
        snapshot=SigningRound.objects.get().snapshot.replace("signed", "refused")
    ),
    "the content is not": lambda: SigningRound.objects.update(salt=fresh_salt()),
    "cannot be opened": lambda: SigningPlace.objects.filter(key="p1").update(sealed=b"\x01" * 60),
    "the row of place p1": lambda: SigningPlace.objects.filter(key="p1").update(stage="refused"),
    "the row of place p2": lambda: SigningPlace.objects.filter(key="p2").delete(),
    "the person of place p2": lambda: SigningPlace.objects.filter(key="p2").update(
        sealed=SigningPlace.objects.get(key="p1").sealed
    ),
    "a row without events": lambda: Event.objects.filter(stream__startswith="signing:").delete(),
}


@pytest.mark.parametrize("told", list(SPOILT))
def test_a_changed_row_of_a_round_is_named(begin, told):
    begin().sign(0)
    SPOILT[told]()
    compared, found = check()
    assert (compared, [told in one for one in found]) == (1, [True])
