"""Anyone sees what was fixed before a draw and its result, takes its file away, and has it checked on a page."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.ledger.models import Draw
from liuzui.ledger.reads import draws as seen
from liuzui.ledger.services import draws, sealer
from liuzui.ledger.tests.test_services_draws import OPEN_AT, VALUE, WHO, announced, drawn, sealed
from liuzui.shell import time

pytestmark = pytest.mark.django_db(transaction=True)


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_a_draw_shows_what_was_fixed_beforehand_and_its_result(client, lang):
    number, result = drawn()
    sealer.seal_all()
    client.cookies["django_language"] = lang
    page = text(client, f"/open/draws/{number}/")
    row = seen.draw(number)
    for told in (row.source, row.pool_digest, VALUE, "企业007", "本年度已检查", *result.strata[0]["selected"]):
        assert told in page
    assert f"liuzui verify draw-{number}.json --key " in page
    assert row.title in text(client, "/open/draws/")


def test_the_file_of_a_draw_holds_on_the_page_that_checks_and_fails_once_altered(client):
    number, _ = drawn()
    sealer.seal_all()
    raw = client.get(f"/open/draws/{number}/draw.json").content
    checked = client.post("/open/verify", {"file": SimpleUploadedFile("draw.json", raw)}).content.decode()
    assert "重新抽取的结果相同" in checked
    altered = json.loads(raw)
    altered["history"].reverse()
    raw = json.dumps(altered).encode()
    assert "次序不对" in client.post("/open/verify", {"file": SimpleUploadedFile("d.json", raw)}).content.decode()


def test_the_file_of_a_transcript_holds_on_the_page_that_checks(client):
    _, result = drawn()
    sealer.seal_all()
    assert "draw.select/1" in text(client, f"/open/transcripts/{result.transcript}/")
    raw = client.get(f"/open/transcripts/{result.transcript}/transcript.json").content
    page = client.post("/open/verify", {"file": SimpleUploadedFile("t.json", raw)}).content.decode()
    assert "重新计算的结果相同" in page


def test_the_qr_code_of_a_draw_leads_to_the_page_that_checks_its_receipt(client):
    from liuzui.ledger.domain import compact
    from liuzui.ledger.reads import receipt_for

    number, _ = drawn()
    assert client.get(f"/open/draws/{number}/receipt.svg").status_code == 404
    sealer.seal_all()
    answer = client.get(f"/open/draws/{number}/receipt.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    event = seen.history(number)[-1]
    address = compact.address(receipt_for(event.uid), "")
    assert "属实" in text(client, address)
    assert "损坏" in text(client, address[:-9])


def test_nothing_of_a_confidential_draw_is_shown(client):
    number, result = drawn(confidential=True)
    sealer.seal_all()
    shown = [f"/open/draws/{number}/", f"/open/draws/{number}/draw.json", f"/open/transcripts/{result.transcript}/"]
    for path in (*shown, f"/open/transcripts/{result.transcript}/transcript.json"):
        assert "企业" not in client.get(path).content.decode(), path


def test_a_draw_under_way_offers_no_file_yet(client):
    number = announced()
    assert "已公告" in text(client, f"/open/draws/{number}/")
    assert client.get(f"/open/draws/{number}/draw.json").status_code == 404
    number = sealed()
    assert "名单已封存" in text(client, f"/open/draws/{number}/")


def test_an_annulled_draw_says_why(client):
    number, _ = drawn()
    draws.annul(number, "开奖号码录错", actor=WHO)
    sealer.seal_all()
    assert "开奖号码录错" in text(client, f"/open/draws/{number}/")
    raw = client.get(f"/open/draws/{number}/draw.json").content
    page = client.post("/open/verify", {"file": SimpleUploadedFile("d.json", raw)}).content.decode()
    assert "已经作废" in page


@pytest.mark.parametrize("path", ["/open/draws/{}/", "/open/draws/{}/draw.json", "/open/transcripts/{}/"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path.format(uuid4())).status_code == 404


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(client):
    announced()

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            text(client, "/open/draws/")
        return len(queries)

    asked()
    before = asked()
    with time.at(OPEN_AT - timedelta(hours=1)):
        for n in range(25):
            draws.announce(draws.Announcement(f"抽{n}", "用", "源", OPEN_AT), actor=WHO)
    assert asked() == before
    assert Draw.objects.count() == 26
