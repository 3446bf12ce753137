"""Two who do the same at once: one is served, the other gets an answer, nothing is doubled."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from liuzui.kernel.refusal import Refusal
from liuzui.parties import services
from liuzui.parties.models import Mandate, Organisation, Person
from liuzui.parties.tests.samples import AT, DAY, SYSTEM, a_person, an_identity, an_organisation
from liuzui.parties.types import MandateScope, MandateTerm, Registration
from liuzui.registers import services as registers
from liuzui.registers.models import Fact
from liuzui.registers.types import Statement

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]  # SQLite lets one write at a time


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act answered, all started together; an exception is an answer too."""
    gate, answers = threading.Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        gate.wait()
        try:
            answers.append(act())
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_one_resident_id_becomes_one_person() -> None:
    def act() -> Any:
        return services.create_person(an_identity(1), assurance="declared", actor=SYSTEM, at=AT)

    answers = at_once(*[act] * 4)
    assert Person.objects.count() == 1
    assert sorted(type(answer).__name__ for answer in answers) == ["Party", "Refusal", "Refusal", "Refusal"]


def test_one_credit_code_becomes_one_organisation() -> None:
    registration = Registration("新绛县绛州老面馆", "91110000600037341L", "company")

    def act() -> Any:
        return services.create_organisation(registration, assurance="declared", actor=SYSTEM, at=AT)

    answers = at_once(*[act] * 4)
    assert Organisation.objects.count() == 1
    assert sum(isinstance(answer, Refusal) for answer in answers) == 3


def test_mandates_given_at_once_leave_one_open() -> None:
    person, organisation = a_person(1), an_organisation()
    term = MandateTerm(MandateScope.FILE, DAY)

    def act() -> Any:
        return services.grant_mandate(person.id, organisation.id, term, actor=SYSTEM, at=AT)

    answers = at_once(*[act] * 4)
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert Mandate.objects.filter(revoked_at=None).count() == 1


def test_statements_made_at_once_are_all_kept_and_told_apart() -> None:
    def say(value: str) -> Callable[[], Any]:
        statement = Statement("organisation", "subject-1", "address", value, DAY, "test")
        return lambda: registers.record(statement, actor=SYSTEM, at=AT)

    answers = at_once(*[say(f"正平街{number}号") for number in range(5)])
    assert len(set(answers)) == 5
    assert Fact.objects.count() == 5
