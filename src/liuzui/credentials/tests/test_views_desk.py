"""Deciding on a licence at the desk: by the head, with reasons that its holder reads."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.credentials import reads
from liuzui.credentials.models import Credential, CredentialText
from liuzui.credentials.services import rebuild
from liuzui.credentials.tests.samples import AT, a_grant, issued
from liuzui.credentials.types import Holder, Status
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import Identity, Post
from liuzui.shell import time

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FRAUD = {"cause": "fraud", "words": "健康证明系伪造"}


@pytest.fixture
def desk(client):
    """Signs in an officer with a role of an agency."""

    def sign_in(role="head", agency="0107"):
        account = open_account(f"{role}-{agency}", "correct horse 42", kind="staff", at=AT)
        post = Post(agency, role, frozenset({role}), date(2026, 1, 1), "")
        appoint(account.id, post, actor="system:test", at=AT)
        client.force_login(account, backend=BACKEND)
        return client

    with time.at(AT):
        yield sign_in


@pytest.fixture
def some_licence():
    """The number of a licence in force."""
    return issued().number


def test_the_head_revokes_and_everybody_reads_what_she_may(desk, some_licence):
    client = desk()
    assert client.post(f"/desk/licences/{some_licence}/", FRAUD | {"key": "k"}).status_code == 302
    assert client.post(f"/desk/licences/{some_licence}/", FRAUD | {"key": "k"}).status_code == 302
    (act,) = reads.acts(some_licence)
    assert (act.status, act.words, act.compensation) == (Status.REVOKED, "健康证明系伪造", False)
    page = client.get(f"/desk/licences/{some_licence}/").content.decode()
    assert "以欺骗、贿赂等不正当手段取得" in page
    public = client.get(f"/open/verify/{some_licence}/").content.decode()
    assert "第六十九条" in public
    assert "健康证明" not in public
    assert CredentialText.objects.count() == 1
    assert rebuild.check()[1] == []


def test_a_withdrawal_for_changed_circumstances_makes_good_the_loss(desk, some_licence):
    client = desk()
    client.post(f"/desk/licences/{some_licence}/", {"cause": "circumstances", "words": "片区改为水源保护区"})
    page = client.get(f"/desk/licences/{some_licence}/").content.decode()
    assert "行政许可法 第八条" in page
    assert "依法赔偿或者补偿" in page


@pytest.mark.parametrize(
    ("role", "data", "status", "told"),
    [
        ("approver", FRAUD, 403, "由机关负责人决定"),
        ("head", FRAUD | {"harm": "on"}, 409, "重大损害的，不予撤销"),
        ("head", {"cause": "suspended_by_law", "words": "整改"}, 422, "必须写明法律依据"),
        ("head", {"cause": "fraud", "words": " "}, 422, "事实和理由"),
        ("head", {"cause": "mood", "words": "x"}, 422, "mood"),
        ("head", {"cause": "expired", "words": "到期"}, 409, "有效期还没有届满"),
    ],
)
def test_what_the_law_does_not_allow_is_told_and_changes_nothing(desk, some_licence, role, data, status, told):
    answer = desk(role).post(f"/desk/licences/{some_licence}/", data)
    assert told in answer.content.decode()
    assert answer.status_code == status
    assert Credential.objects.get().status == Status.IN_FORCE


def test_another_agencys_licence_does_not_exist_here(desk, some_licence):
    client = desk(agency="0108")
    assert client.get(f"/desk/licences/{some_licence}/").status_code == 404
    assert some_licence not in client.get("/desk/licences/").content.decode()


def test_the_list_asks_as_many_statements_for_one_licence_as_for_ten(desk, some_licence):
    client = desk()
    client.get("/desk/licences/")
    with CaptureQueriesContext(connection) as one:
        assert some_licence in client.get("/desk/licences/").content.decode()
    for serial in range(400, 409):
        issued(a_grant(serial))
    with CaptureQueriesContext(connection) as ten:
        client.get("/desk/licences/")
    assert len(one) == len(ten)


def test_a_number_narrows_the_list(desk, some_licence):
    assert "没有找到证照" in desk().get("/desk/licences/", {"q": "XX"}).content.decode()


def test_a_holder_asks_for_renewal_and_the_desk_decides(desk, client):
    person = create_person(
        Identity("王小花", "140825199003070040", "13800000001"), assurance="sample", actor="system:test", at=AT
    )
    owner = open_account("wang", "correct horse 42", kind="citizen", at=AT, person=person.id)
    holder = Holder(person.id, "王小花", "140825199003070040", natural=True)
    number = issued(a_grant(holder=holder)).number
    client.force_login(owner, backend=BACKEND)
    assert "申请延续" in client.get(f"/my/licences/{number}/").content.decode()
    assert client.post(f"/my/licences/{number}/renew", {"key": "k"}).status_code == 302
    assert "视为准予延续" in client.get(f"/my/licences/{number}/").content.decode()
    assert client.post("/my/licences/JY0/renew").status_code == 404
    officer = desk("approver")
    assert "等延续决定" in officer.get("/desk/licences/").content.decode()
    page = officer.post(f"/desk/licences/{number}/renewal", {"renew": "no", "words": "不符合"})
    assert (page.status_code, "不符合" in page.content.decode()) == (422, True)
    assert officer.post(f"/desk/licences/{number}/renewal", {"renew": "yes", "words": "仍符合"}).status_code == 302
    assert "2036-11-23" in officer.get(f"/desk/licences/{number}/").content.decode()
    assert officer.post(f"/desk/licences/{number}/renewal", {"renew": "yes", "words": "x"}).status_code == 409


def test_a_business_licence_is_a_registration_and_not_revoked_here(desk):
    grant = a_grant(kind="business", form="limited-company", given="91140825MA0KTE5M1U", years=None)
    number = issued(grant).number
    client = desk()
    assert number not in client.get("/desk/licences/").content.decode()
    page = client.post(f"/desk/licences/{number}/", FRAUD)
    assert (page.status_code, "营业执照是登记" in page.content.decode()) == (409, True)
    assert Credential.objects.get().status == Status.IN_FORCE
