"""The path of a case through the database: events, rows, documents, retries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.cases.models import Case, Document, Filing, Text
from liuzui.cases.reads import cases
from liuzui.cases.services import verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.licensing_world import at
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.ledger.models import Event, Timer
from liuzui.ledger.services.reactor import drain
from liuzui.ledger.services.timers import ring
from liuzui.shell import time
from liuzui.web.wiring import WAKES, WIRING

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only


def call(officer, when, key=None):
    return Call(f"account:{officer.account}", when, key)


def test_a_submission_is_recorded_with_its_sealed_form_and_its_wake_up(town, file_case):
    answer = file_case()
    found = cases.case(answer["number"])
    assert found.state.stage == "submitted"
    assert found.due_at == Timer.objects.get().due_at == at("03-09", 18)
    assert cases.filing(found)["shop-name"] == "绛州老面馆"
    assert "绛州老面馆" not in Event.objects.get(uid=answer["events"][0]).data
    assert b"\xe7\xbb\x9b" not in bytes(Filing.objects.get().sealed)
    assert Timer.objects.get().stream == f"case:{answer['number']}"


def test_a_retry_gets_the_same_case(file_case):
    first = file_case(key="k1")
    assert file_case(key="k1") == first
    assert Case.objects.count() == 1
    other = file_case(key="k1", area="90")
    assert other.code == "idempotency.other_body"


def test_two_officers_at_once_cannot_both_accept(town, file_case):
    number = file_case()["number"]
    window = town.officers["window"]
    assert verbs.accept(number, window, call(window, at("03-02", 10)))["stage"] == "examining"
    second = verbs.accept(number, window, call(window, at("03-02", 10, 1)))
    assert isinstance(second, Refusal)
    assert Event.objects.filter(stream=f"case:{number}").count() == 2


def test_a_refusal_writes_nothing(town, file_case):
    number = file_case()["number"]
    one = town.officers["one"]
    before = Event.objects.count()
    refused = verbs.review(number, one, ("documents", True), "看过", call(one, at("03-02", 10)))
    assert refused.code == "case.not_examining"
    assert (Event.objects.count(), Text.objects.count()) == (before, 0)


@pytest.mark.parametrize("key", [None, "k"])
def test_a_verb_costs_at_most_five_statements(town, file_case, key):
    number = file_case()["number"]
    window = town.officers["window"]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        verbs.accept(number, window, call(window, at("03-02", 10), key))
    work = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    assert len(work) <= 5, work


def test_the_timer_lets_silence_accept(town, file_case):
    number = file_case()["number"]
    with time.at(at("03-09", 23)):
        assert ring(WAKES) == 1
    found = cases.case(number)
    assert found.state.by_silence
    assert str(found.state.accepted) == "2026-03-02"
    assert not Timer.objects.exists()


def test_documents_are_made_from_the_log_once_and_numbered(town, file_case):
    number = file_case()["number"]
    window = town.officers["window"]
    verbs.accept(number, window, call(window, at("03-02", 10)))
    with time.at(at("03-02", 11)):
        drain(WIRING)
        drain(WIRING)
    made = Document.objects.order_by("id")
    assert [d.number for d in made] == [f"{number}/receipt-1", f"{number}/acceptance-2"]
    assert cases.document_pdf(made[0].id).startswith(b"%PDF")


def test_everything_that_happened_has_a_receipt_that_verifies(town, file_case):
    answer = file_case()
    drain(WIRING)
    receipt = ledger.receipt_for(answer["events"][0])
    from liuzui.kernel.canonical import canonical

    assert ledger.verify_proof(canonical(receipt)).code == "receipt.ok"
    receipt["event"]["actor"] = "account:somebody"
    assert ledger.verify_proof(canonical(receipt)).code == "receipt.altered"


def test_late_corrections_meet_the_silence(town, file_case):
    number = file_case()["number"]
    window = town.officers["window"]
    answer = verbs.request_corrections(number, window, {"layout": "缺比例尺"}, call(window, NOON + timedelta(days=30)))
    assert isinstance(answer, Refusal)
