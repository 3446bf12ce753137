"""The life of a table: drafted from a file, checked, reviewed by others, replayed, published from a day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from liuzui.catalog import reads as catalog
from liuzui.decisions import services as decisions
from liuzui.decisions.types import About
from liuzui.dmn import load
from liuzui.dmn.sheets import from_model, write_sheet
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.releases.reads import tables
from liuzui.releases.reads.replaying import replay
from liuzui.releases.services import publish
from liuzui.releases.services import tables as life
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db
CODE = "food-business"
AUTHOR, LAWYER, HEAD = "account:author", "account:lawyer", "account:head"
SHOP = {"经营方式": "食品销售", "销售内容": "仅预包装食品", "规模": "一般"}


@pytest.fixture(autouse=True)
def _released(settings):
    catalog.forget()
    publish(settings.CONTENT)
    catalog.forget()
    yield
    catalog.forget()


def changed(new='"先咨询"'):
    """The table in use with another result for prepackaged food, which no example speaks of after the change."""
    return catalog.decision(CODE).dmn.replace('"备案"</text></outputEntry>', f"{new}</text></outputEntry>")


def draft(dmn=None, file="food.dmn", by=AUTHOR):
    return life.draft(CODE, life.Text((dmn or catalog.decision(CODE).dmn + "<!-- 措辞 -->").encode(), file), actor=by)


def reviewed(number):
    for aspect in tables.ASPECTS:
        assert life.review(number, aspect, (True, "符合上位法"), actor=LAWYER) is None


def test_a_draft_is_kept_and_the_same_text_is_the_same_draft():
    first = draft()
    assert draft() == first
    assert tables.draft(first).stage == "draft"
    assert tables.open_drafts() == {CODE: 1}


def test_a_spreadsheet_is_taken_as_a_draft():
    sheet = from_model(load(catalog.decision(CODE).dmn))
    made = life.draft(CODE, life.Text(write_sheet(sheet, ".xlsx"), "food.xlsx"), actor=AUTHOR)
    assert "decisionTable" in tables.draft(made).dmn


@pytest.mark.parametrize(
    ("data", "file"),
    [
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><definitions>&a;</definitions>', "x.dmn"),
        (b"PK\x03\x04", "x.xlsx"),
        ("中".encode("utf-16-be"), "x.dmn"),
        (b"", "x.exe"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(data, file):
    refused = life.draft(CODE, life.Text(data, file), actor=AUTHOR)
    assert isinstance(refused, Refusal)
    assert refused.code == "table.unreadable"
    assert file in refused.params["what"]


def test_nobody_reviews_her_own_draft_and_both_aspects_are_needed():
    number = draft()
    assert life.review(number, "legality", (True, "好"), actor=AUTHOR).code == "table.own_review"
    assert life.publish(number, date(2099, 1, 1), actor=HEAD).code == "table.not_reviewed"


def test_who_publishes_is_not_the_only_one_who_reviewed():
    number = draft()
    reviewed(number)
    assert life.publish(number, date(2099, 1, 1), actor=LAWYER).code == "table.sole_reviewer"
    life.review(number, "fairness", (True, "不排斥外地企业"), actor=HEAD)
    assert isinstance(life.publish(number, date(2099, 1, 1), actor=LAWYER), str)


def test_the_same_text_uploaded_by_two_is_a_draft_of_each_so_that_neither_reviews_her_own():
    first, second = draft(), draft(by=LAWYER)
    assert first != second
    assert life.review(second, "legality", (True, "好"), actor=LAWYER).code == "table.own_review"


def test_a_changed_text_needs_new_reviews():
    number = draft()
    reviewed(number)
    assert tables.draft(number).passed == {"legality", "fairness"}
    dmn = changed()
    assert life.change(number, life.Text(dmn.encode(), "food.dmn"), actor=AUTHOR) is None
    assert tables.draft(number).passed == frozenset()


def test_one_objection_stands_in_the_way():
    number = draft()
    reviewed(number)
    life.review(number, "fairness", (False, "排斥外地企业"), actor=HEAD)
    assert life.publish(number, date(2099, 1, 1), actor=HEAD).code == "table.review_against"


def test_a_draft_against_the_examples_is_not_published():
    number = draft(changed())
    reviewed(number)
    refused = life.publish(number, date(2099, 1, 1), actor=HEAD)
    assert refused.code == "table.examples_fail"
    assert refused.params["count"] >= 1
    assert "examples" in catalog.message(refused.next_step, refused.params, "en")


def test_a_reviewed_draft_goes_into_the_release_of_its_day_and_old_days_keep_the_old_text():
    number, old = draft(), catalog.decision(CODE).dmn
    reviewed(number)
    day = date(2099, 1, 1)
    release = life.publish(number, day, actor=HEAD)
    catalog.forget()
    assert catalog.decision(CODE).dmn == old
    assert catalog.release_on(day) == release
    assert catalog.decision(CODE, release).dmn == tables.draft(number).dmn
    assert next(one.effective_on for one in tables.versions(CODE)) == day


def test_what_was_published_at_the_desk_survives_the_next_release_of_the_folder(settings):
    number = draft()
    reviewed(number)
    today = tables_day()
    release = life.publish(number, today, actor=HEAD)
    catalog.forget()
    assert publish(settings.CONTENT) == release
    assert catalog.decision(CODE).dmn == tables.draft(number).dmn


def tables_day():
    from liuzui.decisions.reads import day_of

    return day_of(None)


def test_a_draft_from_a_text_that_is_no_longer_in_use_is_outdated():
    first, second = draft(), draft(catalog.decision(CODE).dmn + "<!-- 另一 -->")
    for number in (first, second):
        reviewed(number)
    life.publish(first, tables_day(), actor=HEAD)
    catalog.forget()
    assert life.publish(second, tables_day(), actor=HEAD).code == "table.outdated"


def test_replay_tells_who_would_be_decided_differently():
    for number in range(3):
        decisions.decide(CODE, SHOP, About(uuid4(), f"140825-{number}"), actor="system:test")
    decisions.decide(CODE, {**SHOP, "销售内容": "仅食用农产品"}, About(uuid4(), "140825-9"), actor="system:test")
    found = replay(catalog.decision(CODE), changed().encode(), "food.dmn")
    assert found.total == 4
    assert found.different == 3
    assert found.changes == [("备案", "先咨询", 3)]
    assert {one.case for one in found.differences} == {"140825-0", "140825-1", "140825-2"}
    later = replay(catalog.decision(CODE), changed().encode(), "food.dmn", now() + timedelta(days=1))
    assert later.total == 0


def test_a_broken_text_is_not_replayed():
    decisions.decide(CODE, SHOP, About(uuid4()), actor="system:test")
    assert replay(catalog.decision(CODE), b"<a/>", "food.dmn").findings


def test_a_reviewer_who_changes_her_mind_is_heard_and_both_words_stay_in_the_log():
    number = draft(changed())
    life.review(number, "legality", (True, "符合上位法"), actor=LAWYER)
    for verdict in ((False, "排斥外地企业"), (False, "排斥外地企业"), (True, "已说明，不排斥")):
        assert life.review(number, "fairness", verdict, actor=LAWYER) is None
    assert tables.draft(number).passed == {"legality", "fairness"}
    said = [one.data["passed"] for one in ledger.events(f"table-draft:{number}") if one.kind == "table.reviewed"]
    assert said == [True, False, True]


def test_reviewers_see_the_lines_that_a_draft_takes_away_and_brings():
    used = tables.table(CODE)
    assert tables.changed(used, tables.draft(draft())) == ()
    signs = [sign for sign, _ in tables.changed(used, tables.draft(draft(changed())))]
    assert set(signs) == {"-", "+"}


def test_only_the_author_or_a_head_withdraws_a_draft():
    number = draft(changed())
    assert life.withdraw(number, actor=LAWYER).code == "table.not_yours"
    assert life.withdraw(number, actor=HEAD, head=True) is None
    assert tables.draft(number).stage == "withdrawn"


def test_examples_of_the_old_law_are_rewritten_by_the_author_and_reviewed_anew_before_the_new_law_is_published():
    dmn = catalog.decision(CODE).dmn.replace('"备案"</text>', '"许可"</text>')
    number = draft(dmn)
    reviewed(number)
    assert life.publish(number, date(2099, 1, 1), actor=HEAD).code.startswith("table.")
    assert life.take_over(number, actor=LAWYER).code == "table.not_yours"
    assert life.take_over(number, actor=AUTHOR) is None
    assert tables.draft(number).reviews == ()
    lines = [text for _, text in tables.changed(tables.table(CODE), tables.draft(number))]
    assert any(text.startswith("example | ") for text in lines)
    reviewed(number)
    release = life.publish(number, date(2099, 1, 1), actor=HEAD)
    assert isinstance(release, str)
    table = catalog.decision(CODE, release)
    assert all(one.holds for one in tables.tried(table, tables.examined(table, table.dmn.encode(), "t.dmn")))
