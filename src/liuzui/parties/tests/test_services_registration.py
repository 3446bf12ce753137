"""Persons are sealed, organisations are public, mandates start with the legal representative."""

import json
from dataclasses import replace

import pytest
from django.db import connection

from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.parties import reads, services
from liuzui.parties.models import Account, Person
from liuzui.parties.tests.samples import AT, SYSTEM, a_person, an_account, an_identity, an_organisation, resident
from liuzui.parties.types import Assurance, Identity, MandateScope, Party, PartyKind, Registration
from liuzui.shell.crypto import Erased, commitment, unseal_json

pytestmark = pytest.mark.django_db


def test_a_person_comes_back_as_she_was_registered() -> None:
    made = a_person()
    assert reads.party(made.id) == made
    assert (made.kind, made.name, made.masked) == (PartyKind.PERSON, "王小花", "王**")
    assert made.number == resident(1)[:4] + "*" * 10 + resident(1)[-4:]
    assert reads.identity(made.id) == an_identity()


def test_no_table_and_no_event_holds_a_personal_value_in_clear() -> None:
    made = a_person()
    services.confirm_address(made.id, CONTACT, actor=SYSTEM, at=AT)
    found = dump()
    for secret in ("王小花", resident(1), "13812340001", "wang@example.com", "朝殿村"):
        assert secret not in found
        assert secret.encode().hex() not in found


def dump() -> str:
    """Every value of every row of this context's tables and of the log, as text."""
    tables = [name for name in connection.introspection.table_names() if name.startswith(("parties_", "ledger_event"))]
    values = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            values += [bytes(v).hex() if isinstance(v, bytes | memoryview) else str(v) for row in cursor for v in row]
    return "\n".join(values)


def test_the_event_commits_to_the_identity_that_is_sealed() -> None:
    made = a_person()
    (event,) = ledger.events(f"party:{made.id}")
    row = Person.objects.get(party_id=made.id)
    sealed = unseal_json(made.id, row.sealed, "parties.person")
    assert event.kind == "party.person_registered"
    assert event.data["identity"] == commitment(sealed["identity"], bytes.fromhex(sealed["salt"]))


def test_a_person_is_found_by_any_spelling_of_her_resident_id() -> None:
    made = a_person()
    spelled = f" {resident(1)[:6]} {resident(1)[6:14]} {resident(1)[14:].lower()}"
    assert reads.person_by_id(spelled) == made
    assert reads.person_by_id(resident(2)) is None


def test_a_resident_id_known_here_is_refused_and_nothing_is_written() -> None:
    a_person()
    again = services.create_person(an_identity(1, "李四"), assurance="declared", actor=SYSTEM, at=AT)
    assert isinstance(again, Refusal)
    assert again.code == "parties.person_known"
    assert Person.objects.count() == 1


def test_only_a_window_may_pass_a_failed_check_digit_and_the_event_says_so() -> None:
    number = resident(1)[:-1] + ("0" if resident(1)[-1] != "0" else "1")
    said = Identity("王小花", number, "13812340001")
    online = services.create_person(said, assurance=Assurance.DECLARED, actor=SYSTEM, at=AT, unchecked=True)
    assert isinstance(online, Refusal)
    seen = services.create_person(said, assurance=Assurance.WINDOW, actor=SYSTEM, at=AT, unchecked=True)
    assert isinstance(seen, Party)
    assert ledger.events(f"party:{seen.id}")[0].data["unchecked"] is True


def test_the_legal_representative_may_act_for_her_organisation() -> None:
    person = a_person()
    organisation = an_organisation(person.id)
    account = an_account(person.id)
    assert [one.id for one in reads.acting_for(account, AT)] == [person.id, organisation.id]
    assert reads.may_act_for(account, organisation.id, AT, MandateScope.ALL)


@pytest.mark.parametrize(
    ("registration", "code"),
    [
        (Registration("", "91110000600037341L", "company"), "parties.name_missing"),
        (Registration("某公司", "91110000600037341X", "company"), "identifier.check_digit"),
        (Registration("某公司", "9111", "company"), "identifier.length"),
    ],
)
def test_an_organisation_that_cannot_stand_is_refused(registration: Registration, code: str) -> None:
    made = services.create_organisation(registration, assurance="declared", actor=SYSTEM, at=AT)
    assert isinstance(made, Refusal)
    assert made.code == code


def test_a_credit_code_known_here_is_refused() -> None:
    an_organisation()
    again = services.create_organisation(
        Registration("别的名字", "91110000600037341L", "company"), assurance="declared", actor=SYSTEM, at=AT
    )
    assert isinstance(again, Refusal)
    assert again.code == "parties.organisation_known"


def test_erasing_a_person_leaves_her_row_silent_and_her_account_closed() -> None:
    person = a_person()
    services.confirm_address(person.id, CONTACT, actor=SYSTEM, at=AT)
    account = an_account(person.id)
    assert services.erase_person(person.id, "on request", actor=SYSTEM, at=AT) == person.id
    assert reads.identity(person.id) == Erased(person.id)
    assert reads.service_address(person.id) == Erased(person.id)
    shown = reads.party(person.id)
    assert shown == replace(shown, name="", masked="", number="", erased=True)
    assert reads.person_by_id(resident(1)) is None
    assert not Account.objects.get(id=account.id).is_active
    assert not reads.may_act_for(Account.objects.get(id=account.id), person.id, AT)


def test_erasing_twice_records_it_once() -> None:
    person = a_person()
    services.erase_person(person.id, "on request", actor=SYSTEM, at=AT)
    services.erase_person(person.id, "on request", actor=SYSTEM, at=AT)
    kinds = [event.kind for event in ledger.events(f"party:{person.id}")]
    assert kinds == ["party.person_registered", "party.person_erased"]


def test_many_parties_cost_one_statement(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    ids = [a_person(number).id for number in range(1, 6)]
    ids.append(an_organisation().id)
    with django_assert_num_queries(1):
        assert set(reads.parties(ids)) == set(ids)


def test_events_can_be_read_as_json() -> None:
    organisation = an_organisation(a_person().id)
    assert json.loads(json.dumps([event.data for event in ledger.events(f"party:{organisation.id}")]))


CONTACT = services.service.Contact("138 1234 0001", "wang@example.com", "新绛县龙兴镇朝殿村3组12号")
