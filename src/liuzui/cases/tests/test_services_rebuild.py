"""Rows follow from events, and where one does not, `rebuild --check` names it."""

from uuid import UUID

import pytest

from liuzui.cases.models import Case, Filing
from liuzui.cases.services import rebuild, verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.licensing_world import at
from liuzui.shell.crypto import erase, seal_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def number(town, file_case):
    number = file_case()["number"]
    window = town.officers["window"]
    verbs.accept(number, window, Call("account:w", at("03-03")))
    one = town.officers["one"]
    verbs.review(number, one, ("documents", True), "材料齐全", Call("account:1", at("03-04")))
    return number


def test_untouched_rows_show_no_difference(number):
    assert rebuild.check() == (1, [])


@pytest.mark.parametrize(
    ("column", "value"), [("stage", "granted"), ("holder", "nobody"), ("due_at", None), ("version", 9)]
)
def test_a_changed_column_is_named(number, column, value):
    Case.objects.update(**{column: value})
    _, found = rebuild.check()
    assert len(found) == 1
    assert f"{number}: {column}" in found[0]


def test_a_changed_form_is_named(town, number):
    Filing.objects.update(sealed=seal_json(UUID(town.party), {"shop-name": "别的店"}, "cases.filing"))
    assert "is not what was committed to" in rebuild.check()[1][0]


def test_an_erased_applicant_is_no_difference(town, number):
    erase(UUID(town.party))
    assert rebuild.check() == (1, [])


def test_events_without_a_row_are_named(number):
    Filing.objects.all().delete()
    Case.objects.all().delete()
    assert rebuild.check() == (0, [f"case:{number}: events without a row"])
