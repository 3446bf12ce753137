"""Who may act for whom: over time, by scope, and never for a stranger."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.parties import reads, services
from liuzui.parties.services.rebuild import check
from liuzui.parties.tests.samples import AT, DAY, SYSTEM, a_person, an_account, an_organisation
from liuzui.parties.types import MandateScope, MandateTerm

pytestmark = pytest.mark.django_db


def granted(scope: str = MandateScope.FILE, first: date = DAY, last: date | None = None):  # type: ignore[no-untyped-def]
    """An organisation of 张建国's for which 王小花 has a mandate; her account and the mandate."""
    owner, agent = a_person(2, "张建国"), a_person(1)
    organisation = an_organisation(owner.id)
    mandate = services.grant_mandate(agent.id, organisation.id, MandateTerm(scope, first, last), actor=SYSTEM, at=AT)
    return organisation, an_account(agent.id), mandate


def test_an_agent_may_act_while_her_mandate_holds_and_not_before_or_after() -> None:
    organisation, account, _ = granted(first=DAY + timedelta(days=1), last=DAY + timedelta(days=2))
    allowed = [reads.may_act_for(account, organisation.id, AT + timedelta(days=n)) for n in range(4)]
    assert allowed == [False, True, True, False]


def test_a_day_begins_at_midnight_of_the_county() -> None:
    organisation, account, _ = granted(first=DAY + timedelta(days=1))
    midnight = AT.replace(hour=16)
    assert reads.may_act_for(account, organisation.id, midnight)
    assert not reads.may_act_for(account, organisation.id, midnight - timedelta(seconds=1))


def test_one_who_may_look_on_may_not_file() -> None:
    organisation, account, _ = granted(MandateScope.VIEW)
    assert reads.may_act_for(account, organisation.id, AT, MandateScope.VIEW)
    assert not reads.may_act_for(account, organisation.id, AT)


def test_revoking_ends_it_from_that_instant() -> None:
    organisation, account, mandate = granted()
    later = AT + timedelta(hours=1)
    services.revoke_mandate(mandate, actor=SYSTEM, at=later)
    assert reads.may_act_for(account, organisation.id, AT)
    assert not reads.may_act_for(account, organisation.id, later)


def test_revoking_twice_is_refused() -> None:
    _, _, mandate = granted()
    services.revoke_mandate(mandate, actor=SYSTEM, at=AT)
    again = services.revoke_mandate(mandate, actor=SYSTEM, at=AT)
    assert isinstance(again, Refusal)
    assert again.code == "parties.mandate_revoked_before"


def test_a_new_mandate_replaces_the_one_held() -> None:
    organisation, account, _ = granted(MandateScope.VIEW)
    services.grant_mandate(account.person_id, organisation.id, MandateTerm(MandateScope.FILE, DAY), actor=SYSTEM, at=AT)
    assert reads.may_act_for(account, organisation.id, AT)
    kinds = [event.kind for event in ledger.events(f"party:{organisation.id}")]
    assert kinds[-3:] == ["party.mandate_granted", "party.mandate_revoked", "party.mandate_granted"]


def test_nobody_acts_for_a_stranger() -> None:
    organisation, _, _ = granted()
    stranger = an_account(a_person(3, "李四").id, "lisi")
    assert not reads.may_act_for(stranger, organisation.id, AT)
    assert not reads.may_act_for(stranger, uuid4(), AT)
    assert [one.name for one in reads.acting_for(stranger, AT)] == ["李四"]


def test_a_closed_account_acts_for_nobody() -> None:
    organisation, account, _ = granted()
    account.is_active = False
    assert not reads.may_act_for(account, organisation.id, AT)


def test_an_account_without_a_person_acts_for_nobody() -> None:
    officer = an_account(None, "officer", "staff")
    assert reads.acting_for(officer, AT) == ()
    assert reads.acting(officer, {}) is None


def test_the_choice_of_a_session_counts_only_while_it_is_open_to_her() -> None:
    organisation, account, mandate = granted(first=date(2020, 1, 1))
    chosen = {reads.ACTING_KEY: str(organisation.id)}
    assert reads.acting(account, chosen).id == organisation.id  # type: ignore[union-attr]
    services.revoke_mandate(mandate, actor=SYSTEM, at=AT)
    assert reads.acting(account, chosen).id == account.person_id  # type: ignore[union-attr]
    assert reads.acting(account, {reads.ACTING_KEY: "rubbish"}).id == account.person_id  # type: ignore[union-attr]


@pytest.mark.parametrize("missing", ["person", "organisation"])
def test_a_mandate_needs_both_sides(missing: str) -> None:
    person, organisation = a_person(), an_organisation()
    ids = {"person": person.id, "organisation": organisation.id, missing: uuid4()}
    made = services.grant_mandate(
        ids["person"], ids["organisation"], MandateTerm(MandateScope.FILE, DAY), actor=SYSTEM, at=AT
    )
    assert isinstance(made, Refusal)
    assert made.code == f"parties.{missing}_unknown"


def test_a_mandate_that_ends_before_it_begins_is_refused() -> None:
    term = MandateTerm(MandateScope.FILE, DAY, DAY - timedelta(days=1))
    made = services.grant_mandate(a_person().id, an_organisation().id, term, actor=SYSTEM, at=AT)
    assert isinstance(made, Refusal)
    assert made.code == "parties.mandate_ends_before_it_begins"


def test_acting_for_costs_one_statement_however_many_organisations(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    person = a_person()
    an_organisation(person.id, "91110000600037341L")
    an_organisation(person.id, "92140825MA0000001E")
    account = an_account(person.id)
    account = reads.account_of(account.id)
    with django_assert_num_queries(1):
        assert len(reads.acting_for(account, AT)) == 3  # type: ignore[arg-type]


def test_a_person_mandates_another_for_one_item_until_a_day_and_her_pages_stay_hers() -> None:
    mother, daughter = a_person(2, "张建国"), a_person(1)
    account = an_account(daughter.id)
    term = MandateTerm(MandateScope.FILE, DAY, DAY + timedelta(days=1), ("company-setup",))
    made = services.grant_mandate(daughter.id, mother.id, term, actor=SYSTEM, at=AT)
    assert not isinstance(made, Refusal)
    assert reads.person_may_act(daughter.id, mother.id, AT, item="company-setup")
    assert not reads.person_may_act(daughter.id, mother.id, AT, item="another")
    assert not reads.person_may_act(daughter.id, mother.id, AT)
    assert not reads.person_may_act(daughter.id, mother.id, AT + timedelta(days=2), item="company-setup")
    assert not reads.person_may_act(mother.id, daughter.id, AT, item="company-setup")
    assert [one.id for one in reads.acting_for(account, AT)] == [daughter.id]
    assert [one.principal.id for one in reads.mandates_held(daughter.id)] == [mother.id]
    services.revoke_mandate(made, actor=SYSTEM, at=AT)
    assert not reads.person_may_act(daughter.id, mother.id, AT, item="company-setup")
    assert check()[1] == []


@pytest.mark.parametrize(
    ("scope", "code"), [("all", "parties.mandate_too_wide"), ("file", "parties.mandate_to_oneself")]
)
def test_a_person_gives_neither_everything_nor_to_herself(scope: str, code: str) -> None:
    mother, daughter = a_person(2, "张建国"), a_person(1)
    agent = daughter if scope == "all" else mother
    made = services.grant_mandate(agent.id, mother.id, MandateTerm(scope, DAY), actor=SYSTEM, at=AT)
    assert isinstance(made, Refusal)
    assert made.code == code
