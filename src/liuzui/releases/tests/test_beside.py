"""Beside the table in use: a draft's shadow follows each decision, a replay goes on in the background."""

from uuid import uuid4

import pytest
from django.urls import reverse

from liuzui.decisions import services as decisions
from liuzui.decisions.types import About
from liuzui.ledger.models import AccessEntry
from liuzui.ledger.services import reactor
from liuzui.ledger.services.sealer import seal_all
from liuzui.releases.models import TableReplay, TableShadow
from liuzui.releases.reads import running, tables
from liuzui.releases.services import replays, shadows
from liuzui.releases.services import tables as life
from liuzui.releases.tests.test_services_tables import AUTHOR, CODE, SHOP, _released, changed, draft
from liuzui.releases.tests.test_views_tables import at_desk
from liuzui.shell.crypto import erase

__all__ = ["_released", "at_desk"]
pytestmark = pytest.mark.django_db(transaction=True)
FARM = {**SHOP, "销售内容": "仅食用农产品"}
WIRING = {"decision.made": [shadows.shadow_decision]}


@pytest.fixture
def other():
    """A draft that decides prepackaged food differently."""
    return draft(changed())


def decide(facts, case, subject=None):
    return decisions.decide(CODE, facts, About(subject or uuid4(), case), actor="system:test")


def follow():
    seal_all()
    reactor.react(WIRING)
    return shadows.cast_shadows()


def test_a_draft_on_trial_decides_what_the_table_decides_from_then_on(other):
    decide(SHOP, "140825-before")
    follow()
    life.put_on_trial(other, actor=AUTHOR)
    kept = [decide(SHOP, "140825-1"), decide(FARM, "140825-2")]
    assert follow() == 2
    found = running.shadow(tables.draft(other))
    assert (found.made, found.counts) == (2, {"same": 1, "differs": 1})
    (one,) = running.shadow_differences(tables.draft(other))
    assert (one.case, one.before, one.after) == ("140825-1", "备案", "先咨询")
    assert kept[0].value == "备案"


def test_a_shadow_is_cast_once(other):
    life.put_on_trial(other, actor=AUTHOR)
    decide(SHOP, "140825-1")
    follow()
    for event in reactor.Event.objects.filter(kind="decision.made"):
        shadows.shadow_decision(reactor.stored(event))
    assert shadows.cast_shadows() == 0
    assert TableShadow.objects.count() == 1


def test_a_text_laid_out_anew_keeps_the_trial_and_the_reviews(other):
    life.put_on_trial(other, actor=AUTHOR)
    life.review(other, "legality", (True, "有依据"), actor="account:2")
    before = tables.draft(other)
    anew = changed().replace("><", ">\n<").replace(' hitPolicy="UNIQUE"', "") + "<!-- 排版 -->"
    life.change(other, life.Text(anew.encode(), "food.dmn", before.note), actor=AUTHOR)
    assert tables.draft(other) == before
    life.change(other, life.Text(anew.encode(), "food.dmn", "说明"), actor=AUTHOR)
    after = tables.draft(other)
    assert (after.note, after.on_trial, after.passed) == ("说明", before.on_trial, before.passed)


def test_a_changed_cell_ends_the_trial(other):
    life.put_on_trial(other, actor=AUTHOR)
    again = changed().replace('"先咨询"', '"备案"', 1)
    life.change(other, life.Text(again.encode(), "food.dmn"), actor=AUTHOR)
    decide(SHOP, "140825-1")
    assert follow() == 0
    assert tables.draft(other).on_trial is None


def test_an_erased_person_is_not_decided_again_and_her_difference_is_gone(other):
    life.put_on_trial(other, actor=AUTHOR)
    first, second = uuid4(), uuid4()
    decide(SHOP, "140825-1", first)
    follow()
    decide(SHOP, "140825-2", second)
    erase(first)
    erase(second)
    follow()
    assert running.shadow_differences(tables.draft(other)) == []
    assert running.shadow(tables.draft(other)).counts["erased"] == 1


def test_a_replay_goes_on_batch_by_batch_and_tells_what_would_change(other, monkeypatch):
    monkeypatch.setattr(replays, "BATCH", 2)
    for number in range(3):
        decide(SHOP, f"140825-{number}")
    made = replays.ask_replay(other, actor=AUTHOR)
    assert replays.ask_replay(other, actor=AUTHOR) == made
    decide(SHOP, "140825-later")
    assert replays.carry_on_replay() == 2
    run = running.replay_of(tables.draft(other))
    assert (run.done, run.total, run.under_way) == (2, 3, True)
    assert [replays.carry_on_replay(), replays.carry_on_replay()] == [1, 0]
    run = running.replay_of(tables.draft(other))
    assert (run.state, run.done, run.tally.changes) == ("done", 3, [("备案", "先咨询", 3)])
    assert {one.case for one in running.shown_differences(run.tally)} == {f"140825-{n}" for n in range(3)}
    assert AccessEntry.objects.filter(subject=CODE).exists()


def test_a_stopped_replay_keeps_what_is_done(other, monkeypatch):
    monkeypatch.setattr(replays, "BATCH", 1)
    for number in range(3):
        decide(SHOP, f"140825-{number}")
    replays.ask_replay(other, actor=AUTHOR)
    replays.carry_on_replay()
    replays.stop_replay(other)
    assert replays.carry_on_replay() == 0
    run = running.replay_of(tables.draft(other))
    assert (run.state, run.tally.total) == ("stopped", 1)


def test_a_batch_done_twice_counts_once(other):
    decide(SHOP, "140825-1")
    replays.ask_replay(other, actor=AUTHOR)
    row = TableReplay.objects.get()
    replays.carry_on_replay()
    replays._keep(row, "done", running.Tally(), [])
    assert running.replay_of(tables.draft(other)).tally.total == 1


def test_the_desk_asks_watches_and_stops(at_desk):
    number = draft(changed())
    decide(SHOP, "140825-1")
    client, url = at_desk("one"), reverse("desk-draft-replay", args=[number])
    assert "还没有回放过" in client.get(url).content.decode()
    assert "0 / 1" in client.post(url, follow=True).content.decode()
    client.post(reverse("desk-draft-replay-stop", args=[number]))
    assert "停止前" in client.get(url).content.decode()
    client.post(url)
    replays.carry_on_replay()
    page = client.get(url).content.decode()
    assert "先咨询" in page
    assert "140825-1" in page


def test_the_desk_shows_who_is_decided_differently_in_the_shadow(at_desk):
    number = draft(changed())
    life.put_on_trial(number, actor=AUTHOR)
    decide(SHOP, "140825-1")
    follow()
    client = at_desk("one")
    assert "哪些办件结果不同" in client.get(reverse("desk-draft", args=[number])).content.decode()
    page = client.get(reverse("desk-draft-shadow", args=[number])).content.decode()
    assert "140825-1" in page
    assert "先咨询" in page
