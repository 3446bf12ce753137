"""What leaves the county: heads decide, auditors look, secrets are shown once, exports hold nobody's name."""

import json
from datetime import UTC, datetime

import pytest

from liuzui.exchange.reads.partners import partners
from liuzui.ledger.models import Delivery, Event
from liuzui.parties import services as parties
from liuzui.parties.types import AccountKind, Post

pytestmark = pytest.mark.django_db
T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)
WISH = {"partner": "city", "url": "http://127.0.0.1:9/", "kinds": ["case.granted"], "basis": "样本依据"}


def signed_in(client, role):
    account = parties.open_account(role, "long enough 1", kind=AccountKind.STAFF, at=T0)
    parties.appoint(account.id, Post("0107", "样本", frozenset({role}), T0.date()), actor="system:test", at=T0)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def head(client, settings):
    settings.OUTSIDE = frozenset({"127.0.0.1:9"})
    return signed_in(client, "head")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_partner_is_registered_its_secret_shown_once_renewed_and_ended(head, language):
    head.cookies["django_language"] = language
    answer = head.post("/desk/partners/", WISH)
    assert (answer.status_code, "whsec_" in answer.content.decode()) == (200, True)
    assert "no-store" in answer["Cache-Control"]
    assert "whsec_" not in head.get("/desk/partners/").content.decode()
    assert "whsec_" in head.post("/desk/partners/city/renew").content.decode()
    assert head.post("/desk/partners/city/end").status_code == 302
    assert [one.active for one in partners()] == [False]
    assert head.get("/desk/partners/").status_code == 200


@pytest.mark.parametrize(
    "change", [{"url": "http://169.254.0.1/"}, {"kinds": []}, {"kinds": ["nothing"]}, {"basis": ""}, {"partner": "A B"}]
)
def test_a_wish_that_cannot_be_met_is_refused_with_the_reason(head, change):
    answer = head.post("/desk/partners/", {**WISH, **change})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not partners()


def test_dead_letters_of_a_partner_are_counted_and_linked(head):
    head.post("/desk/partners/", WISH)
    told = {"destination": WISH["url"], "body": "{}", "due_at": T0, "secret": "city"}
    for n, state in enumerate(("sent", "sent", "waiting", "dead")):
        Delivery.objects.create(key=str(n), state=state, **told)
    page = head.get("/desk/partners/").content.decode()
    for words in ("已送到 2，正在发送 1", "发不出 1", "/desk/stuck/?view=letters"):
        assert words in page


def test_auditors_look_and_others_see_nothing(client):
    auditor = signed_in(client, "auditor")
    assert auditor.get("/desk/partners/").status_code == 200
    assert auditor.post("/desk/partners/", WISH).status_code == 403
    assert auditor.post("/desk/partners/city/end").status_code == 403
    assert signed_in(client, "window").get("/desk/partners/").status_code == 403
    assert client.get("/desk/export/").status_code == 403


@pytest.mark.parametrize("form", ["xes", "ocel-json", "ocel-xml"])
def test_history_is_downloaded_and_that_it_left_is_an_event(head, form):
    answer = head.post("/desk/export/", {"form": form, "since": "2026-01-01", "until": "2026-12-31"})
    content = b"".join(answer.streaming_content).decode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert json.loads(content) if form == "ocel-json" else content.startswith("<?xml")
    assert Event.objects.filter(kind="history.exported").count() == 1
    assert head.post("/desk/export/", {"form": "pdf"}).status_code == 422
    assert head.post("/desk/export/", {"form": "xes", "since": "yesterday"}).status_code == 422
