"""Notices to departments are what their events and the filed application say; every difference is named."""

import pytest

from liuzui.registry.models import DepartmentNotice
from liuzui.registry.services.notices import acknowledge, notices_of, tell_one
from liuzui.registry.services.rebuild import check
from liuzui.registry.tests.office import AT

pytestmark = pytest.mark.django_db
CODE = "91140825MA0000003P"


@pytest.fixture
def told(founder):
    """Two departments told of a set-up, the first of which acknowledged."""
    number = founder.file(scope="餐饮服务；住宿服务", insists=True).number
    for made, notice in notices_of(number, CODE):
        tell_one(made, notice, AT)
    first = DepartmentNotice.objects.order_by("id").first()
    acknowledge(first.pk, first.agency or first.sender, "account:x", AT)
    return number


def test_notices_as_they_were_told_do_not_differ(told):
    compared, found = check()
    assert compared == DepartmentNotice.objects.count() >= 2
    assert found == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("agency", "0199", "events say"), ("code", "91140825MA00000000", "events say"),
        ("sent_at", AT.replace(hour=5), "events say"),
        ("acknowledged_at", None, "events say"), ("acknowledged_by", "account:y", "another than events say"),
        ("entity", "别的公司", "application says"), ("lines", "[]", "application says"), ("sender", "0199", "says"),
        ("department_en", "Nobody", "application says"),
    ],
)  # fmt: skip
def test_a_notice_changed_behind_the_events_is_named(told, column, value, said):
    row = DepartmentNotice.objects.order_by("id").first()
    DepartmentNotice.objects.filter(pk=row.pk).update(**{column: value})
    assert any(line.startswith(f"notice:{row.pk}: ") and said in line for line in check()[1])


def test_a_notice_that_was_deleted_is_missed(told):
    row = DepartmentNotice.objects.order_by("id").last()
    number = row.pk
    row.delete()
    assert set(check()[1]) == {
        f"notice:{number}: events without a row", f"{told}: {row.department} was not told as the others were"
    }  # fmt: skip
