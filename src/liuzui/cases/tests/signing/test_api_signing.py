"""Signing over the API: a system starts the round and reads who has signed; people sign at their links."""

import json

import pytest

from liuzui.cases.tests.citizen.world import draft_id, new_draft, ready
from liuzui.parties.services.tokens import issue_token
from liuzui.parties.types import TokenGrant
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(client, town):
    """Calls the API as the organiser's own system."""
    grant = TokenGrant("test-system", "0107", frozenset({"cases:submit"}), None, town.owner.id)
    token = issue_token(grant, actor="system:test", at=now())

    def call(form, verb="get", key="k1"):
        path = "/start" if verb == "post" else ""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
        answer = getattr(client, verb)(f"/api/drafts/{draft_id(form)}/signing{path}", headers=headers)
        return answer.status_code, json.loads(answer.content)

    return call


def test_the_status_tells_who_signed_and_links_of_the_others(begin, call):
    under = begin()
    under.sign(0)
    status, said = call(under.form)
    assert (status, said["stage"], said["signed"], said["of"]) == (200, "open", 1, 4)
    assert said["digest"] == under.found.state.content
    assert said["signatories"][0]["link"] == ""
    assert said["signatories"][1]["link"].endswith(under.link(1))


def test_a_system_starts_the_round_once(wang, town, people, hooked, call):
    form = ready(wang, town)
    assert call(form)[0] == 404
    first, again = call(form, "post"), call(form, "post", key="k2")
    assert first[0] == again[0] == 200
    assert first[1]["id"] == again[1]["id"]


def test_an_incomplete_draft_is_not_laid_before_anybody(wang, town, people, hooked, call):
    status, said = call(new_draft(wang, town), "post")
    assert (status, said["code"]) == (422, "draft.incomplete")
