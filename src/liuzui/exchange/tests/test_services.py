"""Facts of two sources, each reading visible to the party, nothing disclosed without its record."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from liuzui.exchange import reads, services
from liuzui.exchange.models import FactRead
from liuzui.exchange.reads import registry
from liuzui.exchange.services import asking
from liuzui.exchange.types import Answer, Fact, FactSource, Field, Purpose, Unknown
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.models import AccessEntry
from liuzui.parties import services as parties
from liuzui.parties.tests.samples import AT, DAY, SYSTEM, a_person, an_account, an_organisation, resident
from liuzui.parties.types import AccountKind, Party, Post
from liuzui.registers import services as registers
from liuzui.registers.types import Statement
from liuzui.shell import time

pytestmark = pytest.mark.django_db
READER = "account:0190cafe-0000-7000-8000-000000000009"


@pytest.fixture(autouse=True)
def lived() -> Iterator[None]:
    """Everything happens on the sample day."""
    with time.at(AT):
        yield


def registered(organisation: Party, **values: str) -> None:
    """What the register of organisations says."""
    for name, value in values.items():
        said = Statement("organisation", str(organisation.id), name, value, DAY, "市场监管")
        registers.record(said, actor=SYSTEM, at=AT)


def values(found: dict[str, Fact | Unknown]) -> dict[str, object]:
    """Values, or the reason why there is none."""
    return {name: one.value if isinstance(one, Fact) else one.reason for name, one in found.items()}


def test_an_organisation_fills_its_own_form() -> None:
    organisation = an_organisation(a_person().id)
    registered(organisation, address="正平街15号", scope="餐饮服务", status="active")
    names = [f"organisation.{n}" for n in ("name", "uscc", "kind", "representative", "address", "scope")]
    found = services.facts([*names, "licence.business.valid"], organisation.id, reader=READER, purpose=Purpose.FILL)
    assert values(found) == {
        "organisation.name": "新绛县绛州老面馆",
        "organisation.uscc": "91110000600037341L",
        "organisation.kind": "individual-business",
        "organisation.representative": "王小花",
        "organisation.address": "正平街15号",
        "organisation.scope": "餐饮服务",
        "licence.business.valid": True,
    }


def test_a_person_is_shown_with_her_number_masked() -> None:
    person = a_person()
    found = services.facts(["person.identity"], person.id, reader=READER, purpose=Purpose.EXAMINE)
    assert values(found)["person.identity"] == {
        "person.name": "王小花",
        "person.number": resident(1)[:4] + "*" * 10 + resident(1)[-4:],
        "person.phone": "13812340001",
    }


def test_every_name_comes_back_known_or_with_a_reason() -> None:
    person = a_person()
    found = services.facts(
        ["organisation.name", "premises.area", "no.such", "person.name"], person.id, reader=READER, purpose="fill"
    )
    assert values(found) == {
        "organisation.name": "exchange.not_an_organisation",
        "premises.area": "exchange.not_on_file",
        "no.such": "exchange.no_source",
        "person.name": "王小花",
    }


def test_a_purpose_that_the_basis_does_not_carry_reads_nothing_and_leaves_nothing() -> None:
    person = a_person()
    found = services.facts(["person.phone"], person.id, reader=READER, purpose=Purpose.SUPERVISE)
    assert values(found) == {"person.phone": "exchange.purpose_not_allowed"}
    assert not FactRead.objects.exists()
    assert not AccessEntry.objects.exists()


def test_an_erased_person_is_unknown_and_her_organisation_has_no_head() -> None:
    person = a_person()
    organisation = an_organisation(person.id)
    parties.erase_person(person.id, "on request", actor=SYSTEM, at=AT)
    asked = {"reader": READER, "purpose": "examine"}
    assert values(services.facts(["person.name"], person.id, **asked)) == {"person.name": "exchange.erased"}
    found = services.facts(["organisation.representative"], organisation.id, **asked)
    assert values(found) == {"organisation.representative": "exchange.not_on_file"}


def test_nobody_is_known_of_whom_nothing_is_on_file() -> None:
    found = services.facts(["person.name", "organisation.name"], uuid4(), reader=READER, purpose="examine")
    assert set(values(found).values()) == {"exchange.not_a_person", "exchange.not_an_organisation"}


def test_one_question_to_a_source_leaves_one_reading_with_just_the_fields_given() -> None:
    organisation = an_organisation(a_person().id)
    services.facts(
        ["organisation.name", "organisation.uscc"], organisation.id, reader=READER, purpose="examine", case="X-1"
    )
    (reading,) = reads.readings(organisation.id)
    assert reading.fields == ("organisation.name", "organisation.uscc")
    assert (reading.reader, reading.purpose, reading.case, reading.known) == (READER, "examine", "X-1", True)
    assert reading.basis == ("国务院令第716号 第七条",)


def test_a_reading_that_found_nothing_is_shown_too() -> None:
    person = a_person()
    services.facts(["premises.area"], person.id, reader=READER, purpose="examine")
    assert [one.known for one in reads.readings(person.id)] == [False]


def test_an_officer_stands_in_the_reading_with_name_and_agency() -> None:
    person = a_person()
    account = an_account(None, "examiner", AccountKind.STAFF)
    post = Post("0107", "赵刚", frozenset({"examiner"}), DAY)
    assert not isinstance(parties.appoint(account.id, post, actor=SYSTEM, at=AT), Refusal)
    services.facts(["person.name"], person.id, reader=f"account:{account.id}", purpose="examine")
    (reading,) = reads.readings(person.id)
    assert (reading.officer, reading.agency) == ("赵刚", "0107")


def test_readings_made_elsewhere_stand_beside_those_of_the_exchange() -> None:
    from liuzui.ledger.services.access import log_access

    person = a_person()
    log_access(READER, person.id, "查看材料", ["material.lease"])
    services.facts(["person.name"], person.id, reader=READER, purpose="examine")
    assert [one.purpose for one in reads.readings(person.id)] == ["examine", "查看材料"]


def test_one_partys_readings_are_not_shown_to_another() -> None:
    one, other = a_person(1), a_person(2, "张建国")
    services.facts(["person.name"], one.id, reader=READER, purpose="examine")
    assert reads.readings(other.id) == ()


def test_the_list_of_readings_costs_three_statements(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    person = a_person()
    for _ in range(5):
        services.facts(["person.name"], person.id, reader=READER, purpose="examine")
    with django_assert_num_queries(3):
        assert len(reads.readings(person.id)) == 5


def test_where_the_access_log_cannot_be_written_nothing_is_disclosed(monkeypatch: pytest.MonkeyPatch) -> None:
    person = a_person()

    def broken(*args: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(asking, "log_access", broken)
    with pytest.raises(OSError, match="disk full"):
        services.facts(["person.name"], person.id, reader=READER, purpose="examine")
    assert not FactRead.objects.exists()


@pytest.fixture
def tax(monkeypatch: pytest.MonkeyPatch) -> FactSource:
    """A source of another system, fresh for a day, whose answer is two days old."""
    source = FactSource(
        "tax.state", "纳税", "Tax", ("税收征收管理法",), (Field("tax.arrears", "欠税", "Arrears"),),
        frozenset({Purpose.EXAMINE}), timedelta(days=1),
    )  # fmt: skip
    monkeypatch.setattr(registry, "_table", dict(registry._table))
    services.register_source(source, lambda subject, at: Answer({"tax.arrears": False}, at - timedelta(days=2), "税务"))
    return source


def test_two_sources_answer_one_question_and_an_old_answer_says_so(tax: FactSource) -> None:
    organisation = an_organisation(a_person().id)
    found = services.facts(["organisation.name", "tax.arrears"], organisation.id, reader=READER, purpose="examine")
    assert values(found) == {"organisation.name": "新绛县绛州老面馆", "tax.arrears": False}
    assert {name: one.stale for name, one in found.items() if isinstance(one, Fact)} == {
        "organisation.name": False,
        "tax.arrears": True,
    }
    assert FactRead.objects.count() == 2


def test_a_fact_that_another_source_answers_already_cannot_be_registered_again(tax: FactSource) -> None:
    second = FactSource("other.tax", "税", "Tax", (), tax.fields, tax.purposes)
    with pytest.raises(ValueError, match=r"tax\.arrears"):
        services.register_source(second, lambda subject, at: Unknown("x"))


def test_the_countys_own_sources_answer_the_facts_that_content_names() -> None:
    from liuzui.catalog import reads as catalog

    codes = {field.code for one in reads.sources().values() for field in one.fields} | set(reads.sources())
    named = {fact.code for fact in catalog.facts()}
    missing = {"organisation.name", "organisation.uscc", "organisation.scope", "person.identity"} - codes
    assert missing == set()
    assert {code for code in named if code.startswith("organisation.")} <= codes
