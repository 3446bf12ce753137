"""The desk of tables in the browser's words: who may look, draft, review and publish; what a bad file shows."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from liuzui.catalog import reads as catalog
from liuzui.parties.models import Account
from liuzui.releases.reads import tables

pytestmark = pytest.mark.django_db
CODE = "food-business"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CSP = "Content-Security-Policy"


@pytest.fixture
def at_desk(client, town):
    """A client signed in as somebody of the town."""

    def enter(name):
        client.force_login(Account.objects.get(username=f"staff-{name}"), backend=BACKEND)
        return client

    return enter


def upload(client, data, name="food.dmn"):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("desk-table-upload", args=[CODE]), {"file": file, "note": "换一种说法"}, follow=True)


def drafted(client):
    upload(client, (catalog.decision(CODE).dmn + "<!-- 措辞 -->").encode())
    return tables.drafts(CODE)[0]


def test_the_desk_lists_the_tables_and_shows_what_the_check_finds(at_desk):
    client = at_desk("one")
    assert "开食品店" in client.get(reverse("desk-tables")).content.decode()
    page = client.get(reverse("desk-table", args=[CODE])).content.decode()
    assert "数值都有依据" in page
    assert page.count("light ok") >= 7
    assert "不成立" not in page


def test_citizens_and_windows_are_kept_out(at_desk, client):
    assert client.get(reverse("desk-tables")).status_code == 302
    assert at_desk("window").get(reverse("desk-tables")).status_code == 403
    assert at_desk("one").post(reverse("desk-draft-publish", args=[drafted(at_desk("one")).id])).status_code == 403


@pytest.mark.parametrize("suffix", ["dmn", "csv", "xlsx"])
def test_the_table_is_downloaded_in_every_format_and_comes_back(suffix, at_desk):
    client = at_desk("one")
    data = client.get(reverse("desk-table-file", args=[CODE, suffix])).content
    assert "草稿已保存" in upload(client, data, f"food.{suffix}").content.decode()


def test_a_hostile_file_comes_back_with_file_and_reason(at_desk):
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha">]><definitions>&a;</definitions>'
    page = upload(at_desk("one"), bomb, "bomb.dmn")
    assert page.status_code == 422
    assert "bomb.dmn" in page.content.decode()
    assert "文档类型" in page.content.decode()
    assert tables.drafts(CODE) == ()


def test_the_life_of_a_draft_goes_through_the_desk(at_desk):
    number = drafted(at_desk("one")).id
    assert "还没有人审查" in at_desk("one").get(reverse("desk-draft", args=[number])).content.decode()
    act = reverse("desk-draft-act", args=[number, "review"])
    for aspect in ("legality", "fairness"):
        at_desk("approver").post(act, {"aspect": aspect, "passed": "1", "words": "符合上位法"})
    at_desk("two").post(reverse("desk-draft-act", args=[number, "trial"]))
    head = at_desk("head")
    assert "同时判了" in head.get(reverse("desk-draft", args=[number])).content.decode()
    assert "同时判了" in head.get(reverse("desk-table", args=[CODE])).content.decode()
    page = head.post(reverse("desk-draft-publish", args=[number]), {"effective_on": "2099-01-01"}, follow=True)
    assert "已发布，2099-01-01 起施行" in page.content.decode()


def test_a_review_without_words_keeps_what_was_chosen(at_desk):
    number = drafted(at_desk("one")).id
    page = at_desk("two").post(reverse("desk-draft-act", args=[number, "review"]), {"aspect": "fairness"})
    assert page.status_code == 422
    assert "还有内容需要修改" in page.content.decode()


def test_only_the_editor_allows_styles_in_attributes(at_desk):
    client = at_desk("one")
    number = drafted(client).id
    edit = client.get(reverse("desk-draft-edit", args=[number]))
    nonce = re.search(r'nonce="([^"]+)"', edit.content.decode())[1]
    assert "style-src-attr 'unsafe-inline'" in edit[CSP]
    assert f"style-src-elem 'self' 'nonce-{nonce}'" in edit[CSP]
    assert "script-src" not in edit[CSP]
    assert "unsafe-inline" not in client.get(reverse("desk-draft", args=[number]))[CSP]


def test_examples_run_as_one_types_and_nothing_is_saved(at_desk):
    client = at_desk("one")
    draft = drafted(client)
    url = reverse("desk-draft-try", args=[draft.id])
    changed = draft.dmn.replace('"备案"</text></outputEntry>', '"先咨询"</text></outputEntry>')
    page = client.post(url, {"dmn": changed}).content.decode()
    assert "不成立" in page
    assert "样例没有运行" in client.post(url, {"dmn": "<a"}).content.decode()
    assert tables.draft(draft.id).dmn == draft.dmn


def test_the_author_saves_what_she_edited_and_nobody_else(at_desk):
    client = at_desk("one")
    draft = drafted(client)
    url, text = reverse("desk-draft-edit", args=[draft.id]), draft.dmn + "<!-- 再改 -->"
    assert client.post(url, {"dmn": text, "note": "再改"}).status_code == 302
    assert at_desk("two").post(url, {"dmn": text + " ", "note": ""}).status_code == 422
    assert tables.draft(draft.id).note == "再改"
