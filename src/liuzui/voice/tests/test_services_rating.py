"""Ratings: one a matter, only when it is over, never preset; words stay sealed; rows follow events."""

import pytest

from liuzui.cases.reads import cases
from liuzui.cases.services import verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.conftest import NOON
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.shell.crypto import erase
from liuzui.voice import services
from liuzui.voice.models import Rating
from liuzui.voice.reads import ratings
from liuzui.voice.services.rebuild import check

pytestmark = pytest.mark.django_db

WORDS = "等了两个小时"


def rate(found, town, grade=2, key="k", **said):
    call = Call(f"account:{town.owner.id}", NOON, key)
    return services.rate(found, services.Said(grade, said.pop("words", WORDS), **said), call)


def test_a_case_is_rated_once_and_a_retry_is_the_same_rating(over, town):
    assert rate(over, town)["grade"] == 2
    assert rate(over, town)["grade"] == 2
    again = rate(over, town, grade=5, key="other")
    assert (again.code, again.next_step) == ("voice.rated_before", "voice.complain_instead")
    assert [(row.grade, row.agency) for row in Rating.objects.all()] == [(2, "0107")]
    assert len(ledger.events(f"rating:{over.number}")) == 1


def test_a_running_case_cannot_be_rated_yet(running, town):
    assert rate(running, town).code == "voice.not_over"
    assert not Rating.objects.exists()


@pytest.mark.parametrize("grade", [0, 6, -1])
def test_there_are_five_grades(over, town, grade):
    assert rate(over, town, grade=grade).code == "voice.no_such_grade"


def test_only_an_officer_who_acted_in_the_case_can_be_named(over, town):
    one, window = town.officers["one"].account, town.officers["window"].account
    assert rate(over, town, officer=one).code == "voice.no_such_officer"
    assert not isinstance(rate(over, town, officer=window, key="k2"), Refusal)
    assert ratings.rating(over.number).officer == window


def test_words_are_sealed_and_gone_with_the_key(over, town):
    rate(over, town)
    row = Rating.objects.get()
    assert WORDS.encode() not in bytes(row.sealed)
    assert WORDS not in str(ledger.events(f"rating:{over.number}")[0].data)
    assert ratings.rating(over.number).words == WORDS
    erase(row.applicant)
    assert ratings.rating(over.number).words is None
    assert check() == (1, [])


def test_a_row_that_says_more_than_its_event_is_found(over, town):
    rate(over, town)
    assert check() == (1, [])
    Rating.objects.update(grade=5)
    assert check()[1] == [f"rating:{over.number}: the row is not what events say"]
    Rating.objects.all().delete()
    assert check()[1] == [f"rating:{over.number}: events without a row"]


def test_the_invitation_ends_with_the_rating(over, town, django_assert_num_queries):
    mine = [town.person, town.party]
    with django_assert_num_queries(2):
        assert [one.number for one in ratings.unrated(mine, NOON)] == [over.number]
    rate(over, town)
    assert ratings.unrated(mine, NOON) == []


def test_an_agency_sees_figures_and_a_list_in_three_statements(over, town, django_assert_num_queries):
    rate(over, town)
    with django_assert_num_queries(3):
        figures, page = ratings.figures("0107"), ratings.listing("0107")
        assert [one.grade for one, _ in page.object_list] == [2]
    assert (figures.total, figures.bad, dict(figures.grades)) == (1, 1, {5: 0, 4: 0, 3: 0, 2: 1, 1: 0})
    assert ratings.figures("0116").total == 0


def test_who_withdrew_may_say_how_she_was_served(file_case, town):
    number = file_case()["number"]
    verbs.withdraw(number, town.applicant, Call(f"account:{town.owner.id}", NOON))
    found = cases.case(number)
    assert found.state.stage == "withdrawn"
    assert rate(found, town, grade=4)["grade"] == 4
