"""`rebuild --check` of the window: intakes with the words of their pauses, numbers of the queue, mandates."""

import pytest

from liuzui.cases.models import Intake, Text, Ticket
from liuzui.cases.services.window import queue
from liuzui.cases.services.window.rebuild import check
from liuzui.cases.tests.citizen.world import picture, upload
from liuzui.cases.tests.window.test_views_window import AGENT, begun, window
from liuzui.parties.models import Mandate
from liuzui.parties.services.rebuild import check as check_mandates
from liuzui.shell.time import legal_today, now

pytestmark = pytest.mark.django_db
__all__ = ["window"]


@pytest.fixture
def worked(window):
    """An intake parked twice with words, a number that was called."""
    begun(window)
    page = f"/desk/window/{Intake.objects.get().id}/"
    for said in ("下午再来", "明天再来"):
        window.post(page, {"do": "park", "reason": "fetch_original", "said": said})
        window.post(page, {"do": "resume", "verified": "reader"})
    queue.draw("general", now())
    window.post("/desk/window/queue", {"do": "call", "kind": "general"})


def test_rows_of_the_window_follow_from_their_events_and_the_words_of_all_pauses_stay_provable(worked):
    assert Text.objects.filter(case_number=Intake.objects.get().id.hex).count() == 2
    assert check() == (2, [])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: Intake.objects.update(stage="filed"),
        lambda: Intake.objects.update(officer="nobody"),
        lambda: Text.objects.filter(case_number=Intake.objects.get().id.hex).update(salt=b"another salt" * 2),
        lambda: Text.objects.all().delete(),
        lambda: Ticket.objects.update(calls=7),
        lambda: Ticket.objects.all().delete(),
    ],
)
def test_what_does_not_follow_from_events_is_named(worked, spoil):
    spoil()
    assert check()[1]


def test_mandates_are_compared_with_what_was_given_and_revoked(window):
    begun(window, **{**AGENT, "mandate_to": legal_today(), "mandate_scan": upload(picture())})
    assert check_mandates() == (2, [])
    Mandate.objects.filter(scope="file").update(scope="all")
    assert len(check_mandates()[1]) == 1
