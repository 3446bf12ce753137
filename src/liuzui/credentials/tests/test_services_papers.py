"""Papers of acts on licences: numbered, sealed, verifiable, made once (行政许可法 8, 50, 69, 70)."""

import io
from datetime import timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from liuzui.credentials import reads, services
from liuzui.credentials.models import CredentialPaper
from liuzui.credentials.reads.records import sealed_document
from liuzui.credentials.services import rebuild
from liuzui.credentials.tests.samples import ACTOR, AT, a_grant, issued
from liuzui.credentials.types import Decider
from liuzui.ledger import reads as ledger
from liuzui.shell import time
from liuzui.shell.documents import verify_pdf

pytestmark = pytest.mark.django_db
HEAD = frozenset({"head"})


@pytest.fixture(autouse=True)
def _that_day() -> Any:
    with time.at(AT):
        yield


def decided(cause: str, basis: str = "", serial: int = 318) -> str:
    """The number of a licence decided on for a cause."""
    number = issued(a_grant(serial)).number
    done = services.decide(number, services.Decision(cause, basis, "健康证明系伪造"), Decider(ACTOR, "0107", HEAD, AT))
    assert isinstance(done, dict), done
    return number


def text_of(paper: reads.Paper) -> str:
    pdf = reads.paper_pdf(paper)
    assert isinstance(pdf, bytes)
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_revocation_is_a_sealed_paper_with_reasons_articles_and_both_bodies() -> None:
    number = decided("fraud")
    services.ensure_papers(number)
    (paper,) = reads.papers(number)
    text = text_of(paper)
    for said in (
        "撤销行政许可决定书",
        "健康证明系伪造",
        "第六十九条",
        "新绛县人民政府",
        "有管辖权的人民法院",
        "60日",
        "6个月",
    ):
        assert said in text, said
    pdf = reads.paper_pdf(paper)
    assert isinstance(pdf, bytes)
    verdict = verify_pdf(pdf)
    assert (verdict.intact, verdict.reason) == (True, paper.number)
    record = sealed_document(paper.number)
    assert record is not None
    assert record.digest == CredentialPaper.objects.get().digest
    assert rebuild.check()[1] == []


@pytest.mark.parametrize(
    ("cause", "basis", "title"),
    [
        ("circumstances", "", "credential.paper.withdraw"),
        ("penalty", "食品安全法 第一百二十二条", "credential.paper.penalty"),
        ("suspended_by_law", "食品安全法 第一百二十六条", "credential.paper.suspend"),
        ("entity_gone", "", "credential.paper.cancel"),
    ],
)
def test_each_act_has_its_own_title(cause: str, basis: str, title: str) -> None:
    number = decided(cause, basis)
    services.ensure_papers(number)
    assert [one.title for one in reads.papers(number)] == [title]


def test_a_paper_is_made_once_whoever_comes_second() -> None:
    number = decided("fraud")
    event = ledger.events(f"credential:{number}")[-1]
    services.make_paper(event)
    services.make_paper(event)
    services.ensure_papers(number)
    assert len(ledger.events(f"credential-papers:{number}")) == 1


def test_a_paper_that_the_log_does_not_know_is_found() -> None:
    number = decided("fraud")
    services.ensure_papers(number)
    CredentialPaper.objects.update(digest="0" * 64)
    assert ["the paper" in one for one in rebuild.check()[1]] == [True]


@pytest.mark.parametrize(("renew", "title"), [(True, "准予延续行政许可决定书"), (False, "不予延续行政许可决定书")])
def test_a_renewal_that_is_decided_is_a_paper(renew: bool, title: str) -> None:
    made = issued()
    assert made.valid_to is not None
    at = AT.replace(year=made.valid_to.year, month=6)
    with time.at(at):
        services.request_renewal(made.number, ACTOR, at)
        by = Decider(ACTOR, "0107", HEAD, at + timedelta(days=1))
        services.decide_renewal(made.number, renew, ("现场核查通过", "食品安全法 第三十三条"), by)
        services.ensure_papers(made.number)
        (paper,) = reads.papers(made.number)
        text = text_of(paper)
    assert title in text
    assert ("2036年11月23日" in text) is renew
    assert "第五十条" in text


def test_a_renewal_by_silence_is_told_without_a_decision_to_contest() -> None:
    made = issued()
    assert made.valid_to is not None
    at = AT.replace(year=made.valid_to.year, month=6)
    with time.at(at):
        services.request_renewal(made.number, ACTOR, at)
    later = AT.replace(year=made.valid_to.year + 1)
    with time.at(later):
        services.wake_licence(f"credential:{made.number}", later)
        services.ensure_papers(made.number)
        (paper,) = reads.papers(made.number)
        text = text_of(paper)
    assert "视为准予延续" in text
    assert "行政复议" not in text
