"""Deciding cases by the tables of the content: reasons kept sealed, told in both languages, by the day's release."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from liuzui.decisions import reads, services
from liuzui.decisions.models import Decision as Row
from liuzui.decisions.types import About, Missed, WhyNot
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.models import Event
from liuzui.shell import crypto

pytestmark = pytest.mark.django_db
SHOP = {"经营方式": "食品销售", "销售内容": "仅预包装食品", "规模": "一般"}
DAY = date(2026, 6, 1)


def decide(facts, about=None, **more):
    return services.decide("food-business", facts, about or About(uuid4(), "140825-1"), actor="system:test", **more)


def test_a_decision_is_kept_with_its_reasons_and_one_event_without_values():
    made = decide(SHOP)
    assert made.state == "decided"
    assert made.value == "备案"
    assert reads.decision(made.id) == made
    assert reads.of_case("140825-1") == (made,)
    assert reads.facts_of(made.id) == SHOP
    event = Event.objects.get(kind="decision.made")
    assert "备案" not in event.data
    assert "预包装" not in event.data
    assert "备案".encode() not in bytes(Row.objects.get().sealed)


def test_the_same_question_gives_the_decision_already_kept():
    about = About(uuid4(), "140825-1")
    first, second = decide(SHOP, about), decide(SHOP, about)
    assert first == second
    assert Row.objects.count() == Event.objects.filter(kind="decision.made").count() == 1
    assert decide({**SHOP, "规模": "小作坊、小经营店或小摊点"}, about).id != first.id


def test_a_missing_fact_makes_it_maybe_and_the_cheapest_is_asked_for():
    made = decide({"经营方式": "食品销售"})
    told = reads.tell(made, "en")
    assert made.state == "maybe"
    assert made.value is None
    assert told.ask.fact == "销售内容"
    assert "Scale" in told.missing


def test_reasons_are_told_in_both_languages_with_what_else_could_have_come():
    made = decide(SHOP)
    zh, en = reads.tell(made, "zh"), reads.tell(made, "en")
    assert zh.title == "只需备案"
    assert en.title == "A filing is enough"
    assert en.item == "prepackaged-food-filing"
    assert ("What is sold", "Only prepackaged and labelled food") in en.because
    assert any("What is sold: needs" in miss for one in en.otherwise for miss in one.misses)
    assert any(one.outcome == "许可和备案都不需要" for one in zh.otherwise)


def test_facts_that_are_not_needed_are_not_kept():
    made = decide({**SHOP, "姓名": "王小明"})
    assert reads.facts_of(made.id) == SHOP


def test_facts_that_fit_no_rule_go_to_a_person():
    made = decide({**SHOP, "经营方式": "采矿"})
    assert made.state == "failed"
    assert made.value is None


def test_a_table_that_is_not_there_or_not_yet_in_force_is_refused():
    assert decide(SHOP, on=date(2020, 1, 1)).code == "decision.not_in_force"
    missing = services.decide("nothing", {}, About(uuid4()), actor="system:test")
    assert isinstance(missing, Refusal)
    assert missing.code == "decision.no_table"


def test_erasing_the_subject_erases_facts_and_reasons():
    made = decide(SHOP, About(subject := uuid4(), "140825-1"))
    crypto.erase(subject)
    found = reads.decision(made.id)
    assert found.reasons is None
    assert found.value is None
    assert reads.facts_of(made.id) is None
    assert reads.tell(found) is None


def test_numbers_keep_their_digits():
    facts = {"列入容缺目录": True, "基本条件具备": True, "主要材料齐全有效": True, "欠缺影响实质审查": False}
    facts |= {"严重失信": False, "作出补正承诺": True, "拟补正工作日": 0.1, "承诺办结工作日": 2**60}
    made = services.decide("tolerated-gap", facts, About(uuid4()), actor="system:test", on=DAY)
    assert made.value == "可以容缺"
    assert reads.facts_of(made.id)["拟补正工作日"] == "0.1"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"行业": "餐饮业或住宿业"}, {}),
        (
            {"行业": "餐饮业或住宿业", "从业人员": 8, "营业收入": 90},
            {"大型企业": ("300", "10000"), "中型企业": ("100", "2000"), "小型企业": ("10", "100")},
        ),
        (
            {"行业": "餐饮业或住宿业", "从业人员": 12, "营业收入": 190},
            {"大型企业": ("300", "10000"), "中型企业": ("100", "2000")},
        ),
    ],
)
def test_a_restaurant_is_told_what_its_own_trade_lacks_and_never_what_is_still_possible(facts, told):
    made = services.decide("firm-size", facts, About(uuid4()), actor="system:test")
    found = {one.outcome: one.misses for one in reads.tell(made, "zh").otherwise}
    assert found.keys() == told.keys()
    for outcome, limits in told.items():
        assert [f"需不小于{limit}" in miss for limit, miss in zip(limits, found[outcome], strict=True)] == [True, True]


def test_a_decision_kept_with_the_rules_of_possible_outcomes_is_told_without_them():
    made = services.decide("firm-size", {"行业": "餐饮业或住宿业"}, About(uuid4()), actor="system:test")
    trade = Missed("行业", "餐饮业或住宿业", "why.equal", {"value": "工业"})
    reasons = replace(made.reasons, why_not=(WhyNot(2, (trade,)), WhyNot(3, (trade,))))
    assert reads.tell(replace(made, reasons=reasons), "zh").otherwise == ()
