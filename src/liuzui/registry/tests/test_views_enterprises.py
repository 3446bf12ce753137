"""Anyone sees what is registered of an enterprise; a natural person's name is masked, her number never shown."""

from datetime import UTC, date, datetime

import pytest

from liuzui.catalog.types import Text
from liuzui.credentials import services as credentials
from liuzui.credentials.types import Grant, Holder
from liuzui.parties.services import create_organisation, create_person
from liuzui.parties.types import Identity, Registration
from liuzui.registers.services import record
from liuzui.registers.types import Statement
from liuzui.registry.domain.annual_report import annual_report
from liuzui.registry.reads.enterprises import reports_due
from liuzui.shell import time

AT = datetime(2025, 3, 2, 1, tzinfo=UTC)
CODE = "92140825MA0000001E"


@pytest.fixture
def shop(db):
    owner = create_person(
        Identity("王小花", "140825198801010013", "13800000001"), assurance="sample", actor="system:test", at=AT
    )
    made = create_organisation(
        Registration("新绛县绛州老面馆", CODE, "individual-business", owner.id),
        assurance="sample", actor="system:test", at=AT,
    )  # fmt: skip
    for attribute, value in (("status", "active"), ("scope", "餐饮服务"), ("address", "龙兴镇样本街8号")):
        line = Statement("organisation", str(made.id), attribute, value, date(2025, 3, 2), "样本")
        record(line, actor="system:test", at=AT)
    return made


def page(client, address, lang="zh", on=datetime(2026, 5, 1, tzinfo=UTC)):
    with time.at(on):
        answer = client.get(address, headers={"accept-language": lang})
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_enterprise_is_found_by_part_of_its_name_or_its_code(client, shop):
    for asked in ("老面馆", CODE, CODE.lower(), ""):
        assert "新绛县绛州老面馆" in page(client, f"/open/enterprises/?q={asked}")
    assert "没有查到" in page(client, "/open/enterprises/?q=别的")
    assert "没有查到" in page(client, "/open/enterprises/?q=%00%00x")


def test_its_page_shows_the_register_and_masks_the_natural_person(client, shop):
    for lang in ("zh", "en"):
        shown = page(client, f"/open/enterprises/{CODE}/", lang)
        assert "餐饮服务" in shown
        assert "2025-03-02" in shown
        assert "王小花" not in shown
        assert "140825198801010013" not in shown
    assert client.get("/open/enterprises/914403001922038216/").status_code == 404


def test_its_page_says_its_type_and_calls_its_head_as_the_licence_does(client, shop):
    agency = Text(zh="新绛县行政审批服务管理局", en="Approval Bureau")
    grant = Grant(
        case_number="140825-20250302-0107-000001-1", kind="business", form="individual-business",
        holder=Holder(shop.id, shop.name, CODE), division="140825", agency="0107", agency_name=agency,
        decided_on=AT.date(), years=None, given=CODE,
    )  # fmt: skip
    credentials.issue(grant, actor="system:test", at=AT)
    for lang, told in (("zh", ("个体工商户", "经营者")), ("en", ("Individual business", "Operator"))):
        shown = page(client, f"/open/enterprises/{CODE}/", lang)
        assert f"<dd>{told[0]}</dd>" in shown
        assert f"<dt>{told[1]}</dt>" in shown


def test_the_annual_report_is_due_from_january_to_june_of_the_year_after(client, shop):
    assert "2026-06-30" in page(client, f"/open/enterprises/{CODE}/", on=datetime(2026, 6, 30, 2, tzinfo=UTC))
    assert "2027-06-30" in page(client, f"/open/enterprises/{CODE}/", on=datetime(2026, 7, 1, 2, tzinfo=UTC))
    assert [report.year for _, report in reports_due([shop], date(2026, 2, 1))] == [2025]
    assert reports_due([shop], date(2026, 9, 1)) == ()


@pytest.mark.parametrize(
    ("registered", "today", "year", "is_open"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), 2026, False),
        (date(2025, 12, 31), date(2026, 1, 1), 2025, True),
        (date(2025, 12, 31), date(2026, 6, 30), 2025, True),
        (date(2025, 12, 31), date(2026, 7, 1), 2026, False),
    ],
)
def test_one_registered_this_year_reports_from_the_next_on(registered, today, year, is_open):
    found = annual_report(registered, today)
    assert (found.year, found.open, found.closes) == (year, is_open, date(year + 1, 6, 30))


def test_the_list_costs_two_statements_whatever_its_size(client, shop, django_assert_num_queries):
    from liuzui.registry.reads.enterprises import listing

    with django_assert_num_queries(2):
        assert len(listing("新绛", 1).object_list) == 1
