"""Issuing is once per case; ending is once and for all; the public sees no more than it may."""

import hashlib
import io
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from liuzui.credentials import reads, services
from liuzui.credentials.models import Credential, CredentialFile, Serial
from liuzui.credentials.services import Ground, rebuild
from liuzui.credentials.tests.samples import ACTOR, AT, DAY, GRANT, GROUND, PARTY, a_grant, issued, unserved
from liuzui.credentials.types import Holder, Standing, Status
from liuzui.kernel.identifiers import check_licence_identifier
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.shell.crypto import Erased, erase
from liuzui.shell.documents import verify_pdf
from liuzui.shell.time import at as living_at

pytestmark = pytest.mark.django_db
NATURAL = Holder(UUID("01934b6a-0000-7000-8000-000000000002"), "王小花", "140825199003071234", natural=True)


def words(pdf: bytes) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def file_of(number: str) -> bytes:
    pdf = reads.pdf(number)
    assert isinstance(pdf, bytes)
    return pdf


def kinds_of(number: str) -> list[str]:
    return [event.kind for event in ledger.events(f"credential:{number}")]


def digest_of(number: str) -> str:
    found = reads.file_of(number)
    assert found
    return found.digest


def test_a_grant_becomes_a_numbered_sealed_licence() -> None:
    made = issued()
    assert made.number[:-1] == "JY2140825000001"
    assert made.valid_to == date(2031, 11, 23)
    pdf = file_of(made.number)
    assert hashlib.sha256(pdf).hexdigest() == digest_of(made.number)
    verdict = verify_pdf(pdf)
    assert verdict.intact
    assert verdict.signer == GRANT.agency_name.zh
    text = words(pdf)
    for told in (made.number, "新绛县老张家常菜馆", "张三丰", "热食类食品制售；自制饮品制售", "2031年11月23日"):
        assert told in text


def test_a_retry_gets_the_licence_that_was_made() -> None:
    first = issued()
    assert issued() == first
    assert Credential.objects.count() == CredentialFile.objects.count() == 1
    assert Serial.objects.get().last == 1
    assert kinds_of(first.number) == ["credential.issued", "credential.served"]


def test_serials_count_by_form_and_do_not_skip() -> None:
    numbers = [issued(a_grant(n)).number for n in (1, 2)] + [issued(a_grant(3, form="sales")).number]
    assert [number[2:-1] for number in numbers] == ["2140825000001", "2140825000002", "1140825000001"]


def test_a_rolled_back_issue_gives_its_serial_back() -> None:
    def undone() -> None:
        with transaction.atomic():
            issued()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert issued().number[2:-1] == "2140825000001"


@pytest.mark.parametrize("change", [{"kind": "no-such-kind"}, {"form": "no-such-form"}])
def test_an_unknown_kind_or_form_is_refused(change: dict[str, Any]) -> None:
    answer = services.issue(a_grant(**change), actor=ACTOR, at=AT)
    assert isinstance(answer, Refusal)
    assert answer.code == "credential.unknown_kind"
    assert not Credential.objects.exists()


def test_a_second_row_for_a_case_cannot_be_written() -> None:
    made = issued()
    row = Credential.objects.get(number=made.number)
    row.pk, row.number = UUID(int=1), "JY0"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_event_masks_a_natural_person_and_names_no_number() -> None:
    made = issued(a_grant(holder=NATURAL))
    event, _served = ledger.events(f"credential:{made.number}")
    assert event.data["holder_name"] == "王**"
    (sealed,) = ledger.events(f"credential-file:{made.number}")
    assert sealed.data["file"] == digest_of(made.number)
    told = str(event.data)
    assert not any(secret in told for secret in ("王小花", NATURAL.number, "张三丰"))
    row = Credential.objects.get(number=made.number)
    assert row.holder_name == "王**"
    assert row.public["premises"] == "新绛县龙兴镇正平街***"


def test_a_resident_id_is_printed_masked() -> None:
    text = words(file_of(issued(a_grant(holder=NATURAL)).number))
    assert "王小花" in text
    assert NATURAL.number not in text
    assert "1408**********1234" in text


def test_the_identifier_is_made_only_when_its_parts_are_known() -> None:
    assert issued().identifier == ""
    made = issued(a_grant(2, type_code="11100000000013338W011", issuer_uscc="11430000006122244L"))
    assert check_licence_identifier(made.identifier) == made.identifier
    assert reads.verify(made.identifier).number == made.number


def test_the_public_view_shows_what_it_may_and_nothing_else() -> None:
    made = issued()
    with living_at(AT):
        view = reads.verify(f"http://127.0.0.1:8000/open/verify/{made.number}/")
    assert view.standing is Standing.VALID
    assert view.holder == "新绛县老张家常菜馆"
    assert [field.label.zh for field in view.fields] == ["主体业态", "经营项目", "经营场所"]
    assert (view.issued_on, view.valid_to, view.sample) == (DAY, date(2031, 11, 23), True)
    assert not any(secret in str(view) for secret in ("张三丰", "92140825MA0K12345X", str(PARTY)))


@pytest.mark.parametrize("text", ["", "JY99999999999999", "' OR 1=1 --", "\x00", "😀", "a" * 10_000, "http://["])
def test_an_unknown_number_has_an_answer_of_the_same_shape(text: str, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        view = reads.verify(text)
    assert view.standing is Standing.UNKNOWN
    assert view.holder == ""


def test_a_licence_waits_until_it_is_served_once() -> None:
    number = unserved().number
    with living_at(AT):
        assert reads.verify(number).standing is Standing.UNSERVED
        assert reads.licences_of(PARTY)[0].standing is Standing.UNSERVED
    assert services.serve(GRANT.case_number, actor=ACTOR, at=AT) is True
    assert services.serve(GRANT.case_number, actor=ACTOR, at=AT) is False
    assert kinds_of(number) == ["credential.issued", "credential.served"]
    assert rebuild.check() == (1, [])


def test_a_revoked_licence_is_not_put_in_force_by_serving() -> None:
    number = unserved().number
    services.revoke(number, GROUND, actor=ACTOR, at=AT)
    assert services.serve(GRANT.case_number, actor=ACTOR, at=AT) is False
    assert reads.verify(number).standing is Standing.REVOKED


def test_a_licence_expires_by_itself() -> None:
    made = issued()
    with living_at(datetime(2031, 11, 23, 15, 59, tzinfo=UTC)):
        assert reads.verify(made.number).standing is Standing.VALID
    with living_at(datetime(2031, 11, 23, 16, 0, tzinfo=UTC)):
        assert reads.verify(made.number).standing is Standing.EXPIRED


def test_a_licence_is_suspended_resumed_revoked_and_cancelled() -> None:
    number = issued().number
    for verb, worth in (
        (services.suspend, Standing.SUSPENDED),
        (services.resume, Standing.VALID),
        (services.revoke, Standing.REVOKED),
        (services.cancel, Standing.CANCELLED),
    ):
        assert isinstance(verb(number, GROUND, actor=ACTOR, at=AT), Status)
        with living_at(AT):
            view = reads.verify(number)
        assert view.standing is worth
        assert view.basis == GROUND.basis
        assert view.changed_on == DAY
    acts = ("issued", "served", "suspended", "resumed", "revoked", "cancelled")
    assert kinds_of(number) == [f"credential.{act}" for act in acts]


@pytest.mark.parametrize("verb", [services.revoke, services.suspend, services.resume])
def test_a_revoked_licence_stays_revoked(verb: Any) -> None:
    number = issued().number
    services.revoke(number, GROUND, actor=ACTOR, at=AT)
    answer = verb(number, GROUND, actor=ACTOR, at=AT + timedelta(days=1))
    assert isinstance(answer, Refusal)
    assert answer.code == "credential.ended"
    assert kinds_of(number)[2:] == ["credential.revoked"]


def test_no_change_without_a_basis_or_of_an_unknown_licence() -> None:
    number = issued().number
    without = services.revoke(number, Ground("credential.reason.fraud", ()), actor=ACTOR, at=AT)
    unknown = services.revoke("JY0", GROUND, actor=ACTOR, at=AT)
    assert isinstance(without, Refusal)
    assert without.code == "credential.no_basis"
    assert isinstance(unknown, Refusal)
    assert unknown.code == "credential.unknown"


def test_licences_belong_to_their_holder() -> None:
    made = issued()
    assert [card.number for card in reads.licences_of(PARTY)] == [made.number]
    assert reads.licences_of(NATURAL.party) == ()
    assert reads.licence(made.number, [NATURAL.party]) is None
    card = reads.licence_of_case(GRANT.case_number)
    assert card is not None
    assert card.number == made.number
    assert reads.private(made.number).representative == "张三丰"


def test_an_erased_holder_leaves_a_number_and_no_file() -> None:
    made = issued(a_grant(holder=NATURAL))
    erase(NATURAL.party)
    assert isinstance(reads.pdf(made.number), Erased)
    assert reads.private(made.number).name == ""
    assert reads.verify(made.number).number == made.number


def test_a_file_is_known_by_its_digest() -> None:
    made = issued()
    found = reads.verify_file(digest_of(made.number))
    assert found is not None
    assert found.number == made.number
    assert reads.verify_file("0" * 64) is None


def test_rows_follow_from_events_and_a_forged_row_is_found() -> None:
    number = issued().number
    services.suspend(number, GROUND, actor=ACTOR, at=AT)
    assert rebuild.check() == (1, [])
    Credential.objects.filter(number=number).update(status=Status.IN_FORCE, valid_to=date(2099, 1, 1))
    _, found = rebuild.check()
    assert len(found) == 2
    assert all(number in line for line in found)
