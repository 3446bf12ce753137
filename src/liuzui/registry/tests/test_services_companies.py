"""Companies as real data spells them end in a grant or a reasoned hand-over; the API files them in one call."""

import json

import pytest

from examples.setup_from_csv import answers, told
from liuzui.cases.reads import cases
from liuzui.catalog.tests.shared import shared
from liuzui.decisions import reads as decisions
from liuzui.ledger.models import Event
from liuzui.parties.services.tokens import issue_token
from liuzui.parties.types import TokenGrant
from liuzui.registry.domain.capital import read_capital
from liuzui.registry.services.following import tie_decision
from liuzui.registry.tests.companies import CAPITALS, companies
from liuzui.registry.tests.office import ANSWERS, AT
from liuzui.shell import time

pytestmark = pytest.mark.django_db
URL = "/api/v1/matters/company-setup"


@pytest.fixture
def post(founder, client):
    """Posts an application as the founder's own system."""
    grant = TokenGrant("test-system", "0107", frozenset({"cases:submit"}), None, founder.account)
    token = issue_token(grant, actor="system:test", at=AT)

    def post(values, key="k", insists=True, path="/applications", **more):
        body = {"values": values, "insists": insists, **more}
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
        send = client.post if path == "/applications" else client.get
        data = (json.dumps(body), "application/json") if path == "/applications" else ()
        with time.at(AT):
            answer = send(URL + path, *data, headers=headers)
        return answer.status_code, json.loads(answer.content)

    return post


def test_companies_of_real_data_end_in_a_grant_or_a_reasoned_hand_over(post):
    outcomes = {}
    for number, row in enumerate(companies(70)):
        status, answer = post(answers(row), key=f"k{number}")
        outcome, words = told(status, answer, "en")
        assert outcome != "error", (row, words)
        if not answer["instant"]:
            assert answer["reasons"], row
            assert all(one["message"]["zh"] and one["message"]["en"] for one in answer["reasons"])
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert outcomes["licence"] > 5
    assert outcomes["officer"] > 5


def test_what_the_table_decided_is_kept_with_its_reasons_and_goes_to_the_case(post):
    status, answer = post(ANSWERS)
    assert status < 300, answer
    number = answer["number"] if "number" in answer else answer["case"]
    filed = Event.objects.get(kind="package.filed", stream=f"case:{number}")
    tie_decision(filed)
    tie_decision(filed)
    (made,) = decisions.of_case(number)
    assert made.table == "company-setup-instant"
    assert made.reasons.inputs
    assert (made.value == "当场登记") == answer["instant"]


def test_ten_spellings_of_an_amount_are_one_amount():
    same = {read_capital(text).money.minor for text in CAPITALS[:9]}
    assert same == {50_000_000}


def test_a_retry_is_the_same_application_and_another_body_under_its_key_is_not_taken(post):
    first = post(ANSWERS)
    assert first[0] == 201
    assert first[1]["instant"]
    assert post(ANSWERS) == first
    assert Event.objects.filter(kind="package.filed").count() == 1
    status, answer = post({**ANSWERS, "capital": "60万元"})
    assert (status, answer["code"]) == (422, "idempotency.other_body")


def test_objections_come_back_field_by_field_and_nothing_is_filed(post):
    status, answer = post({**ANSWERS, "capital": "-5", "scope": "赌博"}, insists=False)
    assert status == 422
    assert {one["field"] for one in answer["problems"]} >= {"capital", "scope"}
    assert all(one["message"]["en"] and one["next"]["en"] for one in answer["problems"])
    assert not Event.objects.filter(kind="package.filed").exists()


def test_status_documents_and_results_can_be_asked_for(post):
    number = post(ANSWERS)[1]["number"]
    status, answer = post({}, path=f"/applications/{number}")
    assert (status, answer["stage"], len(answer["members"])) == (200, "granted", 6)
    assert answer["members"][0]["due_at"]
    assert post({}, path=f"/applications/{number}/results") == (200, [])
    assert post({}, path=f"/applications/{number}/documents")[0] == 200
    assert post({}, path="/applications/140825-20261124-0107-999999-1")[0] == 404


def test_the_schema_names_every_question_and_what_depends_on_another(post):
    status, schema = post({}, path="/schema")
    assert status == 200
    assert set(schema["required"]) >= {"entity-type", "company-name", "scope", "founders"}
    assert set(ANSWERS) <= set(schema["properties"])
    assert any(one["then"]["required"] == ["capital-due"] for one in schema["allOf"])


def test_naughty_answers_are_refused_or_handed_over_and_never_break(post):
    texts = json.loads(shared("security/blns/blns.json")[0].read_text())[::12]
    for number, text in enumerate(texts):
        status, _ = post({**ANSWERS, "company-name": text, "scope": text, "capital": text}, key=f"n{number}")
        assert status in (201, 422)
    for number, value in enumerate([None, 5, 1e400, [], {}, [None], {"a": 1}, True, "x" * 100_000]):
        for key in ("members", "company-name", "capital", "premises-address", "founders", "scope"):
            status, _ = post({**ANSWERS, "founders": "several", key: value}, key=f"v{number}{key}")
            assert status in (201, 422), (key, value)
    assert cases.case("140825-20261124-0107-000001-3") is not None
