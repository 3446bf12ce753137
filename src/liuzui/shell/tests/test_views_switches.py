"""Language and elders' mode: plain links that keep the page and never lead elsewhere."""

import pytest

from liuzui.shell.tests.strict import page

pytestmark = pytest.mark.django_db


def test_the_language_link_keeps_the_page_and_its_query(client):
    response = client.get("/language/en/?next=/search%3Fq%3D%E9%A5%AD%E5%BA%97")
    assert response.status_code == 302
    assert response["Location"] == "/search?q=%E9%A5%AD%E5%BA%97" or response["Location"] == "/search?q=饭店"
    assert response.cookies["lang"].value == "en"
    assert page(client.get("/search")).language == "en"


def test_the_chinese_link_brings_chinese_back(client):
    client.get("/language/en/")
    client.get("/language/zh-hans/")
    assert page(client.get("/")).language == "zh-Hans"


@pytest.mark.parametrize("code", ["fr", "../../x", "zh-hant"])
def test_an_unknown_language_changes_nothing(client, code):
    response = client.get(f"/language/{code}/")
    assert "lang" not in response.cookies


@pytest.mark.parametrize(
    "target",
    ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\\\\elsewhere.example", "http:///x"],
)
@pytest.mark.parametrize("switch", ["/language/en/", "/elders/on/", "/theme/dark/"])
def test_a_switch_never_leads_to_another_site(client, switch, target):
    assert client.get(switch, {"next": target})["Location"] == "/"


def test_a_browser_that_asks_for_english_gets_english(client):
    assert page(client.get("/", headers={"accept-language": "en-GB,en;q=0.8"})).language == "en"


def test_elders_mode_marks_every_page_until_it_is_turned_off(client):
    client.get("/elders/on/?next=/privacy")
    assert 'class="elders"' in client.get("/privacy").content.decode()
    client.get("/elders/off/")
    assert 'class="elders"' not in client.get("/privacy").content.decode()


def test_the_switches_work_by_post_too(client):
    response = client.post("/language/en/", {"next": "/privacy"})
    assert (response.status_code, response["Location"], response.cookies["lang"].value) == (302, "/privacy", "en")


@pytest.mark.parametrize(
    ("chosen", "media"),
    [("auto", 'media="screen and (prefers-color-scheme: dark)"'), ("dark", 'media="screen"'), ("light", None)],
)
def test_the_theme_is_the_reader_s_choice_or_her_system_s(client, chosen, media):
    client.get(f"/theme/{chosen}/")
    html = client.get("/privacy").content.decode()
    assert ("dark.css" in html) == (media is not None)
    assert media is None or f"{media}>" in html


def test_an_unknown_theme_changes_nothing(client):
    assert "theme" not in client.get("/theme/neon/").cookies
