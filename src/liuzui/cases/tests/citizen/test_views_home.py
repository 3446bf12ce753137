"""The first page tells a signed-in owner what waits for her, in one line with a link."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuzui.cases.models import Case
from liuzui.cases.tests.citizen.test_views_corrections import ask
from liuzui.cases.tests.citizen.world import filed

pytestmark = pytest.mark.django_db


def test_a_notice_that_waits_is_told_with_the_way_to_it(wang, client, town):
    number = filed(wang, town)
    assert "lz-waiting" not in wang.get("/").content.decode()
    ask(town, number, premises_area="不一致")
    page = wang.get("/").content.decode()
    assert "1 个办件等您补正" in page
    assert f'href="/my/cases/{number}/"' in page
    wang.cookies["lang"] = "en"
    assert "1 case waits for your corrections" in wang.get("/").content.decode()
    wang.logout()
    assert "lz-waiting" not in wang.get("/").content.decode()


def test_a_licence_to_be_served_is_told_and_many_lead_to_the_list(wang, town, file_case):
    first, second = file_case()["number"], file_case()["number"]
    Case.objects.filter(number=first).update(stage="issued", holder="window")
    assert "1 张证照已制成，等待送达" in wang.get("/").content.decode()
    Case.objects.filter(number=second).update(stage="correcting", holder="applicant")
    page = wang.get("/")
    assert (page.context["waiting"].corrections, page.context["waiting"].licences) == (1, 1)
    assert page.context["waiting"].number == ""


def test_the_first_page_asks_as_often_for_one_case_as_for_ten(wang, file_case):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            wang.get("/")
        return len(seen)

    file_case()
    wang.get("/")
    one = asked()
    for _ in range(9):
        file_case()
    Case.objects.update(stage="correcting", holder="applicant")
    assert asked() == one
