"""Intake on behalf: the officer files for the person who stands there; she needs neither phone nor account."""

from datetime import timedelta

import pytest
from django.test import Client

from liuzui.cases.models import Case, Draft, Filing, Intake
from liuzui.cases.services.window.intakes import settle
from liuzui.cases.tests.citizen.world import ANSWERS, ITEM, files_for, picture, upload
from liuzui.ledger import reads as ledger
from liuzui.ledger.models import AccessEntry
from liuzui.parties import reads as parties
from liuzui.parties.models import Account, Mandate
from liuzui.shell.time import legal_today, now

pytestmark = pytest.mark.django_db
OPEN = "/desk/window/open/"
OWNER = {
    "item": ITEM, "name": "王小花", "number": "140825199003070040", "document": "resident_card", "verified": "eye",
    "phone": "", "uscc": "92140825MA00AMPXXT", "mandate_scope": "file",
}  # fmt: skip
AGENT = {**OWNER, "name": "赵六", "number": "140825199003070067"}


@pytest.fixture
def window(town):
    client = Client()
    client.force_login(Account.objects.get(username="staff-window"))
    return client


def begun(window, **changes):
    answer = window.post(OPEN, {**OWNER, "do": "open", **changes})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def filled(window, form):
    assert window.post(form, {**ANSWERS, "do": "next"})["Location"].endswith("/materials/")
    for code in ("layout-and-flow", "safety-rules"):
        assert window.post(f"{form}materials/", files_for(code)).status_code == 302


def send(window, form, **changes):
    page = window.get(f"{form}review/")
    sheet = window.get(f"/desk/window/{Intake.objects.latest('id').id}/form")
    said = {
        "truth": "on", "phone": "", "email": "", "post": "新绛县正平街15号", "code": sheet.context["code"].lower(),
        "scan": upload(picture(colour=(1, 2, 3)), "签字页.png"), "_version": page.context["draft"].version,
        "_key": page.context["key"],
    }  # fmt: skip
    return window.post(f"{form}review/", {**said, **changes})


def test_an_officer_files_for_the_person_who_stands_there(window, town):
    form = begun(window)
    filled(window, form)
    answer = send(window, form)
    assert answer.status_code == 302, answer.content.decode()
    case, intake = Case.objects.get(), Intake.objects.get()
    assert (intake.stage, intake.case) == ("filed", case)
    filed = ledger.events(f"case:{case.number}")[0]
    assert filed.data["channel"] == "window"
    assert (filed.data["filed_by"], filed.data["present"]) == (town.officers["window"].account, town.person)
    assert filed.data["applicant"] == town.party
    assert Filing.objects.get().method == "paper"
    page = window.get(answer["Location"]).content.decode()
    assert case.number in page
    assert "窗口 window 代 新绛县绛州老面馆 提交，王小花 到场" in page
    pdf = window.get(f"{answer['Location']}receipt")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    desk = window.get(f"/desk/cases/{case.number}/").content.decode()
    assert "提交，王小花 到场" in desk
    assert "签字的申请表" in desk
    owner = Client()
    owner.force_login(town.owner)
    assert "提交，王小花 到场" in owner.get(f"/my/cases/{case.number}/").content.decode()
    assert AccessEntry.objects.filter(purpose="intake at the window").exists()


def test_a_person_without_phone_and_account_is_registered_by_her_card(window):
    form = begun(window, name="赵六", number="140825199003070067", uscc="", item="identity-misuse-report")
    assert window.get(form).status_code == 200
    person = parties.person_by_id("140825199003070067")
    assert (person.name, person.phone, person.assurance) == ("赵六", "", "window")
    assert Draft.objects.get().account == str(Account.objects.get(username="staff-window").id)


def test_a_wrong_check_digit_and_a_wrong_name_are_refused(window):
    assert window.post(OPEN, {**AGENT, "number": "140825199003070066", "do": "open"}).status_code == 409
    assert window.post(OPEN, {**OWNER, "name": "王大花", "do": "open"}).status_code == 409
    assert not Draft.objects.exists()


def test_a_sheet_signed_before_an_edit_is_refused(window):
    form = begun(window)
    filled(window, form)
    code = window.get(f"/desk/window/{Intake.objects.get().id}/form").context["code"]
    window.post(form, {**ANSWERS, "staff-count": "4", "do": "save"})
    answer = send(window, form, code=code)
    assert answer.status_code == 422
    assert "内容码不符" in answer.content.decode()
    assert not Case.objects.exists()


def test_what_is_under_way_is_shown_before_another_one_is_opened(window):
    begun(window)
    page = window.post(OPEN, {**OWNER, "do": "find"}).content.decode()
    assert "接着填这一份" in page
    assert window.post(OPEN, {**OWNER, "do": "open"}).status_code == 409
    draft = Draft.objects.get()
    assert begun(window, do=f"resume:{draft.id}") == f"/apply/{draft.id}/"
    assert Draft.objects.count() == 1
    begun(window, do="another")
    assert Draft.objects.count() == 2


def test_an_agent_needs_a_mandate_that_holds_and_covers_filing(window):
    assert window.post(OPEN, {**AGENT, "do": "open"}).status_code == 409
    over = legal_today() - timedelta(days=1)
    for said in ({"mandate_to": over}, {"mandate_to": legal_today(), "mandate_scope": "view"}):
        answer = window.post(OPEN, {**AGENT, **said, "mandate_scan": upload(picture()), "do": "open"})
        assert answer.status_code == 422
    form = begun(window, **{**AGENT, "mandate_to": legal_today(), "mandate_scan": upload(picture())})
    filled(window, form)
    agent = parties.person_by_id(AGENT["number"])
    held = parties.mandates_held(agent.id)[0]
    from liuzui.parties.services import revoke_mandate

    revoke_mandate(held.id, actor="system:test", at=now())
    answer = send(window, form)
    assert answer.status_code == 409
    assert "有效授权" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_parked_intake_is_resumed_by_any_officer_of_the_window(window, town):
    form = begun(window)
    page = f"/desk/window/{Intake.objects.get().id}/"
    assert window.post(page, {"do": "park", "reason": "other", "said": ""}).status_code == 409
    assert window.post(page, {"do": "park", "reason": "fetch_original", "said": "下午再来"}).status_code == 302
    assert "下午再来" in window.get("/desk/window/").content.decode()
    assert window.get(form)["Location"] == page
    assert window.post(f"{form}materials/", files_for("safety-rules")).status_code == 302
    assert window.post(page, {"do": "resume", "verified": "reader"})["Location"] == form
    assert window.get(form).status_code == 200


def test_work_left_open_rests_by_itself_and_done_hands_the_draft_back(window, town):
    form = begun(window)
    Intake.objects.get()
    assert settle(now() + timedelta(minutes=61)) == 1
    assert Intake.objects.get().stage == "parked"
    page = f"/desk/window/{Intake.objects.get().id}/"
    assert window.post(page, {"do": "done"}).status_code == 302
    assert Intake.objects.get().stage == "ended"
    owner = Client()
    owner.force_login(town.owner)
    assert owner.get(form).status_code == 200


def test_nobody_else_may_open_the_draft_or_the_intake(window, town):
    form = begun(window)
    other = Client()
    other.force_login(Account.objects.get(username="staff-one"))
    assert other.get(form).status_code == 404
    assert other.get(f"/desk/window/{Intake.objects.get().id}/").status_code == 403


def test_a_bad_scan_leaves_neither_person_mandate_nor_draft(window):
    bad = upload(b"not a picture", "mandate.pdf", "application/pdf")
    answer = window.post(OPEN, {**AGENT, "mandate_to": legal_today(), "mandate_scan": bad, "do": "open"})
    assert answer.status_code == 409
    assert parties.person_by_id(AGENT["number"]) is None
    assert not Draft.objects.exists()
    assert not Intake.objects.exists()
    assert Mandate.objects.count() == 1  # the owner's own


FOR_MOTHER = {
    **AGENT, "uscc": "", "item": "identity-misuse-report", "for_name": "孙大娘", "for_number": "140825194003070089",
}  # fmt: skip


def test_a_daughter_applies_for_her_mother_with_a_mandate_for_this_item(window):
    from stdnum.cn import ric

    head = "14082519400307008"
    mother = {**FOR_MOTHER, "for_number": head + ric.calc_check_digit(head + "0")}
    assert window.post(OPEN, {**mother, "do": "open"}).status_code == 409
    assert parties.person_by_id(mother["for_number"]) is None
    form = begun(window, **{**mother, "mandate_to": legal_today(), "mandate_scan": upload(picture())})
    she, her = parties.person_by_id(mother["for_number"]), parties.person_by_id(AGENT["number"])
    assert (she.name, she.assurance) == ("孙大娘", "declared")
    intake = Intake.objects.get()
    assert (intake.applicant, intake.present) == (str(she.id), str(her.id))
    assert parties.person_may_act(her.id, she.id, now(), item="identity-misuse-report")
    assert not parties.person_may_act(her.id, she.id, now(), item=ITEM)
    assert window.get(form).status_code == 200


@pytest.mark.parametrize("wrong", [{"for_name": ""}, {"uscc": OWNER["uscc"]}])
def test_a_principal_is_named_whole_and_there_is_only_one(window, wrong):
    assert window.post(OPEN, {**FOR_MOTHER, "do": "find", **wrong}).status_code == 422
