"""The desk of audits: who may open it; opening a decision is logged; a result is sent once."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from liuzui.decisions import services
from liuzui.decisions.models import Check, Decision, Sample
from liuzui.decisions.types import About
from liuzui.ledger.models import AccessEntry
from liuzui.parties.models import Account
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.types import Post
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SHOP = {"经营方式": "食品销售", "销售内容": "仅预包装食品", "规模": "一般"}


@pytest.fixture
def officer(client):
    def enter(role):
        account = open_account(f"staff-{role}", "correct horse 42", kind="staff", at=now())
        post = Post("0107", role, frozenset({role}), date(2026, 1, 1), "")
        appoint(account.id, post, actor="system:test", at=now())
        client.force_login(Account.objects.get(id=account.id), backend=BACKEND)
        return client

    return enter


@pytest.fixture
def drawn():
    made = services.decide("food-business", SHOP, About(uuid4(), "140825-1"), actor="system:test")
    sample = Sample.objects.create(day=date(2026, 6, 1), draw=uuid4(), approved=1, wanted=1)
    return Check.objects.create(sample=sample, decision=Decision.objects.get(id=made.id)).id


def test_a_drawn_decision_is_opened_with_its_reasons_after_the_reading_is_logged(officer, drawn):
    client = officer("approver")
    assert str(drawn) in client.get(reverse("desk-audits")).content.decode()
    page = client.get(reverse("desk-audit", args=[drawn])).content.decode()
    assert "只需备案" in page
    assert "为什么不是别的结果" in page
    assert AccessEntry.objects.filter(purpose=f"decision-audit:{drawn}").count() == 1


def test_a_result_is_recorded_and_the_decision_waits_no_more(officer, drawn):
    client = officer("approver")
    answer = client.post(reverse("desk-audit", args=[drawn]), {"result": "right", "words": "与原件一致"}, follow=True)
    assert "没有等待复核的决定" in answer.content.decode()
    assert "决定正确" in client.get(reverse("desk-audit", args=[drawn])).content.decode()


def test_a_result_without_words_is_told(officer, drawn):
    answer = officer("approver").post(reverse("desk-audit", args=[drawn]), {"result": "right"})
    assert answer.status_code == 422
    assert Check.objects.get().result == ""


def test_examiners_are_kept_out(officer, drawn):
    assert officer("examiner").get(reverse("desk-audit", args=[drawn])).status_code == 403
