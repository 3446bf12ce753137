"""Uploading: by content, several at once, removed again, opened by who may, kept sealed."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from liuzui.cases.models import Material
from liuzui.cases.reads import cases, uploads
from liuzui.cases.services import files
from liuzui.cases.services.files import receive
from liuzui.cases.services.files.custody import Upload
from liuzui.cases.tests.citizen.test_files_examine import pdf
from liuzui.cases.tests.citizen.world import (
    ANSWERS,
    draft_id,
    filed,
    files_for,
    new_draft,
    picture,
    ready,
    sign,
    upload,
)
from liuzui.ledger.models import AccessEntry
from liuzui.parties.models import Account
from liuzui.parties.services.accounts import open_account
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import Identity
from liuzui.shell.ids import new_id
from liuzui.shell.tests.strict import page
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(wang, town):
    address = new_draft(wang, town)
    wang.post(address, {**ANSWERS, "do": "save"})
    return address


def codes(page):
    return [one.material.key for one, _said, _refused in page.context["wanted"]]


def test_only_what_the_answers_call_for_is_demanded(wang, form):
    page = wang.get(f"{form}materials/")
    assert codes(page) == ["layout-and-flow", "safety-rules"]
    assert "营业执照或者其他主体资格证明" in page.content.decode()
    wang.post(form, {**ANSWERS, "vending": "yes", "do": "save"})
    assert "vending-devices" in codes(wang.get(f"{form}materials/"))


def test_several_files_are_taken_at_once_and_sealed(wang, town, form):
    one, two = picture(colour=(1, 2, 3)), pdf()
    sent = {"file.layout-and-flow": [upload(one, "一.png"), upload(two, "二.pdf", "application/pdf")]}
    assert wang.post(f"{form}materials/", sent).status_code == 302
    rows = uploads.of_draft(draft_id(form))
    assert [(row.name, row.media_type) for row in rows] == [("一.png", "image/png"), ("二.pdf", "application/pdf")]
    stored = [path.read_bytes() for path in Path(settings.FILES).rglob("*") if path.is_file()]
    assert len(stored) == 2
    assert not any(b"PNG" in content[:40] or b"%PDF" in content[:40] for content in stored)
    assert "一.png".encode() not in bytes(Material.objects.order_by("uploaded_at", "id")[0].name_sealed)


def test_the_same_file_twice_is_one(wang, form):
    for _ in range(2):
        wang.post(f"{form}materials/", files_for("layout-and-flow"))
    assert Material.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "status", "words"),
    [
        (b"MZ\x90\x00", "图.png", 415, "改扩展名没有用"),
        (b"", "空.pdf", 422, "文件是空的"),
        (pdf(password="x"), "密.pdf", 422, "加了密码"),
    ],
    ids=["renamed exe", "empty", "encrypted"],
)
def test_a_refused_file_is_named_with_the_next_step_and_others_are_kept(wang, form, content, name, status, words):
    sent = {"file.layout-and-flow": [upload(content, name), upload(picture(), "好.png")]}
    answer = wang.post(f"{form}materials/", sent)
    assert answer.status_code == status
    text = answer.content.decode()
    assert words in text
    assert name in text
    assert "下一步" in text
    assert [row.name for row in uploads.of_draft(draft_id(form))] == ["好.png"]


def test_a_refusal_is_said_in_english_too(wang, form):
    wang.cookies["lang"] = "en"
    answer = wang.post(f"{form}materials/", {"file.safety-rules": [upload(b"MZ", "x.pdf")]})
    assert "The content is not PDF, JPEG or PNG" in answer.content.decode()


def test_a_request_without_a_file_says_so(wang, form):
    answer = wang.post(f"{form}materials/", {})
    assert answer.status_code == 422
    assert "没有选择文件" in answer.content.decode()


def test_going_on_uploads_the_chosen_files_of_every_material_and_leads_to_the_signature(wang, form):
    chosen = files_for("layout-and-flow") | files_for("safety-rules", picture(colour=(7, 7, 7)))
    answer = wang.post(f"{form}materials/", {**chosen, "do": "next"})
    assert answer["Location"] == f"{form}review/"
    assert {row.code for row in uploads.of_draft(draft_id(form))} == {"layout-and-flow", "safety-rules"}
    assert wang.post(f"{form}materials/", {"do": "next"})["Location"] == f"{form}review/"


def test_going_on_stays_where_a_file_was_refused(wang, form):
    chosen = {**files_for("layout-and-flow"), "file.safety-rules": [upload(b"MZ", "x.pdf")], "do": "next"}
    answer = wang.post(f"{form}materials/", chosen)
    assert answer.status_code == 415
    assert "x.pdf" in answer.content.decode()
    assert [row.code for row in uploads.of_draft(draft_id(form))] == ["layout-and-flow"]


@pytest.mark.parametrize("code", ["", "nothing", "business-licence"])
def test_a_material_that_is_not_demanded_takes_no_file(wang, form, code):
    wang.post(f"{form}materials/", files_for(code))
    assert not Material.objects.exists()


def test_a_file_over_the_limit_is_not_read(wang, form, settings):
    settings.FILE_LIMIT = 1000
    answer = wang.post(f"{form}materials/", {"file.safety-rules": [upload(picture() + bytes(1000))]})
    assert answer.status_code == 413
    assert "文件超过" in answer.content.decode()
    assert not Material.objects.exists()


def test_a_request_of_a_gigabyte_is_answered_at_once(wang, form):
    kind = "multipart/form-data; boundary=x"
    answer = wang.generic("POST", f"{form}materials/", b"", kind, CONTENT_LENGTH=str(2**30))
    assert answer.status_code == 413
    assert "20 MB" in answer.content.decode()


def test_a_draft_takes_no_endless_number_of_files(wang, town, form, monkeypatch):
    monkeypatch.setattr("liuzui.cases.services.files.custody.FILES_MOST", 1)
    assert (
        wang.post(f"{form}materials/", files_for("safety-rules", picture(), picture(colour=(9, 9, 9)))).status_code
        == 422
    )
    assert Material.objects.count() == 1


def test_a_draft_takes_no_endless_size(wang, form, monkeypatch):
    monkeypatch.setattr("liuzui.cases.services.files.custody.TOTAL_MOST", 10)
    assert "合计超过" in wang.post(f"{form}materials/", files_for("safety-rules")).content.decode()


def test_a_file_is_removed_with_its_content(wang, form, django_capture_on_commit_callbacks):
    wang.post(f"{form}materials/", files_for("safety-rules"))
    held = Material.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        assert wang.post(f"{form}materials/{held.id}/remove").status_code == 302
    assert not Material.objects.exists()
    assert not [path for path in Path(settings.FILES).rglob("*") if path.is_file()]


def test_a_deleted_draft_takes_its_files_along(wang, form, django_capture_on_commit_callbacks):
    wang.post(f"{form}materials/", files_for("safety-rules"))
    with django_capture_on_commit_callbacks(execute=True):
        wang.post(f"{form}discard")
    assert not [path for path in Path(settings.FILES).rglob("*") if path.is_file()]


def test_a_file_is_shown_in_a_sandbox_and_its_opening_is_logged(wang, town, form):
    wang.post(f"{form}materials/", files_for("safety-rules"))
    answer = wang.get(f"/files/{Material.objects.get().id}")
    assert answer.content == picture()
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("inline; filename*=UTF-8''")
    assert AccessEntry.objects.filter(subject=town.party, fields="material.safety-rules").count() == 1


def test_others_do_not_find_a_file(wang, town, form):
    wang.post(f"{form}materials/", files_for("safety-rules"))
    held = Material.objects.get()
    client = Client()
    assert client.get(f"/files/{held.id}").status_code == 302
    other = create_person(
        Identity("赵六", "140825199003070067", "13800000009"), assurance="sample", actor="system:test", at=now()
    )
    client.force_login(open_account("zhao", "correct horse 42", kind="citizen", at=now(), person=other.id))
    assert client.get(f"/files/{held.id}").status_code == 404
    assert client.post(f"{form}materials/{held.id}/remove").status_code == 404
    client.force_login(Account.objects.get(username="staff-window"))
    assert client.get(f"/files/{held.id}").status_code == 404


def test_officers_of_the_agency_open_the_files_of_a_case(wang, town):
    filed(wang, town)
    officer = Client()
    officer.force_login(Account.objects.get(username="staff-one"))
    for held in Material.objects.all():
        assert officer.get(f"/files/{held.id}").status_code == 200
    reader = f"account:{town.officers['one'].account}"
    assert AccessEntry.objects.filter(reader=reader, subject=town.party).count() == Material.objects.count()


def test_nothing_is_disclosed_where_the_access_log_cannot_be_written(wang, form, monkeypatch):
    wang.post(f"{form}materials/", files_for("safety-rules"))

    def broken(*_):
        raise OSError("full")

    monkeypatch.setattr("liuzui.cases.views.citizen.files.log_access", broken)
    with pytest.raises(OSError, match="full"):
        wang.get(f"/files/{Material.objects.get().id}")


def test_a_sent_application_takes_no_more_files(wang, town):
    number = filed(wang, town)
    held = Material.objects.first()
    answer = receive(held.draft_id, Upload("safety-rules", "x", picture(), "a"), now())
    assert answer.code == "draft.sent"
    assert files.remove(held.draft_id, held.id) is False
    assert number


def test_files_that_the_answers_no_longer_call_for_are_not_sent(wang, town, django_capture_on_commit_callbacks):
    form = ready(wang, town, {**ANSWERS, "vending": "yes"})
    wang.post(f"{form}materials/", files_for("vending-devices"))
    wang.post(form, {**ANSWERS, "vending": "no", "do": "save"})
    assert "现在不需要的文件" in wang.get(f"{form}materials/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        number = sign(wang, form)["Location"].split("/")[3]
    assert {row.code for row in cases.materials(cases.case(number))} == {"layout-and-flow", "safety-rules"}
    assert not Material.objects.filter(code="vending-devices").exists()


def framed(client, held):
    """How a file answers beside the officer's form."""
    answer = client.get(f"/files/{held.id}?beside")
    return answer["Content-Security-Policy"], answer["X-Frame-Options"]


def test_an_officer_sees_a_file_beside_the_answers_and_no_other_agency_does(wang, town):
    number = filed(wang, town)
    held = Material.objects.exclude(code="_signed_paper").first()
    officer = Client()
    officer.force_login(Account.objects.get(username="staff-one"))
    address = f"/desk/cases/{number}/files/{held.id}/"
    assert f'href="{address}"' in officer.get(f"/desk/cases/{number}/").content.decode()
    found = officer.get(address)
    page(found)
    assert "绛州老面馆" in found.content.decode()
    assert f"/files/{held.id}" in found.content.decode()
    assert wang.get(address).status_code == 403
    assert officer.get(f"/desk/cases/{number}/files/{new_id()}/").status_code == 404


def test_only_a_pdf_asked_for_beside_the_form_may_stand_in_a_frame_of_this_site(wang, town):
    filed(wang, town)
    held = Material.objects.first()
    Material.objects.filter(id=held.id).update(media_type="application/pdf")
    policy, frame = framed(wang, held)
    assert frame == "SAMEORIGIN"
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    Material.objects.filter(id=held.id).update(media_type="image/png")
    policy, frame = framed(wang, held)
    assert frame == "DENY"
    assert "sandbox" in policy
