"""The form of the set-up asks each type of entity its own questions, and the address once."""

import re
from datetime import date

import pytest

from liuzui.cases.forms.answers import AnswersForm, Asking
from liuzui.cases.reads.answers import Speaking, shown
from liuzui.cases.services.filing import demanded
from liuzui.catalog import reads as catalog

pytestmark = pytest.mark.django_db


def form(**typed):
    fields = catalog.item("company-setup").form.fields
    asking = Asking(catalog.county(), "zh-hans", date(2026, 11, 24))
    return AnswersForm(fields, {key.replace("_", "-"): [value] for key, value in typed.items()}, asking)


def offered(whole):
    """Posts that a member of this entity can tick."""
    html = str(whole.people["members"][0]["posts"])
    boxes = re.findall(r"<input[^>]*>", html)
    return {re.search(r'value="([^"]+)"', box)[1] for box in boxes if "data-off" not in box}


def asked_of_members(whole):
    return {cell.field.key for cell in whole.people["members"][0].cells if cell.asked}


@pytest.mark.parametrize(
    ("entity", "of_members", "posts"),
    [
        ("limited-company", {"share", "amount"}, {"legal_representative", "director", "manager", "supervisor"}),
        ("partnership", {"share", "amount"}, {"executive_partner"}),
        ("limited-partnership", {"share", "amount", "partner"}, {"executive_partner"}),
        ("farmers-cooperative", {"share", "amount", "farmer"}, {"legal_representative", "manager", "supervisor"}),
        ("sole-owner-enterprise", set(), set()),
        ("individual-business", set(), set()),
    ],
)
def test_members_are_asked_what_their_type_of_entity_has(entity, of_members, posts):
    whole = form(entity_type=entity, founders="several")
    always = {"name", "kind", "number", "posts"}
    assert asked_of_members(whole) == always | of_members
    common = {"contact", "tax"} | ({"finance"} if entity != "individual-business" else set())
    assert offered(whole) == common | posts


@pytest.mark.parametrize(
    ("how", "asked"),
    [
        ({"premises_how": "typed"}, {"premises-typed"}),
        ({"premises_how": "picked"}, {"premises-address"}),
        ({}, {"premises-typed", "premises-address"}),
    ],
)
def test_the_address_is_asked_once_and_another_system_may_give_it_either_way(how, asked):
    assert form(**how).asked & {"premises-typed", "premises-address"} == asked


def test_an_address_in_the_way_not_chosen_does_not_count():
    whole = form(premises_how="picked", premises_typed="新绛县龙兴镇样本街1号")
    assert "premises-typed" not in whole.values


def test_an_individual_business_is_asked_for_no_capital_and_no_articles():
    whole = form(entity_type="individual-business", capital="50万元")
    assert not whole.asked & {"capital", "capital-forms", "capital-due"}
    assert "capital" not in whole.values
    item = catalog.item("company-setup")
    assert "articles" not in {one.key for one, _ in demanded(item, {"entity-type": "individual-business"})}


def test_articles_may_be_brought_where_there_are_any_and_need_not():
    listed = demanded(catalog.item("company-setup"), {"entity-type": "farmers-cooperative"})
    assert [must for one, must in listed if one.key == "articles"] == [False]


def test_of_yes_and_no_in_a_row_only_what_is_so_is_said_by_its_name():
    rows = [{"name": "李农", "farmer": True}, {"name": "钱宝", "farmer": False}]
    sections = shown(catalog.item("company-setup").form, {"members": rows}, Speaking("zh-hans", catalog.county()))
    assert sections[0].answers[0].lines == ("李农 · 是农民", "钱宝")


def test_a_row_is_taken_away_by_its_own_number_although_it_has_a_column_of_that_name():
    from django.template.loader import render_to_string

    fields = catalog.item("company-setup").form.fields
    typed = {"founders": ["several"], "members.0.name": ["甲"], "members.1.name": ["乙"]}
    whole = AnswersForm(fields, typed, Asking(catalog.county(), "zh-hans", date(2026, 11, 24)))
    question = whole.question(next(one for one in fields if one.key == "members"))
    page = render_to_string("cases/citizen/draft/question.html", {"question": question})
    assert re.findall(r'value="(remove:[^"]*)"', page) == ["remove:members.0", "remove:members.1"]
    assert 'class="lz-choices"' in page


def test_how_the_address_was_given_is_no_answer_to_read():
    form_ = catalog.item("company-setup").form
    values = {"premises-how": "typed", "premises-typed": "样本街1号"}
    sections = shown(form_, values, Speaking("zh-hans", catalog.county()))
    assert [one.key for section in sections for one in section.answers] == ["premises-typed"]


def test_a_post_ticked_before_the_type_was_changed_is_ticked_no_more():
    fields = catalog.item("company-setup").form.fields
    typed = {
        "founders": ["several"], "entity-type": ["farmers-cooperative"], "members.0.name": ["甲"],
        "members.0.posts": ["director", "manager"],
    }  # fmt: skip
    whole = AnswersForm(fields, typed, Asking(catalog.county(), "zh-hans", date(2026, 11, 24)))
    ticked = re.findall(r'value="([^"]+)"[^>]*checked', str(whole.people["members"][0]["posts"]))
    assert (ticked, whole.values["members"][0]["posts"]) == (["manager"], ["manager"])


def test_only_an_individual_business_says_who_runs_it_and_a_family_names_who_takes_part():
    asked = {
        (entity, how): form(entity_type=entity, operation_form=how).asked & {"operation-form", "family-members"}
        for entity, how in [("individual-business", "personal"), ("individual-business", "family"),
                            ("limited-company", "family")]
    }  # fmt: skip
    assert list(asked.values()) == [{"operation-form"}, {"operation-form", "family-members"}, set()]
