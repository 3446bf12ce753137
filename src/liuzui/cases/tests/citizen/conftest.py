"""Who is signed in, and a newer release of content published while someone fills in a form."""

from dataclasses import fields

import pytest
from django.test import Client

from liuzui.cases.tests.citizen.world import ITEM
from liuzui.catalog import reads as catalog
from liuzui.catalog.models import Bundle, Publication
from liuzui.catalog.reads.stored import SCHEMA, as_json, digest_of
from liuzui.catalog.types import Field, Form, Section, Text
from liuzui.parties.services.accounts import open_account
from liuzui.parties.services.registration import create_person
from liuzui.parties.types import Identity
from liuzui.shell.time import legal_today, now


def changed(of, /, **values):
    """A copy of a content value with some fields replaced."""
    kept = {field.name: getattr(of, field.name) for field in fields(of)}
    return type(of)(**{**kept, **values})


@pytest.fixture(autouse=True)
def _fresh_catalogue():
    catalog.forget()
    yield
    catalog.forget()


@pytest.fixture
def new_release():
    """Publishes content in which the item asks one more question, or only the hotline is another."""

    def publish(question=True):
        content, item = catalog.content(), catalog.item(ITEM)
        if question:
            more = Field(key="new-question", kind="text", label=Text("新问题", "New question"))
            sections = (*item.form.sections, Section(key="more", title=Text("更多", "More"), fields=(more,)))
            item = changed(item, form=Form(sections=sections))
        hotline = changed(content.county.hotline, value="12340")
        text = as_json(changed(content, items=(item,), county=changed(content.county, hotline=hotline)))
        bundle = Bundle.objects.create(digest=digest_of(text), schema=SCHEMA, content=text)
        Publication.objects.create(
            bundle=bundle, published_at=now(), effective_on=legal_today(), transition="new_filings_only"
        )
        catalog.forget()

    return publish


@pytest.fixture
def wang(client, town):
    """The owner of the shop, signed in."""
    client.force_login(town.owner)
    return client


@pytest.fixture
def stranger(town):
    """Somebody else, signed in."""
    other = create_person(
        Identity("赵六", "140825199003070067", "13800000009"), assurance="sample", actor="system:test", at=now()
    )
    client = Client()
    client.force_login(open_account("zhao", "correct horse 42", kind="citizen", at=now(), person=other.id))
    return client
