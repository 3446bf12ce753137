"""The desk of draws: the order is kept, what was typed is kept, a confidential draw is opened only on record."""

from datetime import UTC, datetime, timedelta

import pytest

from liuzui.ledger.models import AccessEntry, Draw, Event
from liuzui.ledger.reads import draws as seen
from liuzui.parties import services as parties
from liuzui.parties.types import AccountKind, Post
from liuzui.shell import time

pytestmark = pytest.mark.django_db(transaction=True)
T0 = datetime(2026, 3, 2, 1, tzinfo=UTC)
TOLD = {"title": "抽取检查对象", "purpose": "双随机", "source": "双色球第2026025期", "entropy_at": "2026-03-03T21:30"}
POOL = {"members": "甲\n乙,2\n丙\n丁,1", "places": "2，1", "exclusions": "丙，本年度已检查"}
VALUE = {"entropy": "05 12 13 22 31 33 + 07", "evidence": "https://www.cwl.gov.cn/"}


def signed_in(client, *roles):
    account = parties.open_account(roles[0], "long enough 1", kind=AccountKind.STAFF, at=T0)
    parties.appoint(account.id, Post("0107", "样本", frozenset(roles), T0.date()), actor="system:test", at=T0)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def office(client):
    return signed_in(client, "head")


def act(client, verb, said=None, days=0):
    number = Draw.objects.get().id
    with time.at(T0 + timedelta(days=days)):
        return client.post(f"/desk/draws/{number}/{verb}", said or {})


def announce(client, **changes):
    with time.at(T0):
        return client.post("/desk/draws/", {**TOLD, **changes})


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_draw_is_made_step_by_step_from_the_desk(office, language):
    office.cookies["django_language"] = language
    assert announce(office).status_code == 302
    assert act(office, "seal", POOL).status_code == 302
    assert act(office, "entropy", VALUE, days=3).status_code == 302
    assert act(office, "draw", days=3).status_code == 302
    row = Draw.objects.get()
    (stratum,) = seen.result(row.id).strata
    assert (len(stratum["selected"]), len(stratum["alternates"])) == (2, 1)
    page = office.get(f"/desk/draws/{row.id}/").content.decode()
    assert all(name in page for name in stratum["selected"])
    assert row.entropy_at == datetime(2026, 3, 3, 13, 30, tzinfo=UTC)


def test_an_announcement_sent_twice_is_one_draw(office):
    first, second = announce(office, key="one"), announce(office, key="one")
    assert (first.status_code, first.url) == (302, second.url)
    assert announce(office, key="two").url != first.url


def test_what_is_refused_says_why_and_keeps_what_was_typed(office):
    announce(office)
    answer = act(office, "seal", {**POOL, "members": "甲\n甲"})
    assert (answer.status_code, "出现了两次" in answer.content.decode()) == (422, True)
    assert "甲\n甲" in answer.content.decode().replace("\r", "")
    for wrong, why in (
        ({"places": "两个"}, "应当是整数"),
        ({"exclusions": "丙"}, "第 1 行"),
        ({"members": ""}, "必填"),
    ):
        assert why in act(office, "seal", {**POOL, **wrong}).content.decode()
    act(office, "seal", POOL)
    assert "还没到公告的时间" in act(office, "entropy", VALUE).content.decode()
    assert "还没有填写随机数" in act(office, "draw", days=3).content.decode()
    assert act(office, "annul", {"reason": ""}).status_code == 422
    assert Event.objects.filter(stream__startswith="draw:").count() == 2


def test_an_announcement_without_a_future_value_is_refused(office):
    assert "必须晚于现在" in announce(office, entropy_at="2026-03-01T21:30").content.decode()
    assert announce(office, title="").status_code == 422
    assert not Draw.objects.exists()


def test_opening_a_confidential_draw_is_on_record(office):
    announce(office, confidential="on")
    act(office, "seal", POOL)
    before = AccessEntry.objects.count()
    assert "本年度已检查" in office.get(f"/desk/draws/{Draw.objects.get().id}/").content.decode()
    assert AccessEntry.objects.count() == before + 1


@pytest.mark.parametrize(("role", "status"), [("approver", 200), ("window", 403), ("auditor", 403)])
def test_only_those_who_answer_for_a_draw_see_its_desk(client, role, status):
    assert signed_in(client, role).get("/desk/draws/").status_code == status


def test_no_step_is_taken_by_following_a_link(office):
    announce(office)
    number = Draw.objects.get().id
    assert office.get(f"/desk/draws/{number}/seal").status_code == 405
    assert office.post(f"/desk/draws/{number}/nothing").status_code == 404
