"""A holder sees her licences and nobody else's; whoever acts for another leaves a trace."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from liuzui.credentials import reads
from liuzui.credentials.services import Ground, ensure_papers, revoke
from liuzui.credentials.tests.samples import ACTOR, AT, GROUND, a_grant, issued
from liuzui.credentials.types import Holder
from liuzui.ledger import reads as ledger
from liuzui.ledger.services import sealer
from liuzui.parties.tests.samples import a_person, an_account, an_organisation
from liuzui.parties.types import Party
from liuzui.shell.documents import verify_pdf
from liuzui.shell.time import at as living_at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now() -> Any:
    with living_at(AT):
        yield


@pytest.fixture
def person() -> Party:
    return a_person()


@pytest.fixture
def signed_in(client: Client, person: Party) -> Client:
    client.force_login(an_account(person.id), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def held_by(party: Party, serial: int = 1) -> str:
    """A licence of this party."""
    holder = Holder(party.id, party.name, party.number, party.kind == "person")
    return issued(a_grant(serial, holder=holder)).number


def test_without_a_licence_the_page_says_how_to_get_one(signed_in: Client) -> None:
    assert "还没有电子证照" in signed_in.get("/my/licences/").content.decode()


def test_she_sees_her_licence_with_its_code_and_downloads_it(signed_in: Client, person: Party) -> None:
    number = held_by(person)
    assert number in signed_in.get("/my/licences/").content.decode()
    text = signed_in.get(f"/my/licences/{number}/").content.decode()
    for told in (number, person.name, "张三丰", "data:image/svg+xml;base64,", f"/open/verify/{number}/"):
        assert told in text
    response = signed_in.get(f"/my/licences/{number}/pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{number}.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert verify_pdf(response.content).intact
    assert ledger.readings(str(person.id)) == ()


def test_her_representative_sees_it_and_leaves_a_trace(signed_in: Client, person: Party) -> None:
    organisation = an_organisation(person.id)
    number = held_by(organisation)
    assert number in signed_in.get("/my/licences/").content.decode()
    assert signed_in.get(f"/my/licences/{number}/").status_code == 200
    assert signed_in.get(f"/my/licences/{number}/pdf").status_code == 200
    assert [reading.purpose for reading in ledger.readings(str(organisation.id))] == ["present", "present"]


@pytest.mark.parametrize("page", ["/my/licences/{}/", "/my/licences/{}/pdf"])
def test_anothers_licence_does_not_exist_for_her(signed_in: Client, page: str) -> None:
    number = held_by(a_person(2, "李四"))
    assert signed_in.get(page.format(number)).status_code == 404
    assert number not in signed_in.get("/my/licences/").content.decode()


@pytest.mark.parametrize("page", ["/my/licences/", "/my/licences/JY1/", "/my/licences/JY1/pdf"])
def test_a_stranger_is_asked_to_log_in(client: Client, page: str) -> None:
    response = client.get(page)
    assert response.status_code == 302
    assert response["Location"].startswith("/login/")


def test_the_list_makes_a_fixed_number_of_queries(
    signed_in: Client, person: Party, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for serial in range(1, 4):
        held_by(person, serial)
        with django_assert_max_num_queries(30) as seen:
            signed_in.get("/my/licences/")
        counts.append(len(seen))
    assert len(set(counts[1:])) == 1
    assert len(reads.licences_of(person.id)) == 3


def test_her_page_speaks_english(signed_in: Client, person: Party) -> None:
    number = held_by(person)
    signed_in.cookies["lang"] = "en"
    text = signed_in.get(f"/my/licences/{number}/").content.decode()
    for told in ("Food business licence", "Catering", "Download the sealed licence"):
        assert told in text


@pytest.mark.parametrize(
    ("form", "zh", "en"),
    [
        ("limited-company", "法定代表人", "Legal representative"), ("individual-business", "经营者", "Operator"),
        ("sole-owner-enterprise", "投资人", "Owner"), ("partnership", "执行事务合伙人", "Executive partner"),
        ("farmers-cooperative", "法定代表人", "Legal representative"),
    ],
)  # fmt: skip
def test_a_business_licence_calls_its_head_what_the_type_of_entity_does(
    signed_in: Client, person: Party, form: str, zh: str, en: str
) -> None:
    code = "91140825MA0000003P"
    issued(a_grant(7, kind="business", form=form, holder=Holder(person.id, "新绛县天禾", code), given=code, years=None))
    told = signed_in.get(f"/my/licences/{code}/").content.decode()
    assert f"<dt>{zh}</dt>" in told
    signed_in.cookies["lang"] = "en"
    assert f"<dt>{en}</dt>" in signed_in.get(f"/my/licences/{code}/").content.decode()
    sealed = signed_in.get(reverse("licence_pdf", args=[code]))
    body = b"".join(sealed.streaming_content) if sealed.streaming else sealed.content
    text = PdfReader(BytesIO(body)).pages[0].extract_text()
    assert zh in "".join(text.split())


@pytest.mark.django_db(transaction=True)
def test_the_issue_of_a_licence_has_a_receipt_as_code_and_file(signed_in: Client, person: Party) -> None:
    number = held_by(person)
    assert signed_in.get(f"/my/licences/{number}/receipt").status_code == 404
    sealer.seal_all()
    assert "data:image/svg+xml;base64," in signed_in.get(f"/my/licences/{number}/receipt").content.decode()
    file = signed_in.get(f"/my/licences/{number}/receipt.json")
    assert ledger.verify_proof(file.content).code == "receipt.ok"
    assert Client().get(f"/my/licences/{number}/receipt.json").status_code == 302


def test_she_reads_the_decision_on_her_licence_and_to_whom_she_may_turn(signed_in: Client, person: Party) -> None:
    number = held_by(person)
    revoke(number, Ground(GROUND.reason_code, GROUND.basis, "健康证明系伪造"), actor=ACTOR, at=AT)
    page = signed_in.get(f"/my/licences/{number}/").content.decode()
    (paper,) = reads.papers(number)
    for told in (f"/licences/papers/{paper.id}", paper.number, "新绛县人民政府", "有管辖权的人民法院", "未读"):
        assert told in page, told
    assert "撤销行政许可决定书" in signed_in.get("/my/").content.decode()
    answer = signed_in.get(f"/licences/papers/{paper.id}")
    assert verify_pdf(answer.content).reason == paper.number
    assert "no-store" in answer["Cache-Control"]
    assert "未读" not in signed_in.get(f"/my/licences/{number}/").content.decode()
    assert "撤销行政许可决定书" not in signed_in.get("/my/").content.decode()
    found = signed_in.get("/open/verify", {"number": paper.number}).content.decode()
    assert "本县发出过这份文书" in found


def test_anothers_paper_does_not_exist_for_her(signed_in: Client) -> None:
    number = held_by(a_person(2, "李四"))
    revoke(number, GROUND, actor=ACTOR, at=AT)
    ensure_papers(number)
    (paper,) = reads.papers(number)
    assert signed_in.get(f"/licences/papers/{paper.id}").status_code == 404
    assert signed_in.get("/licences/papers/999999").status_code == 404
