"""Whole applications: the good one is clear, the bad ones say what to do, nothing raises."""

import json
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liuzui.catalog.tests.shared import shared
from liuzui.registry.domain.setup import examine, facts_for_decision, field_of, read, reasons
from liuzui.registry.types import Bar, worst

WANG = {"name": "王秀兰", "number": "11010519491231002X"}
GOOD = {
    "type": "limited-company",
    "name": "新绛县天禾商贸有限公司",
    "scope": "日用百货销售；家用电器销售",
    "premises": {"address": "山西省运城市新绛县龙兴镇正平路12号", "use": "commercial", "proof": "document"},
    "capital": "50万元",
    "capital_due": "2031-06-30",
    "members": [{**WANG, "share": "100%"}],
    "officers": [{**WANG, "posts": ["legal_representative", "director", "manager", "finance", "contact", "tax"]}],
    "no_supervisor": True,
    "owners_exempt": True,
}


def outcome(raw, facts, lists):
    reading = read(raw, lists)
    found = (*reading.findings, *(examine(reading.application, facts, lists) if reading.application else ()))
    return reading.application, found


def test_a_plain_company_is_clear_but_for_its_promises(facts, lists):
    application, found = outcome(GOOD, facts, lists)
    assert worst(found) == "promise", found
    facts = facts_for_decision(application, found)
    assert {name for name, value in facts.items() if value is False} == {"有外国投资者"}
    assert reasons(found) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"capital": "-5"}, "money.negative"),
        ({"capital": "0"}, "registry.capital.zero"),
        ({"capital": "1e9999"}, "money.unreadable"),
        ({"capital": "一百万亿"}, "registry.capital.implausible"),
        ({"capital_due": "2032-01-01"}, "registry.capital.too_late"),
        ({"capital_forms": ["劳务"]}, "registry.capital.form.labour"),
        ({"name": "新绛县云峰商贸有限公司"}, "registry.name.same"),
        ({"name": "新绛县峰云商贸有限公司"}, "registry.name.alike"),
        ({"name": "新绛县ABC商贸有限公司"}, "registry.name.not_chinese"),
        ({"name": "新绛县天禾商贸店"}, "registry.name.other_form"),
        ({"name": "中国天禾商贸有限公司"}, "registry.name.word.state_approval"),
        ({"scope": "赌博；日用百货销售"}, "registry.scope.forbidden"),
        ({"scope": "危险化学品经营"}, "registry.scope.licence_before"),
        ({"scope": "餐饮服务"}, "registry.scope.licence_after"),
        ({"scope": "量子茶话会主持"}, "registry.scope.unmatched"),
        ({"scope": ""}, "registry.scope.empty"),
        ({"members": [{"name": f"甲{n}", "share": "33.33%"} for n in range(3)]}, "registry.share.short"),
        ({"officers": [{**WANG, "posts": ["legal_representative", "finance"]}]}, "registry.people.head_without_post"),
        ({"premises": {"address": "新绛县正平路1号", "use": "residential"}}, "registry.premises.neighbours"),
        ({"premises": ""}, "registry.premises.missing"),
        ({"type": "合作社"}, "registry.people.too_few"),
        ({"members": [{**WANG, "number": "140825198801010014", "share": "100%"}]}, "registry.people.number"),
    ],
)
def test_what_is_wrong_is_said_with_a_next_step(change, code, facts, lists):
    _, found = outcome({**GOOD, **change}, facts, lists)
    assert code in {finding.code for finding in found}, found
    assert all(finding.next_step for finding in found)


def test_three_thirds_are_the_whole_and_the_missing_part_is_named(facts, lists):
    thirds = [{"name": f"甲{n}", "share": "1/3"} for n in range(3)]
    _, found = outcome({**GOOD, "members": thirds}, facts, lists)
    assert not [finding for finding in found if finding.field == "people.shares"]
    _, found = outcome({**GOOD, "members": [{**one, "share": "33.33%"} for one in thirds]}, facts, lists)
    short = next(finding for finding in found if finding.code == "registry.share.short")
    assert short.params["sum"] == "99.99%"
    assert short.params["difference"] == "0.01%"


def test_unknown_bars_go_to_an_officer_and_known_ones_block(facts, lists):
    from dataclasses import replace

    _, unknown = outcome(GOOD, replace(facts, barred={}), lists)
    assert any(one.code == "registry.people.bars_unknown" and one.severity == "handover" for one in unknown)
    _, barred = outcome(GOOD, replace(facts, barred={WANG["number"]: True}), lists)
    assert any(one.code == "registry.people.barred" and one.severity == "block" for one in barred)


def test_the_reason_of_a_bar_is_told_in_both_languages(facts, lists):
    from dataclasses import replace

    bar = {WANG["number"]: Bar("失信被执行人", "dishonest judgment debtor")}
    _, found = outcome(GOOD, replace(facts, barred={WANG["number"]: True}, bar_reasons=bar), lists)
    params = next(one.params for one in found if one.code == "registry.people.barred")
    assert (params["reason"], params["reason_en"]) == ("失信被执行人", "dishonest judgment debtor")


def test_every_finding_has_words_in_both_languages(facts, lists):
    from django.conf import settings as configured

    from liuzui.catalog.reads.folder import load
    from liuzui.kernel.refusal import Refusal

    messages = load(configured.CONTENT, configured.COUNTY).messages
    said = [
        {**GOOD, "capital": "0", "name": "北京 A 公司", "scope": "赌博；药品零售；xyz"},
        {**GOOD, "type": "合伙"},
        GOOD,
    ]
    found = chain.from_iterable(outcome(raw, facts, lists)[1] for raw in said)
    codes = {code for finding in found for code in (finding.code, finding.next_step)}
    assert codes - set(messages) == set()
    assert not isinstance(messages, Refusal)


def test_naughty_strings_never_raise_in_any_field(facts, lists):
    strings = json.loads(shared("security/blns/blns.base64.json")[0].read_text())
    raw = json.loads(shared("security/blns/blns.json")[0].read_text())
    assert raw
    for text in [*strings, *raw]:
        everywhere = {key: text for key in GOOD} | {
            "type": "limited-company",
            "members": [{"name": text, "share": text}],
        }
        first = outcome(everywhere, facts, lists)[1]
        assert first == outcome(everywhere, facts, lists)[1]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "share", "posts"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*GOOD, "stakes", "foreign", "main_line"]), values))
def test_any_json_is_read_without_an_exception(facts, lists, raw):
    outcome({"type": "limited-company", **raw}, facts, lists)


def test_a_wrong_number_is_said_with_the_name_of_its_holder_and_never_with_the_number(facts, lists):
    people = [{"name": "甲", "number": "140825198801010013", "share": "50%"},
              {"name": "乙", "number": "140825198801010014", "share": "50%"}]  # fmt: skip
    _, found = outcome({**GOOD, "members": people}, facts, lists)
    (wrong,) = [one for one in found if one.code == "registry.people.number"]
    assert (wrong.field, wrong.params, bool(wrong.next_step)) == ("people.members.2.number", {"name": "乙"}, True)


@pytest.mark.parametrize(
    ("answers", "field"), [({"founders": "several", "no-supervisor": True}, "no-supervisor"), ({}, "founders")]
)
def test_what_is_said_of_the_supervisor_stands_at_the_question_that_was_answered(answers, field):
    assert field_of("people.posts.supervisor", answers) == field


@pytest.mark.parametrize(
    ("others", "finding", "field"),
    [
        ([], "people.posts.finance", "members"), ([], "people.posts.王秀兰", "members"),
        ([{"name": "李四", "posts": ["supervisor"]}], "people.posts.李四", "officers"),
        ([{"name": "李四", "posts": ["supervisor"]}], "people.posts.supervisor", "officers"),
        ([{"name": "李四", "posts": ["supervisor"]}], "people.posts.legal_representative", "members"),
        ([], "people.officers.1.number", "officers"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_post_stands_where_it_is_held_and_a_missing_one_at_the_members(others, finding, field):
    assert field_of(finding, {"founders": "several", "officers": others}) == field
