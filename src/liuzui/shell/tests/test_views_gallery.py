"""Every component renders in each of its states, escapes what it is given and keeps the policy."""

import re
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler

from liuzui import shell
from liuzui.shell.tests.strict import Page, page

pytestmark = pytest.mark.django_db
EVIL = '"><script>alert(1)</script>\' onload="x'


def request() -> HttpRequest:
    """A request for components that ask for one."""
    return RequestFactory().get("/")


def rendered(source: str, **context: object) -> str:
    """A small template as HTML."""
    return engines["django"].from_string(CottonCompiler().process(source)).render(context, request())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_gallery_shows_all_components(client, language):
    client.get(f"/language/{language}/")
    response = client.get("/gallery")
    page(response)
    html = response.content.decode()
    assert response.status_code == 200
    for mark in (
        "lz-step paused",
        "lz-timeline",
        "lz-derivation",
        "lz-table",
        "lz-pages",
        "<progress",
        "errorlist",
        "data-limit",
    ):
        assert mark in html, mark


WHOLE_PAGES = {"page.problem"}
"""Fills a page of its own, with its only first heading: seen at any address that does not exist."""


def test_no_component_is_missing_from_the_gallery():
    folder = Path(shell.__file__).parent / "templates"
    names = [path.relative_to(folder / "cotton").with_suffix("") for path in (folder / "cotton").rglob("*.html")]
    shown = "".join(path.read_text() for path in (folder / "shell/gallery").glob("*.html"))
    tags = {".".join(name.parts) for name in names} - WHOLE_PAGES
    assert len(tags) > 20
    assert sorted(tag for tag in tags if not re.search(rf"<c-{re.escape(tag)}[ />]", shown)) == []


COMPONENTS = [
    '<c-card title="{{ x }}">{{ x }}</c-card>',
    '<c-alert tone="error" title="{{ x }}" next="{{ x }}">{{ x }}</c-alert>',
    '<c-badge tone="ok">{{ x }}</c-badge><c-light state="ok">{{ x }}</c-light>',
    '<c-button confirm="{{ x }}" name="{{ x }}" value="{{ x }}">{{ x }}</c-button>',
    '<c-tile href="/" title="{{ x }}">{{ x }}</c-tile>',
    '<c-empty title="{{ x }}">{{ x }}</c-empty>',
    '<c-page.head title="{{ x }}" meta="{{ x }}" />',
    '<c-page.search value="{{ x }}" placeholder="{{ x }}" />',
    '<c-case.steps><c-case.step title="{{ x }}" time="{{ x }}" /></c-case.steps>',
    '<c-case.timeline><c-case.moment title="{{ x }}" at="{{ x }}" by="{{ x }}" /></c-case.timeline>',
    '<c-data.facts><c-data.fact label="{{ x }}" value="{{ x }}" origin="{{ x }}" /></c-data.facts>',
    '<c-data.facts><c-data.fact label="a" :value="x" /></c-data.facts>',
    '<c-data.figure label="{{ x }}" value="{{ x }}" note="{{ x }}" />',
    '<c-data.download href="/" title="{{ x }}" kind="{{ x }}" />',
    '<c-form.field label="{{ x }}" for="a" help="{{ x }}" error="{{ x }}"><input id="a"></c-form.field>',
    '<c-form.upload name="a" label="{{ x }}" help="{{ x }}" error="{{ x }}" />',
    '<c-more title="{{ x }}">{{ x }}</c-more>',
]


@pytest.mark.parametrize("source", COMPONENTS)
def test_a_component_escapes_what_it_is_given(source):
    html = rendered(source, x=EVIL)
    assert "<script>" not in html
    assert Page(html).faults == []
    assert "alert(1)" in html


@pytest.mark.parametrize("source", ["<c-card>a</c-card>", "<c-alert>a</c-alert>", "<c-button>a</c-button>"])
def test_a_component_takes_nothing_from_the_page_around_it(source):
    assert "leak" not in rendered(
        source, title="leak", next="leak", confirm="leak", side="leak", footer="leak", tone="leak"
    )


def test_a_refusal_without_value_shows_nothing():
    assert rendered('<c-refusal :refusal="none" />', none=None).strip() == ""


def test_pages_offer_both_ends_and_neighbours():
    from django.core.paginator import Paginator

    with override("en"):
        html = rendered(
            '<c-page.pagination :page="page" />', page=Paginator(range(200), 10).get_page(7), request=request()
        )
    assert [number for number in range(1, 21) if f">{number}<" in html] == [1, 6, 7, 8, 20]
    assert html.count("…") == 2
