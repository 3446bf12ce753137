"""What was done at the window in my name: I see who, when, what and by which mandate, and can say “that was not me”."""

import pytest
from django.test import Client

from liuzui.cases.models import Draft
from liuzui.cases.reads import acts, drafts
from liuzui.cases.tests.window.test_views_window import AGENT, begun, filled, send, window
from liuzui.shell.time import legal_today

from liuzui.cases.tests.citizen.world import picture, upload  # isort: skip

pytestmark = pytest.mark.django_db
__all__ = ["window"]


@pytest.fixture
def owner(town):
    client = Client()
    client.force_login(town.owner)
    return client


def test_the_applicant_sees_who_did_what_for_her_and_by_which_mandate(window, owner):
    form = begun(window, **{**AGENT, "mandate_to": legal_today(), "mandate_scan": upload(picture())})
    filled(window, form)
    send(window, form)
    page = owner.get("/my/window/").content.decode()
    for words in ("赵六（代理人）", "纸质授权委托书", "居民身份证 · 人工看原件", "代为提交", "window", "这不是我办的"):
        assert words in page, words


def test_that_was_not_me_leads_to_one_report_with_the_case_filled_in(window, owner, town):
    form = begun(window)
    filled(window, form)
    number = send(window, form)["Location"] and acts.Row.objects.get().case.number
    address = f"/my/window/{acts.Row.objects.get().id}/not-me"
    assert owner.get(address).status_code == 405
    reports = {owner.post(address)["Location"] for _twice in range(2)}
    assert len(reports) == 1
    made = Draft.objects.get(item="identity-misuse-report")
    typed = drafts.draft(made.id, str(town.owner.id)).body.typed
    assert typed == {"in-which": ["window"], "reference": [number]}
    assert owner.get(reports.pop()).status_code == 200


def test_nobody_sees_or_doubts_what_was_done_for_another(window, town):
    begun(window)
    stranger = Client()
    from liuzui.parties.services.accounts import open_account
    from liuzui.parties.services.registration import create_person
    from liuzui.parties.types import Identity
    from liuzui.shell.time import now

    person = create_person(
        Identity("赵六", "140825199003070067", ""), assurance="window", actor="system:test", at=now()
    )
    stranger.force_login(open_account("zhao6", "correct horse 42", kind="citizen", at=now(), person=person.id))
    assert "窗口没有替您办过事" in stranger.get("/my/window/").content.decode()
    assert stranger.post(f"/my/window/{acts.Row.objects.get().id}/not-me").status_code == 404


def test_the_list_takes_the_same_number_of_statements_however_long_it_is(window, town, django_assert_num_queries):
    mine = {town.party: "", town.person: ""}
    for _n in range(3):
        begun(window, do="another")
        with django_assert_num_queries(5):
            listed = acts.acts(mine).object_list
        assert all(one.steps for one in listed)
