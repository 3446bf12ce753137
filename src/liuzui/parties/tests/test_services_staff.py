"""Posts, roles over time, tokens, consent and service address."""

from datetime import timedelta

import pytest

from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.parties import reads, services
from liuzui.parties.models import Account, ServiceToken
from liuzui.parties.tests.samples import AT, DAY, SYSTEM, a_person, an_account
from liuzui.parties.types import AccountKind, Contact, Post, TokenGrant
from liuzui.shell import time

pytestmark = pytest.mark.django_db


def officer(**changed: object) -> Account:
    """An account with a post of window and examiner at the approval bureau, as the database knows it."""
    account = an_account(None, "examiner", AccountKind.STAFF)
    said = {"agency": "0107", "name": "李明", "roles": frozenset({"window", "examiner"}), "valid_from": DAY}
    post = Post(**{**said, **changed})  # type: ignore[arg-type]
    assert not isinstance(services.appoint(account.id, post, actor=SYSTEM, at=AT), Refusal)
    return Account.objects.get(id=account.id)


def test_roles_come_from_the_post_valid_today() -> None:
    account = officer(certificate="14082500123")
    with time.at(AT):
        found = reads.staff(account)
    assert found is not None
    assert (found.agency, found.name, found.certificate) == ("0107", "李明", "14082500123")
    assert account.roles == frozenset({"window", "examiner"})


@pytest.mark.parametrize(("days", "expected"), [(-1, False), (0, True), (3, True), (4, False)])
def test_a_post_counts_on_its_days_alone(days: int, expected: bool) -> None:
    account = officer(valid_to=DAY + timedelta(days=3))
    with time.at(AT + timedelta(days=days)):
        assert bool(account.roles) is expected
        assert (reads.staff(account) is not None) is expected


def test_who_was_relieved_has_no_roles_the_day_after() -> None:
    account = officer()
    with time.at(AT):
        post = reads.staff(account)
        assert post is not None
        services.relieve(post.id, DAY, actor=SYSTEM, at=AT)
    with time.at(AT + timedelta(days=1)):
        assert Account.objects.get(id=account.id).roles == frozenset()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"roles": frozenset({"king"})}, "parties.role_unknown"),
        ({"roles": frozenset()}, "parties.role_unknown"),
        ({"valid_to": DAY - timedelta(days=1)}, "parties.post_ends_before_it_begins"),
    ],
)
def test_an_appointment_that_cannot_stand_is_refused(changed: dict[str, object], code: str) -> None:
    account = an_account(None, "examiner", AccountKind.STAFF)
    said = {"agency": "0107", "name": "李明", "roles": frozenset({"window"}), "valid_from": DAY}
    made = services.appoint(account.id, Post(**{**said, **changed}), actor=SYSTEM, at=AT)  # type: ignore[arg-type]
    assert isinstance(made, Refusal)
    assert made.code == code


def test_a_citizen_has_no_roles_and_asking_costs_nothing(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    account = an_account(a_person().id)
    with django_assert_num_queries(0):
        assert account.roles == frozenset()


def test_staff_of_an_agency_by_role() -> None:
    officer()
    with time.at(AT):
        assert [one.name for one in reads.staff_of_agency("0107", "examiner")] == ["李明"]
        assert reads.staff_of_agency("0107", "approver") == ()
        assert reads.staff_of_agency("0115") == ()


def test_a_system_with_a_post_is_not_among_the_people_of_an_agency() -> None:
    system = an_account(None, "terminal", AccountKind.SERVICE)
    post = Post("0107", "自助终端", frozenset({"window"}), DAY, "")
    assert not isinstance(services.appoint(system.id, post, actor=SYSTEM, at=AT), Refusal)
    with time.at(AT):
        assert [one.name for one in reads.staff_of_agency("0107")] == ["自助终端"]
        assert reads.staff_of_agency("0107", people=True) == ()


def test_a_user_name_is_taken_once_in_any_case() -> None:
    an_account(None, "Officer", AccountKind.STAFF)
    again = services.open_account("officer", "x", kind=AccountKind.STAFF, at=AT)
    assert isinstance(again, Refusal)
    assert again.code == "parties.username_taken"


GRANT = TokenGrant("sample-city", "0107", frozenset({"cases:submit"}), AT + timedelta(days=30))


def test_a_token_opens_for_its_system_and_is_kept_as_a_hash_only() -> None:
    token = services.issue_token(GRANT, actor=SYSTEM, at=AT)
    found = reads.authenticate_token(token, AT)
    assert found is not None
    assert (found.actor, found.scopes) == ("service:sample-city", frozenset({"cases:submit"}))
    assert token not in str(ServiceToken.objects.values())
    assert token not in str(ledger.events(f"token:{found.token}"))


def test_a_wrong_expired_or_revoked_token_opens_nothing() -> None:
    token = services.issue_token(GRANT, actor=SYSTEM, at=AT)
    assert reads.authenticate_token(token[:-1], AT) is None
    assert reads.authenticate_token("", AT) is None
    assert reads.authenticate_token(token, AT + timedelta(days=30)) is None
    found = reads.authenticate_token(token, AT)
    assert found is not None
    services.revoke_token(found.token, actor=SYSTEM, at=AT)
    assert reads.authenticate_token(token, AT) is None
    assert isinstance(services.revoke_token(found.token, actor=SYSTEM, at=AT), Refusal)


def test_e_service_needs_a_consent_and_follows_the_newest_word() -> None:
    person = a_person()
    answers = [reads.e_service(person.id)]
    for given in (True, True, False):
        services.consent_to_e_service(person.id, given, actor=SYSTEM, at=AT)
        answers.append(reads.e_service(person.id))
    assert answers == [False, True, True, False]
    kinds = [event.kind for event in ledger.events(f"party:{person.id}")]
    assert kinds[1:] == ["party.e_service_consented", "party.e_service_withdrawn"]


def test_the_newest_confirmed_address_counts() -> None:
    person = a_person()
    assert reads.service_address(person.id) is None
    for house in ("1号", "2号"):
        contact = Contact("13812340001", "", f"新绛县龙兴镇{house}")
        services.confirm_address(person.id, contact, actor=SYSTEM, at=AT)
    found = reads.service_address(person.id)
    assert found is not None
    assert (found.post, found.confirmed_on) == ("新绛县龙兴镇2号", DAY)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("contact", "code"),
    [
        (Contact("1", "", "新绛县"), "identifier.format"),
        (Contact("13812340001", "not an address", "新绛县"), "parties.email_wrong"),
        (Contact("13812340001", "", " "), "parties.post_address_missing"),
        (Contact("13812340001", "", "新" * 201), "text.too_long"),
    ],
)
def test_an_address_that_reaches_nobody_is_refused(contact: Contact, code: str) -> None:
    made = services.confirm_address(a_person().id, contact, actor=SYSTEM, at=AT)
    assert isinstance(made, Refusal)
    assert made.code == code
