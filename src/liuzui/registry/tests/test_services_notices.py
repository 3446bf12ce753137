"""双告知: each department whose licence a line needs is told once and acknowledges; what waits is counted in days."""

from datetime import timedelta

import pytest

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.models import Event
from liuzui.parties.models import Account
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.types import Post
from liuzui.registry.domain.scope import Notice, notices, read_scope
from liuzui.registry.models import DepartmentNotice
from liuzui.registry.reads.notices import waiting
from liuzui.registry.services.notices import Made, acknowledge, tell_one
from liuzui.registry.tests.office import AT
from liuzui.shell import time

pytestmark = pytest.mark.django_db
MADE = Made("140825-20261124-0107-000001-1", "0107", "新绛县天禾商贸有限公司", "91140825MA0000003P")


def tell(department, english="Police"):
    tell_one(MADE, Notice(department, english, "", (("住宿服务", "特种行业许可证", "Special trade licence"),)), AT)


def test_a_notice_of_today_is_not_called_late(officer):
    tell("公安机关")
    with time.at(AT):
        page = officer("0109").get("/desk/notices/").content.decode()
    assert "今天告知，等确认" in page
    assert "没有确认" not in page.partition('class="lz-stack"')[2]


@pytest.fixture
def officer(client):
    def log_in(agency):
        account = open_account(f"o{agency}", "correct horse 42", kind="staff", at=AT)
        appoint(account.id, Post(agency, "高强", frozenset({"examiner"}), AT.date(), ""), actor="system:test", at=AT)
        client.force_login(Account.objects.get(pk=account.id))
        return client

    return log_in


def test_each_department_of_the_lines_is_told_once_of_all_its_lines_each_with_its_own_licences(lists):
    found = {one.department: one for one in notices(read_scope("餐饮服务；住宿服务", lists.scope))}
    assert found["公安机关"].lines[0][0] == "住宿服务"
    assert {line: zh for line, zh, _en in found["县审批局"].lines} == {
        "餐饮服务": "食品经营许可证", "住宿服务": "特种行业许可证、公共场所卫生许可证"
    }  # fmt: skip
    assert found["县审批局"].lines[0][2] == "Food business licence"


def test_licences_are_named_in_the_language_of_the_page_and_old_notices_in_chinese(officer):
    tell("公安机关")
    client = officer("0109")
    for row, named in (("", "Special trade licence"), ('[{"line": "住宿服务", "licences": "许可证"}]', "许可证")):
        if row:
            DepartmentNotice.objects.update(lines=row)
        page = client.get("/desk/notices/", headers={"accept-language": "en"}).content.decode()
        assert f"<dd>{named}</dd>" in page


def test_a_department_is_told_at_its_own_desk_and_a_second_time_changes_nothing():
    for _ in range(2):
        tell("公安机关")
        tell("县审批局", "Approval Bureau")
    rows = DepartmentNotice.objects.order_by("id")
    assert [(row.department, row.department_en, row.agency) for row in rows] == [
        ("公安机关", "Police", "0109"), ("县审批局", "Approval Bureau", "0107")
    ]  # fmt: skip
    assert Event.objects.filter(kind="notice.told").count() == 2


def test_a_department_acknowledges_its_own_notices_once_and_no_others():
    tell("公安机关")
    row = DepartmentNotice.objects.get()
    assert isinstance(acknowledge(row.pk, "0115", "account:x", AT), Refusal)
    for _ in range(2):
        assert acknowledge(row.pk, "0109", "account:x", AT + timedelta(hours=1)).acknowledged_at
    assert Event.objects.filter(kind="notice.acknowledged").count() == 1
    assert waiting("0109") == 0


def test_a_department_without_a_desk_is_told_through_the_registrar():
    tell("烟草专卖局", "Tobacco monopoly office")
    assert waiting("0107") == 1
    assert acknowledge(DepartmentNotice.objects.get().pk, "0107", "account:x", AT).acknowledged_at


def test_what_nobody_acknowledged_shows_its_working_days_at_both_desks(officer, django_assert_max_num_queries):
    tell("公安机关")
    with time.at(AT + timedelta(days=7)):
        for agency, view in (("0109", "open"), ("0107", "sent")):
            client = officer(agency)
            with django_assert_max_num_queries(12):
                page = client.get(f"/desk/notices/?view={view}").content.decode()
            assert "新绛县天禾商贸有限公司" in page
            assert "5 个工作日没有确认" in page


def test_the_button_at_the_desk_acknowledges(officer):
    tell("公安机关")
    client = officer("0109")
    number = DepartmentNotice.objects.get().pk
    assert client.post(f"/desk/notices/{number}/acknowledge")["Location"] == "/desk/notices/"
    assert "已确认收到" in client.get("/desk/notices/?view=done").content.decode()
    assert client.post("/desk/notices/99999/acknowledge", follow=True).content.decode().count("不是发给本部门的") == 1
