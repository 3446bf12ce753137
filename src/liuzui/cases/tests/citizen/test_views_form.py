"""The form page: saved with and without a script, rows, windows, bad input, expiry, whose it is."""

from datetime import timedelta

import pytest
from django.test import Client

from liuzui.cases.models import Draft
from liuzui.cases.reads import drafts
from liuzui.cases.services.drafts import purge_expired
from liuzui.cases.tests.citizen.world import ANSWERS, ITEM, draft_id, new_draft
from liuzui.kernel.tests.shared import loaded
from liuzui.parties.services.accounts import open_account
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import Identity
from liuzui.shell import time
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db


def body(town, address):
    return drafts.draft(draft_id(address), str(town.owner.id)).body


def open_window(client, address):
    page = client.get(address)
    return {"_tab": page.context["tab"], "_version": page.context["draft"].version, "_count": ""}


def test_an_applicant_must_be_chosen(wang, town):
    answer = wang.post(f"/items/{ITEM}/apply/", {})
    assert answer.status_code == 422
    assert "请选择为谁申请" in answer.content.decode()
    assert wang.post(f"/items/{ITEM}/apply/", {"applicant": "someone"}).status_code == 422
    assert not Draft.objects.exists()


def test_a_second_start_resumes_the_open_draft_and_a_person_cannot_apply_for_a_business_licence(wang, town):
    first = wang.post(f"/items/{ITEM}/apply/", {"applicant": town.party})["Location"]
    assert wang.post(f"/items/{ITEM}/apply/", {"applicant": town.party})["Location"] == first
    assert wang.post(f"/items/{ITEM}/apply/", {"applicant": town.person}).status_code == 422
    assert new_draft(wang, town) != first


def test_an_unknown_item_is_not_found(wang):
    assert wang.get("/items/no-such-thing/apply/").status_code == 404


def test_what_the_registers_know_is_prefilled_with_its_source(wang, town):
    page = wang.get(new_draft(wang, town)).content.decode()
    assert "新绛县绛州老面馆" in page
    assert "已从“主体登记信息”预填" in page


def test_an_edited_answer_no_longer_claims_its_source(wang, town):
    form = new_draft(wang, town)
    count = wang.get(form).content.decode().count("已从“")
    wang.post(form, {**ANSWERS, "operator-name": "改了", "do": "save"})
    assert wang.get(form).content.decode().count("已从“") < count


def test_everything_typed_comes_back_even_when_it_is_wrong(wang, town):
    form = new_draft(wang, town)
    wrong = {**ANSWERS, "premises-area": "很大", "uscc": "123", "contact-phone": "<b>12</b>"}
    answer = wang.post(form, {**wrong, "do": "next"})
    assert answer["Location"].endswith("?check")
    page = wang.get(answer["Location"])
    text = page.content.decode()
    assert 'value="很大"' in text
    assert "&lt;b&gt;12&lt;/b&gt;" in text
    assert [one.anchor for one in page.context["problems"]] == ["id_uscc", "id_contact-phone", "id_premises-area"]
    for problem in page.context["problems"]:
        assert f'id="{problem.anchor}"' in text


def test_errors_are_said_in_the_language_of_the_page(wang, town):
    form = new_draft(wang, town)
    wang.post(form, {**ANSWERS, "premises-area": "1.234", "do": "next"})
    wang.cookies["lang"] = "en"
    text = wang.get(f"{form}?check").content.decode()
    assert "At most 2 decimal places." in text


def test_autosave_answers_without_a_page(wang, town):
    form = new_draft(wang, town)
    answer = wang.post(f"{form}save", {**ANSWERS, "contact-name": "半截"}, headers={"X-Autosave": "1"})
    assert answer.status_code == 204
    assert body(town, form).typed["contact-name"] == ["半截"]
    assert wang.post(f"{form}save", ANSWERS).status_code == 302


def test_rows_are_added_and_removed_without_a_script(wang, town):
    form = new_draft(wang, town)
    answer = wang.post(form, {**ANSWERS, "do": "add:safety-managers"})
    assert answer["Location"].endswith("#id_safety-managers.1.name")
    assert 'name="safety-managers.1.name"' in wang.get(form).content.decode()
    wang.post(form, {**ANSWERS, "safety-managers.1.name": "王五", "do": "remove:safety-managers.0"})
    typed = body(town, form).typed
    assert typed["safety-managers.1.name"] == ["王五"]
    assert "safety-managers.0.name" not in typed


@pytest.mark.parametrize(
    "do", ["add:nothing", "remove:x", "remove:safety-managers.x", "take:a:b", "keep:", "zzz", "add:"]
)
def test_a_strange_button_does_no_harm(wang, town, do):
    form = new_draft(wang, town)
    assert wang.post(form, {**ANSWERS, "do": do}).status_code == 302
    assert body(town, form).typed["contact-name"] == ["王小花"]


def test_questions_follow_answers_without_a_script(wang, town):
    form = new_draft(wang, town)
    assert (
        'id="q_sales-items" data-when-field="business-form" data-when-among="sales" hidden'
        in wang.get(form).content.decode()
    )
    wang.post(form, {**ANSWERS, "business-form": "sales", "do": "save"})
    text = wang.get(form).content.decode()
    assert 'id="q_sales-items" data-when-field="business-form" data-when-among="sales">' in text
    assert wang.get(f"{form}?check").context["problems"][0].label == "食品销售项目"


def test_two_windows_are_both_shown(wang, town):
    form = new_draft(wang, town)
    one, two = open_window(wang, form), open_window(wang, form)
    wang.post(form, {**ANSWERS, **one, "contact-name": "来自甲窗", "do": "save"})
    answer = wang.post(form, {**ANSWERS, **two, "contact-name": "来自乙窗", "do": "next"})
    assert answer["Location"].endswith("?check")
    text = wang.get(form).content.decode()
    assert "来自甲窗" in text
    assert "来自乙窗" in text
    third = open_window(wang, form)
    wang.post(form, {**ANSWERS, **third, "contact-name": "来自乙窗", "do": "take:contact-name:0"})
    assert body(town, form).typed["contact-name"] == ["来自甲窗"]
    assert body(town, form).clashes == {}


def test_naughty_strings_in_every_text_are_kept_and_shown_harmless(wang, town):
    strings = loaded("security/blns/blns.json")
    names = [name for name in ANSWERS if name not in ("catering-items",)]
    form = new_draft(wang, town)
    for start in range(0, len(strings), len(names)):
        texts = strings[start : start + len(names)]
        sent = {**ANSWERS, **dict(zip(names, texts, strict=False)), "do": "next"}
        assert wang.post(form, sent).status_code == 302
        page = wang.get(f"{form}?check")
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode().replace("\x00", "")


def test_ten_thousand_characters_are_refused_in_words_and_kept(wang, town):
    form = new_draft(wang, town)
    wang.post(form, {**ANSWERS, "contact-name": "长" * 10000, "do": "next"})
    page = wang.get(f"{form}?check")
    assert "文字过长" in page.context["problems"][0].words
    assert "长" * 10000 in page.content.decode()


def test_a_request_of_too_many_fields_is_a_clear_400(wang, town):
    form = new_draft(wang, town)
    answer = wang.post(form, {f"x{n}": "1" for n in range(2100)})
    assert answer.status_code == 400


def test_an_expired_draft_shows_its_texts_and_is_copied(wang, town):
    form = new_draft(wang, town)
    wang.post(form, {**ANSWERS, "do": "save"})
    with time.at(now() + timedelta(days=91)):
        wang.force_login(town.owner)
        page = wang.get(form)
        assert page.status_code == 410
        assert "过期" in page.content.decode()
        assert "带到新的申请" in page.content.decode()
        assert "热食类食品制售" in page.content.decode()
        assert wang.post(f"{form}save", ANSWERS, headers={"X-Autosave": "1"}).status_code == 409
        copied = wang.post(f"{form}copy")["Location"]
        assert body(town, copied).typed["contact-name"] == ["王小花"]
        assert wang.get(copied).status_code == 200


@pytest.mark.parametrize(("lang", "said"), [("zh-hans", "过期超过 30 天"), ("en", "expired more than 30 days ago")])
def test_a_draft_deleted_after_its_expiry_is_told_so_with_the_next_step(wang, town, lang, said):
    form, later = new_draft(wang, town), now() + timedelta(days=121)
    assert purge_expired(later) == 1
    wang.cookies["lang"] = lang
    page = wang.get(form)
    assert page.status_code == 404
    assert said in page.content.decode()
    assert 'href="/my/"' in page.content.decode()


def test_a_draft_that_has_not_expired_is_not_copied(wang, town):
    form = new_draft(wang, town)
    assert wang.post(f"{form}copy")["Location"] == form
    assert Draft.objects.count() == 1


def test_a_draft_is_deleted_on_request(wang, town):
    form = new_draft(wang, town)
    assert wang.post(f"{form}discard").status_code == 302
    assert wang.get(form).status_code == 404


@pytest.mark.parametrize("path", ["", "materials/", "review/"])
def test_a_stranger_finds_no_draft(wang, town, path):
    form = new_draft(wang, town)
    stranger = Client()
    answer = stranger.get(f"{form}{path}")
    assert (answer.status_code, answer["Location"].startswith("/login/")) == (302, True)
    other = create_person(
        Identity("赵六", "140825199003070067", "13800000009"), assurance="sample", actor="system:test", at=now()
    )
    stranger.force_login(open_account("zhao", "correct horse 42", kind="citizen", at=now(), person=other.id))
    assert stranger.get(f"{form}{path}").status_code == 404
    assert stranger.post(f"{form}save", ANSWERS, headers={"X-Autosave": "1"}).status_code == 404


def test_staff_cannot_apply_with_their_post(town):
    client = Client()
    from liuzui.parties.models import Account

    client.force_login(Account.objects.get(username="staff-window"))
    assert "这个账号还不能申请" in client.get(f"/items/{ITEM}/apply/").content.decode()
