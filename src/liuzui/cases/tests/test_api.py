"""The API tells the same story as the pages: file, accept, examine, grant, read, verify; with token and key."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from liuzui.cases.models import Case, Draft
from liuzui.cases.tests.conftest import ITEM, NOON
from liuzui.cases.tests.licensing_world import at
from liuzui.ledger.models import Event
from liuzui.ledger.services.sealer import seal_all
from liuzui.parties.services.tokens import issue_token
from liuzui.parties.types import TokenGrant
from liuzui.shell import time

pytestmark = pytest.mark.django_db(transaction=True)
VALUES = {
    "operator-name": "新绛县绛州老面馆", "uscc": "92140825MA00AMPXXT", "entity-kind": "individual-business",
    "representative": "王小花", "registered-address": "新绛县龙兴镇正平街 1 号", "contact-name": "王小花",
    "contact-phone": "13800000001", "business-form": "catering", "catering-items": ["hot-food"],
    "online-sales": False, "vending": False, "premises-area": "120", "kitchen-area": "40", "staff-count": 6,
    "safety-managers": [{"name": "王小花", "position": "负责人"}],
}  # fmt: skip


def a_pdf():
    """A page with nothing on it."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=72, height=72)
    writer.write(out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def morning():
    with time.at(at("03-02", 11)):
        yield


@pytest.fixture
def call(town, client):
    """Calls the API as somebody: `owner`, an officer's name, or nobody."""
    tokens = {}

    def token(who):
        if who not in tokens:
            account = town.owner.id if who == "owner" else town.officers[who].account
            scopes = frozenset({"cases:submit" if who == "owner" else "cases:officer"})
            grant = TokenGrant(f"test-{who}", "0107", scopes, None, account)
            tokens[who] = issue_token(grant, actor="system:test", at=NOON)
        return tokens[who]

    def call(who, method, path, body=None, key="k", **files):
        headers = {"Authorization": f"Bearer {token(who)}"} if who else {}
        headers |= {"Idempotency-Key": key} if key else {}
        send = getattr(client, method)
        if method == "get":
            answer = send(f"/api/{path}", headers=headers)
        elif files:
            answer = send(f"/api/{path}", files, headers=headers)
        else:
            answer = send(f"/api/{path}", json.dumps(body or {}), content_type="application/json", headers=headers)
        return answer.status_code, json.loads(answer.content)

    return call


@pytest.fixture
def draft(call, town):
    from liuzui.catalog import reads as catalog

    village = catalog.county().towns[0].villages[0].code
    address = {"town": village[:9], "village": village, "detail": "正平街 1 号"}
    values = {**VALUES, "premises-address": address}
    status, made = call("owner", "post", "drafts", {"item": ITEM, "applicant": town.party, "values": values}, "begin")
    assert (status, made["problems"]) == (201, [])
    return made


@pytest.fixture
def filed(call, draft):
    for code in draft["missing_materials"]:
        file = SimpleUploadedFile("a.pdf", a_pdf(), "application/pdf")
        assert call("owner", "post", f"drafts/{draft['id']}/materials", code=code, file=file)[0] == 201
    status, answer = call("owner", "post", f"drafts/{draft['id']}/submit", key="submit-1")
    assert status == 200, answer
    return answer["number"]


def test_a_case_goes_its_whole_way_over_the_api(call, filed):
    for who, path, body in (
        ("window", "accept", None),
        ("one", "reviews", {"part": "documents", "passed": True, "words": "齐全"}),
        ("one", "reviews", {"part": "on-site", "passed": True, "words": "符合"}),
        ("two", "reviews", {"part": "on-site", "passed": True, "words": "符合"}),
        ("approver", "grant", {"words": "准予"}),
        ("approver", "licence", None),
        ("window", "service", {"channel": "electronic", "sent_at": at("03-02", 10).isoformat()}),
    ):
        status, answer = call(who, "post", f"cases/{filed}/{path}", body, key=f"{who}-{path}-{body}"[:80])
        assert status == 200, (path, answer)
    status, found = call("owner", "get", f"cases/{filed}")
    assert (status, found["stage"]) == (200, "served")
    assert found["licence"].startswith("JY2140825")
    assert all("by" not in event["data"] for event in found["events"])
    seal_all()
    assert call("owner", "get", f"cases/{filed}/receipts/{found['events'][0]['uid']}")[0] == 200


def test_a_retry_files_once_and_answers_the_same(call, draft, filed):
    assert call("owner", "post", f"drafts/{draft['id']}/submit", key="submit-1") == (200, {"number": filed})
    assert Case.objects.count() == 1


def test_a_retried_verb_answers_the_same_and_another_body_under_its_key_is_refused(call, filed):
    first = call("window", "post", f"cases/{filed}/accept", key="a")
    assert call("window", "post", f"cases/{filed}/accept", key="a") == first
    assert Event.objects.filter(kind="case.accepted").count() == 1
    body = {"part": "documents", "passed": True, "words": "齐全"}
    call("one", "post", f"cases/{filed}/reviews", body, key="r")
    assert call("one", "post", f"cases/{filed}/reviews", {**body, "words": "不齐"}, key="r")[0] == 422


def test_a_retry_begins_no_second_draft_and_a_key_means_one_application(call, town):
    body = {"item": ITEM, "applicant": town.party, "values": {"operator-name": "面馆"}}
    begun = [call("owner", "post", "drafts", body, key="d")[1]["id"] for _ in range(2)]
    assert begun[0] == begun[1]
    assert Draft.objects.count() == 1
    assert call("owner", "post", "drafts", {**body, "values": {}}, key="d")[0] == 422


def test_what_is_missing_is_told_before_and_at_submission(call, draft):
    assert draft["missing_materials"]
    status, problem = call("owner", "post", f"drafts/{draft['id']}/submit")
    assert status == 422
    assert problem["message"]["en"]
    assert not Case.objects.exists()


def test_a_part_larger_than_the_whole_is_told_and_kept_out_as_in_the_portal(call, draft):
    values = {**VALUES, "premises-area": "50", "kitchen-area": "60"}
    status, found = call("owner", "put", f"drafts/{draft['id']}", {"values": values})
    assert status == 200
    said = {one["field"]: one["words"] for one in found["problems"]}
    assert said["id_kitchen-area"] == "不能大于“经营场所面积”（50 平方米）。"
    assert call("owner", "post", f"drafts/{draft['id']}/submit")[1]["code"] == "draft.incomplete"


def test_a_renamed_program_is_no_material(call, draft):
    code = draft["missing_materials"][0]
    file = SimpleUploadedFile("plan.pdf", b"MZ\x90\x00" + b"\x00" * 100, "application/pdf")
    status, problem = call("owner", "post", f"drafts/{draft['id']}/materials", code=code, file=file)
    assert status == 415
    assert problem["code"].startswith("file.")


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [(None, "cases/x/accept", 401), ("owner", "cases/x/accept", 403), ("window", "cases/x/accept", 404)],
)
def test_strangers_wrong_scopes_and_wrong_numbers_get_their_own_answer(call, who, path, status):
    assert call(who, "post", path)[0] == status


def test_a_writing_call_without_a_key_is_refused(call, filed):
    assert call("window", "post", f"cases/{filed}/accept", key=None)[0] == 400


def test_the_document_of_the_api_names_every_verb(client):
    document = json.loads(client.get("/api/openapi.json").content)
    assert document["openapi"].startswith("3.1")
    ids = {one["operationId"] for path in document["paths"].values() for one in path.values()}
    assert {"start_draft", "submit", "accept", "grant", "refuse", "issue", "serve", "withdraw", "read_case"} <= ids
    assert client.get("/api/docs").status_code == 200
