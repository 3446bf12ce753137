"""Signing and sending: once, whole, by the signatory; a retry finds the same case."""

import pytest
from django.test import Client

from liuzui.cases.models import Case, Draft, Filing, Material
from liuzui.cases.reads import cases
from liuzui.cases.tests.citizen.world import ANSWERS, SIGN, draft_id, filed, files_for, new_draft, ready, sign
from liuzui.catalog import reads as catalog
from liuzui.ledger.models import Event
from liuzui.parties import reads as parties
from liuzui.parties.models import EServiceConsent, Mandate, ServiceAddress
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db


def test_an_incomplete_application_offers_no_place_to_sign(wang, town):
    form = new_draft(wang, town)
    wang.post(form, {**ANSWERS, "premises-area": "", "do": "save"})
    page = wang.get(f"{form}review/")
    text = page.content.decode()
    assert "还不能提交" in text
    assert f"{form}?check#id_premises-area" in text
    assert "#m_safety-rules" in text
    assert 'name="password"' not in text
    answer = wang.post(f"{form}review/", {**SIGN, "_version": page.context["draft"].version})
    assert answer.status_code == 409
    assert not Case.objects.exists()


def test_missing_materials_are_named_by_the_law_not_by_the_page_alone(wang, town):
    form = new_draft(wang, town)
    wang.post(form, {**ANSWERS, "do": "save"})
    answer = sign(wang, form)
    assert answer.status_code == 409
    assert not Case.objects.exists()
    assert Draft.objects.get().sealed


def test_everything_can_be_read_before_signing(wang, town):
    text = wang.get(f"{ready(wang, town)}review/").content.decode()
    for words in ("热食类食品制售", "86.50 平方米", "李四 · 店长", "文庙社区居委会", "layout-and-flow-0.png"):
        assert words in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"password": "wrong"}, "密码不对"),
        ({"password": ""}, "请输入登录密码"),
        ({"truth": ""}, "请勾选"),
        ({"post": ""}, "请填写邮寄地址"),
        ({"phone": "12"}, "13800138000"),
        ({"email": "x"}, "邮箱地址不对"),
    ],
)
def test_a_wrong_signature_changes_nothing_and_says_why(wang, town, change, words):
    form = ready(wang, town)
    answer = sign(wang, form, **change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Case.objects.exists()
    assert not ServiceAddress.objects.exists()


def test_the_password_of_another_account_does_not_sign(wang, town):
    form = ready(wang, town)
    town.owner.set_password("another horse 43")
    town.owner.save()
    wang.force_login(town.owner)
    assert sign(wang, form).status_code == 422


def test_guessing_passwords_locks(wang, town, settings):
    form = ready(wang, town)
    settings.AXES_FAILURE_LIMIT = 2
    statuses = {sign(wang, form, password=f"guess {n}").status_code for n in range(3)}
    assert 429 in statuses or 403 in statuses
    assert not Case.objects.exists()


def test_the_signature_covers_values_and_files(wang, town):
    number = filed(wang, town)
    found = cases.case(number)
    row = Filing.objects.get()
    assert (row.method, row.signed_by) == ("password", str(town.owner.id))
    values = cases.filing(found)
    digests = {line["sha256"] for line in values["_materials"]}
    assert digests == set(Material.objects.values_list("digest", flat=True))
    assert Event.objects.get(kind="case.submitted").data.count(row.commitment) == 1


def test_consent_and_address_are_taken_with_the_signature_once(wang, town):
    filed(wang, town)
    party = next(one for one in parties.acting_for(town.owner) if str(one.id) == town.party)
    assert parties.e_service(party.id)
    assert parties.service_address(party.id).post == "新绛县正平街15号"
    page = wang.get(f"{ready(wang, town)}review/")
    assert set(page.context["sign"].fields) == {"truth", "password"}


def test_consent_to_e_service_is_free(wang, town):
    EServiceConsent.objects.all().delete()
    assert sign(wang, ready(wang, town), e_service="").status_code == 302
    assert not EServiceConsent.objects.exists()


def test_a_double_click_files_one_case(wang, town):
    form = ready(wang, town)
    page = wang.get(f"{form}review/")
    hidden = {"_version": page.context["draft"].version, "_key": page.context["key"]}
    answers = [wang.post(f"{form}review/", {**SIGN, **hidden}) for _ in range(3)]
    assert {answer["Location"] for answer in answers} == {f"/my/cases/{Case.objects.get().number}/submitted"}
    assert Event.objects.filter(kind="case.submitted").count() == 1


def test_a_retry_after_a_lost_connection_finds_the_case(wang, town):
    form = ready(wang, town)
    first = sign(wang, form)
    again = wang.post(f"{form}review/", {**SIGN, "password": "", "_key": "another"})
    assert again["Location"] == first["Location"]
    assert wang.get(form)["Location"] == f"/my/cases/{Case.objects.get().number}/"


def test_a_sent_draft_keeps_nothing_of_its_own(wang, town):
    form = ready(wang, town)
    sign(wang, form)
    row = Draft.objects.get(id=draft_id(form))
    assert row.sealed is None
    assert set(Material.objects.values_list("case_id", flat=True)) == {row.case_id}


def test_an_edit_after_the_review_must_be_looked_at_again(wang, town):
    form = ready(wang, town)
    page = wang.get(f"{form}review/")
    wang.post(form, {**ANSWERS, "contact-name": "改了", "do": "save"})
    hidden = {"_version": page.context["draft"].version, "_key": page.context["key"]}
    answer = wang.post(f"{form}review/", {**SIGN, **hidden})
    assert answer.status_code == 409
    assert "又在别处改过" in answer.content.decode()
    assert not Case.objects.exists()
    assert sign(wang, form).status_code == 302


def test_a_mandate_that_ended_files_nothing(wang, town):
    form = ready(wang, town)
    Mandate.objects.update(revoked_at=now())
    assert wang.get(f"{form}review/").status_code == 404
    assert wang.post(f"{form}review/", SIGN).status_code == 404


def test_a_new_release_is_shown_before_it_is_signed(wang, town, new_release):
    form = ready(wang, town)
    page = wang.get(f"{form}review/")
    new_release()
    hidden = {"_version": page.context["draft"].version, "_key": page.context["key"]}
    answer = wang.post(f"{form}review/", {**SIGN, **hidden})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "新增要填的内容：新问题" in text
    assert "请填写" in text
    assert not Case.objects.exists()
    wang.post(form, {**ANSWERS, "new-question": "答", "do": "save"})
    wang.post(f"{form}changes")
    assert "新增要填的内容" not in wang.get(f"{form}review/").content.decode()
    number = sign(wang, form)["Location"].split("/")[3]
    assert cases.filing(cases.case(number))["new-question"] == "答"
    assert Case.objects.get().release == catalog.current_release()


def test_a_release_that_changes_nothing_here_is_not_mentioned(wang, town, new_release):
    form = ready(wang, town)
    new_release(question=False)
    assert "要求有更新" not in wang.get(form).content.decode()
    assert sign(wang, form).status_code == 302


def test_an_unsigned_request_is_refused_for_want_of_a_token(town):
    client = Client(enforce_csrf_checks=True)
    client.force_login(town.owner)
    assert client.post("/items/food-business-licence/apply/", {"applicant": town.party}).status_code == 403


def test_files_of_other_materials_do_not_stand_in(wang, town):
    form = new_draft(wang, town)
    wang.post(form, {**ANSWERS, "do": "save"})
    wang.post(f"{form}materials/", files_for("layout-and-flow"))
    assert [one.material.key for one in wang.get(f"{form}review/").context["missing"]] == ["safety-rules"]
