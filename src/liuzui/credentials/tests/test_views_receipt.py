"""A receipt from the log is true; an altered one is not."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from liuzui.credentials.tests.samples import issued
from liuzui.ledger import reads as ledger
from liuzui.ledger.services import sealer

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only


def checked(client: Client, receipt: dict[str, Any]) -> str:
    """What the page says of a receipt."""
    file = SimpleUploadedFile("receipt.json", json.dumps(receipt).encode())
    return client.post("/open/verify", {"file": file}).content.decode()


@pytest.fixture
def receipt() -> dict[str, Any]:
    event = ledger.events(f"credential:{issued().number}")[0]
    sealer.seal_all()
    found = ledger.receipt_for(event.uid)
    assert found is not None
    return found


def test_a_true_receipt_names_its_event_and_position(client: Client, receipt: dict[str, Any]) -> None:
    text = checked(client, receipt)
    for told in ("属实", "证照已颁发", receipt["event"]["stream"].partition(":")[2]):
        assert told in text


def test_an_altered_receipt_does_not_hold(client: Client, receipt: dict[str, Any]) -> None:
    receipt["event"]["data"]["holder_name"] = "别人"
    assert "事件或证明被改动" in checked(client, receipt)


def test_a_receipt_of_another_log_does_not_hold(client: Client, receipt: dict[str, Any]) -> None:
    receipt["head"]["key_id"] = "0" * 16
    assert "签名公钥不在信任之列" in checked(client, receipt)
