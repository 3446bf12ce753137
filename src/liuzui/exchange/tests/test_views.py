"""`/my/readings/` shows a party who read what, in both languages, and nothing about anybody else."""

import re
from uuid import UUID

import pytest
from django.test import Client

from liuzui.exchange import services
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.access import log_access
from liuzui.parties import services as parties
from liuzui.parties.models import Account
from liuzui.parties.tests.samples import AT, SYSTEM, a_person, an_account, an_organisation
from liuzui.parties.types import AccountKind, Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Account:
    """An owner about whom an officer, another system and she herself asked."""
    person = a_person(1)
    an_organisation(person.id)
    account = an_account(person.id, "owner")
    officer = an_account(None, "examiner", AccountKind.STAFF)
    made = parties.appoint(officer.id, Post("0107", "赵刚", frozenset({"examiner"}), AT.date()), actor=SYSTEM, at=AT)
    assert not isinstance(made, Refusal)
    for reader, purpose in ((f"account:{officer.id}", "examine"), (f"account:{account.id}", "fill")):
        services.facts(["person.name", "person.phone"], person.id, reader=reader, purpose=purpose, case="X-7")
    services.facts(["person.name"], person.id, reader="service:city", purpose="examine")
    return account


def rows(client: Client, account: Account) -> list[str]:
    """The rows of the table as words."""
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/my/readings/").content.decode()
    body = page[page.index("<tbody>") : page.index("</tbody>")] if "<tbody>" in page else ""
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", row)) for row in body.split("</tr>")[:-1]]


def test_she_sees_who_read_what_why_and_on_what_basis(client: Client, owner: Account) -> None:
    system, herself, officer = rows(client, owner)
    assert "系统接口：city" in system
    assert "您本人" in herself
    assert "预填表格" in herself
    assert "新绛县行政审批服务管理局 · 赵刚" in officer
    assert "姓名" in officer
    assert "联系电话" in officer
    assert "审查办件" in officer
    assert "X-7" in officer
    assert "国务院令第716号 第五条" in officer


def test_the_english_page_is_english(client: Client, owner: Account) -> None:
    client.cookies["lang"] = "en"
    officer = rows(client, owner)[2]
    assert "Approval" in officer
    assert "Examining a case" in officer
    assert "Name" in officer


def test_another_person_sees_nothing_of_it(client: Client, owner: Account) -> None:
    other = an_account(a_person(2, "张建国").id, "other")
    assert rows(client, other) == []


def test_the_shop_has_readings_of_its_own(client: Client, owner: Account) -> None:
    client.force_login(owner, "allauth.account.auth_backends.AuthenticationBackend")
    shop = client.get("/my/acting/").content.decode()
    found = re.findall(r'name="party" value="([0-9a-f-]{36})"', shop)
    services.facts(["organisation.name"], UUID(found[1]), reader="service:city", purpose="verify")
    client.post("/my/acting/", {"party": found[1]})
    assert [("核验证照" in row) for row in rows(client, owner)] == [True]


def test_an_officer_has_an_empty_page_and_no_error(client: Client, owner: Account) -> None:
    assert rows(client, Account.objects.get(username="examiner")) == []


@pytest.mark.parametrize("page", ["0", "99", "x", "-1", "１"])
def test_a_page_that_does_not_exist_is_the_nearest_that_does(client: Client, owner: Account, page: str) -> None:
    client.force_login(owner, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/my/readings/", {"page": page}).status_code == 200


def test_readings_of_a_case_name_the_case_and_the_officers_duty(client: Client, owner: Account) -> None:
    officer = Account.objects.get(username="examiner")
    fields = ["form", "materials", "material.lease"]
    log_access(f"account:{officer.id}", str(owner.person_id), "case:140825-20260302-0107-000001-1", fields)
    newest = rows(client, owner)[0]
    assert "办理办件" in newest
    assert "140825-20260302-0107-000001-1" in newest
    assert newest.count("申请材料") == 1
    assert "个人信息保护法 第三十四条" in newest
