"""Documents and receipts of my cases once their events are sealed in the log."""

import json
from datetime import timedelta

import pytest

from liuzui.cases.models import Document
from liuzui.cases.tests.citizen.world import text
from liuzui.ledger import reads as ledger
from liuzui.ledger.domain import compact
from liuzui.ledger.models import Event
from liuzui.ledger.services.reactor import drain
from liuzui.ledger.services.rotation import rotate
from liuzui.web.wiring import WIRING

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only


def test_documents_are_listed_and_unread_until_opened(wang, town, file_case):
    number = file_case()["number"]
    drain(WIRING)
    assert "申请材料接收凭证" in text(wang, "/my/")
    assert "未读" in text(wang, f"/my/cases/{number}/")
    assert wang.get(f"/documents/{Document.objects.get().id}")["Content-Type"] == "application/pdf"
    assert "未读" not in text(wang, f"/my/cases/{number}/")
    assert "新送达的文书" not in text(wang, "/my/")


def test_the_receipt_of_an_event_verifies_and_is_only_for_its_parties(wang, stranger, town, file_case):
    answer = file_case()
    uid = answer["events"][0]
    assert wang.get(f"/my/receipts/{uid}/").status_code == 404
    assert "正在记入公开日志" in text(wang, f"/my/cases/{answer['number']}/")
    drain(WIRING)
    receipt = wang.get(f"/my/receipts/{uid}/")
    assert receipt["Content-Disposition"].startswith("attachment")
    assert json.loads(receipt.content)["event"]["uid"] == uid
    assert ledger.verify_proof(receipt.content).code == "receipt.ok"
    assert stranger.get(f"/my/receipts/{uid}/").status_code == 404


def test_a_receipt_has_a_page_whose_code_holds_it(wang, stranger, town, file_case):
    answer = file_case()
    uid = answer["events"][0]
    drain(WIRING)
    assert f"/my/receipts/{uid}/code" in wang.get(f"/my/cases/{answer['number']}/").content.decode()
    page = wang.get(f"/my/receipts/{uid}/code").content.decode()
    assert "data:image/svg+xml;base64," in page
    assert f"/my/receipts/{uid}/" in page
    assert ledger.verify_proof(ledger.receipt_code(uid).encode()).code == "receipt.ok"
    assert stranger.get(f"/my/receipts/{uid}/code").status_code == 404


@pytest.mark.parametrize(("most", "coded"), [(1700, True), (10, False)])
def test_a_receipt_with_more_introductions_than_a_code_can_hold_keeps_its_page(
    wang, town, file_case, monkeypatch, most, coded
):
    uid = file_case()["events"][0]
    drain(WIRING)
    rotate(timedelta(days=30), actor="service:test")
    monkeypatch.setattr(compact, "MOST", most)
    page = wang.get(f"/my/receipts/{uid}/code")
    assert (page.status_code, "data:image/svg+xml;base64," in page.content.decode()) == (200, coded)
    assert "introductions" in json.loads(wang.get(f"/my/receipts/{uid}/").content)
    assert not coded or ledger.verify_proof(ledger.receipt_code(uid).encode()).code == "receipt.ok"


def test_receipts_of_other_streams_are_not_given(wang, town):
    drain(WIRING)
    other = Event.objects.exclude(stream__startswith="case:").filter(position__isnull=False).first()
    assert wang.get(f"/my/receipts/{other.uid}/").status_code == 404
