"""Error pages: right status, both languages, what to do next, nothing inline."""

import pytest
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


@pytest.mark.parametrize("length", ["-5", "abc", "1e9"])
def test_a_length_that_is_no_number_is_refused(client, length):
    assert client.generic("POST", "/", data=b"", CONTENT_LENGTH=length).status_code == 413


def test_a_form_without_its_token_says_how_to_send_it_again():
    response = Client(enforce_csrf_checks=True).post("/language/en/")
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
