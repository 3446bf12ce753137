"""Complaints: a number of their own, answered once by somebody who did not act in the case."""

import pytest

from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.conftest import NOON
from liuzui.kernel.identifiers import parse_case_number
from liuzui.kernel.refusal import Refusal
from liuzui.voice import services
from liuzui.voice.models import Complaint
from liuzui.voice.reads import complaints
from liuzui.voice.services.rebuild import check

pytestmark = pytest.mark.django_db


def complain(found, town, key="k", agency="0107", words="多次补正"):
    said = services.Grievance("materials", words, agency)
    return services.complain(found, said, Call(f"account:{town.owner.id}", NOON, key))


def answer(number, officer, key="a", words="已核实，向您道歉。"):
    return services.answer(number, officer, "upheld", words, Call(f"account:{officer.account}", NOON, key))


def test_a_complaint_gets_a_number_and_a_retry_the_same(over, town):
    first = complain(over, town)
    assert not isinstance(parse_case_number(first["number"]), Refusal)
    assert complain(over, town) == first
    assert complain(over, town, key="k2")["number"] != first["number"]
    assert Complaint.objects.count() == 2
    assert check() == (2, [])


def test_a_running_case_can_be_complained_about_too(running, town):
    assert complain(running, town)["number"]
    assert complain(running, town, key="x", words=" ").code == "voice.words_needed"
    assert complain(running, town, key="y", agency="0116").code == "voice.no_such_agency"


def test_whoever_acted_in_the_case_cannot_answer_a_colleague_can_once(over, town):
    number = complain(over, town)["number"]
    assert answer(number, town.officers["window"]).code == "voice.own_case"
    assert answer(number, town.officers["head"], key="b")["outcome"] == "upheld"
    assert answer(number, town.officers["head"], key="b")["outcome"] == "upheld"
    assert answer(number, town.officers["one"], key="c").code == "voice.answered_before"
    found = complaints.complaint(number)
    assert (found.words, found.answer, found.outcome) == ("多次补正", "已核实，向您道歉。", "upheld")
    assert check() == (1, [])


def test_an_answer_that_was_changed_afterwards_is_found(over, town):
    number = complain(over, town)["number"]
    answer(number, town.officers["head"])
    Complaint.objects.update(outcome="not_upheld")
    assert check()[1] == [f"complaint:{number}: the row is not what events say"]


def test_open_complaints_queue_oldest_first(over, town, django_assert_num_queries):
    numbers = [complain(over, town, key=key)["number"] for key in ("one", "two")]
    with django_assert_num_queries(2):
        page = complaints.queue("0107", answered=False)
        assert [one.number for one in page.object_list] == numbers
    assert complaints.open_count("0116") == 0
