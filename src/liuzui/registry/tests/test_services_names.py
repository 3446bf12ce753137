"""Names are held for two months, and of two in the same second exactly one wins."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from liuzui.cases.reads import drafts
from liuzui.cases.services import drafts as drafting
from liuzui.catalog import reads as catalog
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.registry.domain.names import parse_name
from liuzui.registry.models import KnownName
from liuzui.registry.reads.lists import lists_of
from liuzui.registry.reads.names import Register, holds
from liuzui.registry.services.examining import examine_setup
from liuzui.registry.services.following import enter_registered, release_given_up
from liuzui.registry.services.names import Claim, enter_names, hold_name
from liuzui.registry.tests.office import AT, ITEM, founder_named
from liuzui.registry.types import Finding

NAME = "新绛县天禾商贸有限公司"


@pytest.fixture
def names(db):
    return lists_of(catalog.current_release())


def claim(holder, at=AT):
    return Claim(holder, "limited-company", at)


def test_a_name_is_kept_for_two_months_and_nobody_else_gets_it(names):
    until = hold_name(parse_name(NAME, names.terms), claim("party:a"), names)
    assert until == date(2027, 1, 25)  # 24 January is a Sunday: the last day rolls on (民法典 第二百零三条)
    assert hold_name(parse_name(NAME, names.terms), claim("party:a"), names) == until
    other = hold_name(parse_name("新绛县天禾百货有限公司", names.terms), claim("party:b"), names)
    assert isinstance(other, Finding)
    assert other.code == "registry.name.same_held"
    assert [one.until for one in holds("party:a", AT.date())] == [until]


def test_after_its_last_day_the_name_is_free(names):
    hold_name(parse_name(NAME, names.terms), claim("party:a"), names)
    later = AT + timedelta(days=63)
    assert isinstance(hold_name(parse_name(NAME, names.terms), claim("party:b", later), names), date)
    kinds = [event.kind for event in ledger.events(f"name:{KnownName.objects.order_by('id').first().pk}")]
    assert kinds == ["name.held", "name.released"]


def test_one_applicant_does_not_get_one_name_twice(founder):
    assert str(founder.file().state.stage) == "granted"
    again = founder.file()
    assert isinstance(again, Refusal)
    assert again.code == "registry.name.same_held"


def test_the_registration_makes_the_name_permanent_and_a_withdrawal_frees_it(founder):
    first, second = founder.file(), founder.file(**{"company-name": "新绛县云峰商贸有限公司"})
    happened = ledger.events(f"case:{first.number}")[0]
    finished = type(happened)(**{**vars_of(happened), "kind": "member.finished", "data": {"member": "registration"}})
    enter_registered(finished)
    enter_registered(finished)
    withdrawn = ledger.events(f"case:{second.number}")[0]
    release_given_up(type(withdrawn)(**{**vars_of(withdrawn), "kind": "package.withdrawn"}))
    assert dict(KnownName.objects.values_list("full", "status")) == {
        NAME: "registered", "新绛县云峰商贸有限公司": "released",
    }  # fmt: skip


def vars_of(event):
    return {name: getattr(event, name) for name in event.__slots__}


def test_a_name_is_found_among_many_with_two_queries(names, django_assert_num_queries):
    listed = [parse_name(f"新绛县{a}{b}商贸有限公司", names.terms) for a in "云峰天禾隆泰" for b in "和顺祥瑞达昌"]
    assert enter_names(listed, names) == len(listed)
    assert enter_names(listed, names) == 0
    register = Register(names.terms.industries)
    wanted = register.keys(parse_name("新绛县云和商贸有限公司", names.terms))
    with django_assert_num_queries(2):
        assert [entry.name.full for _, entry in register.exact(wanted)] == ["新绛县云和商贸有限公司"]
        assert list(register.alike(wanted))


@pytest.mark.postgres  # a test's SQLite lives in memory and answers `locked` instead of waiting
@pytest.mark.django_db(transaction=True)
def test_of_two_who_file_one_name_in_the_same_second_exactly_one_wins(known_bars):
    people = [
        founder_named(f"王{n}", number, f"race{n}")
        for n, number in enumerate(["140825198801010013", "140825198505050037"])
    ]
    catalog.current_release()
    gate, answers = threading.Barrier(2), []

    def run(founder):
        gate.wait()
        try:
            answers.append(founder.file())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = [one for one in answers if not isinstance(one, Refusal)]
    lost = [one for one in answers if isinstance(one, Refusal)]
    assert (len(won), len(lost)) == (1, 1)
    assert lost[0].code == "registry.name.same_held"
    assert KnownName.objects.filter(full=NAME, status="held").count() == 1


def test_an_answer_to_a_correction_notice_keeps_the_name_of_its_application(founder):
    found = founder.file(insists=True, scope="赌博")
    begun = drafting.Start(str(founder.account), founder.person, ITEM, {}, {})
    answer = drafting.start_answer(found.number, begun, AT)
    assert examine_setup(founder.asked(draft=str(answer), filing=True)).reasons == ()
    assert KnownName.objects.get(full=NAME).holder == f"draft:{drafts.filed_as(found.number)}"
