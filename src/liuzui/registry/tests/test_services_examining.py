"""Examining and filing: granted where nothing speaks against it, else handed over with reasons, never refused."""

import pytest

from liuzui.kernel.refusal import Refusal
from liuzui.registry.services import bars
from liuzui.registry.services.examining import examine_setup
from liuzui.registry.tests.office import NUMBER, founder_named
from liuzui.shell.wording.messages import words

pytestmark = pytest.mark.django_db


def codes(found, severity=None):
    return {one.code for one in found.remarks if severity in (None, one.severity)}


def test_a_plain_company_of_one_founder_is_granted_with_her_promises(founder):
    found = examine_setup(founder.asked())
    assert found.reasons == (), found
    assert codes(found) == codes(found, "promise") | {"registry.capital.read_as"}
    assert str(founder.file().state.stage) == "granted"


@pytest.mark.parametrize(
    ("answers", "code", "field"),
    [
        ({"capital": "-5"}, "money.negative", "capital"),
        ({"capital": "1e9999"}, "money.unreadable", "capital"),
        ({"capital": "一百万亿"}, "registry.capital.implausible", "capital"),
        ({"scope": "赌博"}, "registry.scope.forbidden", "scope"),
        ({"capital-due": "2033-01-01"}, "registry.capital.too_late", "capital-due"),
        ({"premises-typed": ""}, "registry.premises.missing", "premises-address"),
        ({"company-name": "新绛县天禾商贸店"}, "registry.name.other_form", "company-name"),
        (
            {"founders": "several", "members": [{"name": f"甲{n}", "share": "33.33%"} for n in range(3)]},
            "registry.share.short", "members",
        ),
        (
            {"founders": "several", "officers": [{"name": "小明", "number": "140825201501010016",
                                                  "posts": ["legal_representative", "director"]}]},
            "registry.people.minor", "officers",
        ),
        (
            {"founders": "several", "officers": [{"name": "老赖", "number": next(iter(bars.SAMPLE_BARRED)),
                                                  "posts": ["legal_representative", "director"]}]},
            "registry.people.barred", "officers",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_told_at_its_field_with_a_next_step_in_both_languages(founder, answers, code, field):
    remark = next(one for one in examine_setup(founder.asked(**answers)).remarks if one.code == code)
    assert remark.field == field
    for lang in ("zh", "en"):
        told = [words(one, remark.params, lang) for one in (remark.code, remark.next_step)]
        assert all(told)
        assert "{" not in "".join(told)


@pytest.mark.parametrize(
    ("capital", "codes"),
    [
        ("-5", ["money.negative"]),
        ("1e9999", ["money.unreadable"]),
        ("一百万亿", ["registry.capital.implausible"]),
        ("2000万元", ["registry.owners.capital_too_large"]),
    ],
)
def test_of_a_capital_that_is_no_amount_only_the_capital_is_spoken_of(founder, capital, codes):
    found = examine_setup(founder.asked(capital=capital, **{"owners-exempt": "yes"})).blocks
    assert [one.code for one in found] == codes


def test_what_is_objected_to_is_not_filed_unless_the_applicant_insists_and_then_an_officer_decides(founder):
    refused = founder.file(capital="-5")
    assert isinstance(refused, Refusal)
    assert refused.code == "money.negative"
    found = founder.file(capital="-5", insists=True)
    assert str(found.state.stage) == "examining"
    assert "money.negative" in found.state.reasons


def test_bars_that_nobody_knows_go_to_an_officer(founder, monkeypatch):
    monkeypatch.setattr(bars, "_source", [bars.unknown])
    assert "registry.people.bars_unknown" in examine_setup(founder.asked()).reasons


def test_a_type_that_the_table_does_not_grant_is_handed_over_with_its_reason(founder):
    named = {"company-name": "新绛县天禾商贸股份有限公司", "entity-type": "joint-stock-company"}
    assert "registry.type.officer" in examine_setup(founder.asked(**named)).reasons


def test_what_was_said_is_kept_with_the_signed_answers(founder):
    from liuzui.cases.reads import cases

    kept = cases.filing(founder.file())["_remarks"]
    assert {one["severity"] for one in kept} == {"promise", "warn"}


def test_a_spare_name_is_proposed_first_where_the_name_is_taken(founder):
    founder.file()
    other = founder_named("钱宝", "14082519880101003X", "qian")
    asked = other.asked(**{"spare-names": "新绛县天禾商贸有限公司；新绛县沁园商贸有限公司，新绛县碧波商贸有限公司"})
    (taken,) = [one for one in examine_setup(asked).remarks if one.code.startswith("registry.name.same")]
    assert str(taken.params["free"]).split("、")[:2] == ["新绛县沁园商贸有限公司", "新绛县碧波商贸有限公司"]


def test_a_founder_who_holds_all_posts_is_entered_once(founder):
    posts = ["legal_representative", "director", "manager", "finance", "contact", "tax"]
    rows = [
        {"name": "王小花", "number": NUMBER, "share": "60%", "posts": posts},
        {"name": "钱宝", "number": "14082519880101003X", "share": "40%"},
    ]
    found = examine_setup(founder.asked(founders="several", members=rows))
    assert not [one for one in found.remarks if one.severity in ("block", "handover")], found.remarks
    assert found.reasons == ()


def test_an_officer_named_without_a_number_is_the_member_of_that_name(founder):
    rows = [{"name": "王小花", "number": NUMBER, "share": "100%"}]
    officers = [{"name": "王小花", "posts": ["legal_representative", "director", "finance", "contact", "tax"]}]
    found = examine_setup(founder.asked(founders="several", members=rows, officers=officers))
    assert not [one for one in found.remarks if one.severity in ("block", "handover")], found.remarks


def test_the_capital_read_back_is_written_in_the_language_of_the_page(founder):
    read = next(one for one in examine_setup(founder.asked()).remarks if one.code == "registry.capital.read_as")
    assert "人民币 500,000.00 元" in words(read.code, read.params, "zh")
    assert "is read as CNY 500,000.00;" in words(read.code, read.params, "en")
