"""A session that ends in the middle of a form: the text waits behind the login, encrypted, for an hour, once."""

import re
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.utils.translation import override

from liuzui.shell import views
from liuzui.shell.storage import typed
from liuzui.shell.tests.strict import page

pytestmark = pytest.mark.django_db
FORM = "/my/address/"
WORDS = "\n龙兴路 8 号 👵🏽\n" + "长" * 60


@pytest.fixture
def her():
    return get_user_model().objects.create(username="wang")


def sent_text(html: str) -> dict[str, str]:
    """The hidden fields of the page as a browser sends them: it drops one line feed at the start."""
    found = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', html, re.S)
    return {name: unescape(words) for name, words in found}


def test_what_was_typed_waits_behind_the_login(client, her):
    answer = client.post(FORM, {"post": WORDS, "many": ["a", "b"], "password": "secret"})
    assert answer["Location"] == "/login/?next=/resume/"
    assert "已经保留" in client.get(answer["Location"]).content.decode()
    client.force_login(her)
    found = client.get("/resume/")
    page(found)
    html = found.content.decode()
    assert f'action="{FORM}"' in html
    assert sent_text(html) == {"post": WORDS, "many": "b"}
    assert 'name="many" hidden>\na<' in html
    assert "secret" not in html


def test_neither_the_database_nor_the_cookie_alone_tells_the_text(client):
    client.post(FORM, {"post": WORDS})
    stored = str([one.get_decoded() for one in Session.objects.all()])
    assert "龙兴路" not in stored
    assert client.cookies[typed.COOKIE].value not in stored
    assert client.cookies[typed.COOKIE]["httponly"]


def test_without_the_browser_s_key_nothing_comes_back(client, her):
    client.post(FORM, {"post": WORDS})
    del client.cookies[typed.COOKIE]
    client.force_login(her)
    assert client.get("/resume/")["Location"] == "/my/"


def test_what_is_not_wanted_is_dropped(client, her):
    client.post(FORM, {"post": WORDS})
    client.force_login(her)
    assert client.post("/resume/")["Location"] == "/my/"
    assert client.get("/resume/").status_code == 302


def test_a_text_over_the_limit_is_not_kept(client):
    answer = client.post(FORM, {"post": "x" * (typed.MOST + 1)})
    assert answer["Location"] == f"/login/?next={FORM}"
    assert typed.COOKIE not in client.cookies


def test_autosave_without_a_session_is_told_so(client):
    assert client.post(FORM, {"post": "a"}, headers={"x-autosave": "1"}).status_code == 401


def test_a_form_older_than_the_last_login_may_be_sent_again():
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    client.cookies["csrftoken"] = "a" * 32
    answer = client.post(FORM, {"post": WORDS, "csrfmiddlewaretoken": "b" * 32})
    assert answer.status_code == 403
    page(answer)
    assert sent_text(answer.content.decode()) == {"post": WORDS}


@pytest.mark.parametrize("origin", ["", "null", "https://elsewhere.example"])
def test_a_form_that_another_site_sent_is_never_offered_again(origin):
    client = Client(enforce_csrf_checks=True, headers={"origin": origin} if origin else {})
    client.cookies["csrftoken"] = "a" * 32
    answer = client.post(FORM, {"post": WORDS, "csrfmiddlewaretoken": "b" * 32})
    assert answer.status_code == 403
    assert "龙兴路" not in answer.content.decode()


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "没有保存 Cookie"), ("en", "does not keep cookies")])
def test_a_browser_without_cookies_is_told_what_to_do(language, words):
    request = RequestFactory().post("/login/")
    with override(language):
        answer = views.csrf_failure(request, "CSRF cookie not set.")
    assert answer.status_code == 403
    assert words in answer.content.decode()
