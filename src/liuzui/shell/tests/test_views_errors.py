"""Error pages: right status, both languages, what to do next, nothing inline."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings
from django.utils.translation import override

from liuzui.shell import views
from liuzui.shell.tests.strict import Page, page

pytestmark = pytest.mark.django_db
PAGES = {
    400: (views.bad_request, "这个请求读不懂", "This request cannot be read"),
    403: (views.forbidden, "这一页不对您的账号开放", "This page is not open to your account"),
    404: (views.not_found, "没有找到这一页", "Page not found"),
    405: (views.wrong_method, "这个地址只接收表单", "This address only takes forms"),
    409: (views.conflict, "同一件事正在被别人处理", "Someone else is working on the same thing"),
    429: (views.too_many, "操作太频繁", "Too many tries"),
    500: (views.server_error, "我们这边出错了", "Something went wrong on our side"),
}


def request() -> HttpRequest:
    """A bare request, as an error page gets it before any middleware has run."""
    return RequestFactory().get("/anything/?a=1")


@pytest.mark.parametrize("status", PAGES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_error_page_says_what_happened_and_what_to_do(status, language):
    view, chinese, english = PAGES[status]
    with override(language):
        response = view(request())
    found = Page(response.content.decode())
    assert response.status_code == status
    assert (english if language == "en" else chinese) in response.content.decode()
    assert found.faults == []
    assert found.language == ("en" if language == "en" else "zh-Hans")
    assert "/" in found.links


def test_an_unknown_address_answers_404_with_a_search(client):
    response = client.get("/nowhere/at/all/")
    assert response.status_code == 404
    page(response)
    assert b'action="/search"' in response.content


def test_a_body_over_the_limit_is_refused_before_it_is_read(client):
    response = client.generic("POST", "/", data=b"", CONTENT_LENGTH=str(10**9))
    assert response.status_code == 413
    assert "20 MB" in response.content.decode()
    assert Page(response.content.decode()).faults == []


def test_a_text_that_is_too_long_is_told_its_limit(client):
    response = client.post("/language/en/", {"next": "x" * (2 * 2**20 + 1)})
    assert response.status_code == 413
    assert "2 MB" in response.content.decode()
    page(response)


def test_an_address_that_only_takes_forms_says_so(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="wang"))
    response = client.get("/apply/0198c0de-0000-7000-8000-000000000000/save")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    page(response)


@pytest.mark.parametrize("state", ["40001", "40P01", "55P03", None])
def test_a_verb_that_waited_too_long_for_another_answers_409(client, monkeypatch, state):
    def busy(*args: object) -> None:
        cause = Exception()
        cause.sqlstate = state
        raise OperationalError("" if state else "database is locked") from cause

    monkeypatch.setattr("liuzui.web.views.public.examples", busy)
    response = client.get("/")
    assert response.status_code == 409
    page(response)


@pytest.mark.parametrize("header", ["xx", "fr-FR;q=1", "*", "zh-Hant-TW", ";;;", "x" * 600])
def test_a_browser_of_an_unknown_language_reads_chinese(client, header):
    assert page(client.get("/privacy", headers={"accept-language": header})).language == "zh-Hans"


@pytest.mark.parametrize("length", ["-5", "abc", "1e9"])
def test_a_length_that_is_no_number_is_refused(client, length):
    assert client.generic("POST", "/", data=b"", CONTENT_LENGTH=length).status_code == 413


def test_a_form_without_its_token_says_how_to_send_it_again():
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrftoken"] = "a" * 32
    response = browser.post("/language/en/")
    assert response.status_code == 403
    page(response)
    assert "页面已过期" in response.content.decode()


@override_settings(DEBUG=False)
def test_a_crash_shows_a_page_without_the_database(client, monkeypatch):
    def crash(*args: object) -> None:
        raise RuntimeError("the pipe burst")

    monkeypatch.setattr("liuzui.web.views.public.examples", crash)
    client.raise_request_exception = False
    response = client.get("/", headers={"accept-language": "en"})
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
    assert "pipe burst" not in response.content.decode()
    page(response)
