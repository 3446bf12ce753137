"""Third parties and hearings (许可法 36, 45-48): dates by table, who may do what, silence, the record decides."""

from datetime import date

import pytest

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.tests.licensing_world import (
    APPLICANT,
    APPROVER,
    FIRST,
    HEAD,
    TERMS,
    WINDOW,
    at,
    examined,
)  # fmt: skip
from liuzui.cases.types import HearingStage, Stage
from liuzui.kernel.clock import due
from liuzui.kernel.refusal import Refusal

CHAIR = HEAD.account


def offered(when="03-06"):
    return examined().must(c.OfferHearing(FIRST, "t"), at(when))


def asked(when="03-09"):
    return offered().must(c.RequestHearing(APPLICANT), at(when))


def called():
    return asked().must(c.CallHearing(APPROVER, at("03-20"), CHAIR, "三楼会议室"), at("03-10"))


@pytest.mark.parametrize(
    ("told", "last"),
    [
        ("03-06", date(2026, 3, 13)),
        ("04-01", date(2026, 4, 9)),  # Qingming on Monday 6 April
        ("04-28", date(2026, 5, 8)),  # Labour Day to 5 May, Saturday 9 May worked
        ("09-24", date(2026, 10, 9)),  # Mid-autumn 25 to 27 September, National Day 1 to 7 October
    ],
)
def test_the_right_to_a_hearing_lasts_five_working_days_from_being_told(told, last):
    story = offered(told)
    end = due(clocks.hearing(story.state), TERMS.calendar)
    assert end.day == last == clocks.wake_at(story.state, TERMS).day
    assert story.give(c.RequestHearing(APPLICANT), end.at)[-1][0].KIND == "case.hearing_requested"


def test_silence_ends_the_offer_and_the_case_can_be_decided():
    story = offered()
    assert story.give(c.Grant(APPROVER, "g"), at("03-13")).code == "case.hearing_open"
    story.must(c.Settle(), at("03-14"))
    assert story.kinds[-1] == "case.hearing_lapsed"
    assert story.state.hearing.stage == HearingStage.OVER
    assert story.give(c.RequestHearing(APPLICANT), at("03-16")).code == "case.hearing_too_late"
    assert story.must(c.Grant(APPROVER, "g"), at("03-16")).state.granted


def test_a_hearing_stands_outside_the_clock_and_its_record_decides():
    story = called()
    assert story.state.stage == Stage.PAUSED
    assert clocks.due_now(story.state, TERMS).at is None
    before = due(clocks.decision(examined().state, TERMS.legal), TERMS.calendar).day
    assert story.give(c.Grant(APPROVER, "g"), at("03-19")).code == "case.clock_stands"
    assert story.give(c.EndSpecial(FIRST), at("03-19")).code == "case.hearing_coming"
    assert story.give(c.RecordHearing(HEAD, "r"), at("03-19")).code == "case.hearing_not_yet"
    assert story.give(c.RecordHearing(APPROVER, "r"), at("03-20", 12)).code == "case.not_the_chair"
    story.must(c.RecordHearing(HEAD, "r"), at("03-20", 12))
    after = due(clocks.decision(story.state, TERMS.legal), TERMS.calendar).day
    assert TERMS.calendar.count_workdays(before, after) == 10
    story.must(c.Refuse(APPROVER, ("行政许可法 第四十八条",), "t"), at("03-23"))


@pytest.mark.parametrize(
    ("told", "held", "code"),
    [
        ("03-10", "03-18", "case.hearing_too_soon"),
        ("03-10", "03-19", None),
        ("03-10", "04-07", None),
        ("03-10", "04-08", "case.hearing_beyond"),
        ("03-30", "04-09", None),  # seven days' notice no longer fit into the twenty: late, but held
    ],
)
def test_notice_comes_seven_days_before_and_the_hearing_within_twenty_of_the_request(told, held, code):
    story = asked()
    answer = story.give(c.CallHearing(APPROVER, at(held), CHAIR, "p"), at(told))
    assert (answer.code if isinstance(answer, Refusal) else None) == code
    if code is None:
        assert story.state.hearing.late == (told == "03-30")


def test_who_examined_does_not_chair():
    no = asked().give(c.CallHearing(APPROVER, at("03-20"), FIRST.account, "p"), at("03-10"))
    assert (no.code, no.articles) == ("case.chair_examined", ("行政许可法 第四十八条",))


def test_only_who_asked_gives_a_hearing_up():
    story = offered().must(c.RequestHearing(WINDOW), at("03-09"))
    assert story.state.hearing.side == "interested"
    assert story.give(c.GiveUpHearing(APPLICANT), at("03-10")).code == "case.hearing_of_others"
    story.must(c.GiveUpHearing(WINDOW), at("03-10"))
    assert story.state.stage == Stage.EXAMINING
    ordered = examined().must(c.OrderHearing(HEAD, "t"), at("03-06"))
    for by in (APPLICANT, WINDOW):
        assert ordered.give(c.GiveUpHearing(by), at("03-09")).code == "case.hearing_of_others"


def test_a_hearing_by_law_knows_no_twenty_days():
    story = examined().must(c.OrderHearing(HEAD, "t"), at("03-06"))
    story.must(c.CallHearing(APPROVER, at("06-30"), CHAIR, "p"), at("03-09"))
    assert story.state.hearing.late is False


def test_nothing_is_decided_before_the_interested_were_heard():
    story = examined().must(c.TellInterested(FIRST, "t"), at("03-06")).must(c.TellInterested(FIRST, "t"), at("03-06"))
    story.must(c.HearInterested(FIRST, 1, True, "反对"), at("03-09"))
    no = story.give(c.Grant(APPROVER, "g"), at("03-10"))
    assert (no.code, no.params["numbers"], no.articles) == ("case.interested_unheard", "2", ("行政许可法 第三十六条",))
    assert story.give(c.HearInterested(FIRST, 1, True, "t"), at("03-10")).code == "case.no_such_interested"
    story.must(c.HearInterested(FIRST, 2, False, "没有意见"), at("03-10"))
    story.must(c.MakeStatement(APPLICANT, "t"), at("03-10", 11))
    assert story.must(c.Grant(APPROVER, "g"), at("03-10", 12)).state.granted


def test_a_hearing_is_offered_once_and_not_beside_another_procedure():
    story = offered()
    assert story.give(c.StartSpecial(FIRST, "testing", 3), at("03-09")).code == "case.hearing_open"
    assert story.give(c.OfferHearing(FIRST, "t"), at("03-09")).code == "case.hearing_before"
    assert story.give(c.OfferHearing(FIRST, "t"), at("03-16")).code == "case.hearing_before"
    assert examined().give(c.StartSpecial(FIRST, "hearing", 3), at("03-09")).code == "case.hearing_by_notice"
    assert examined().give(c.OfferHearing(FIRST, "t", at("03-01")), at("03-09")).code == "case.told_wrong_day"


def test_who_chaired_does_not_examine_afterwards():
    story = called().must(c.RecordHearing(HEAD, "r"), at("03-20", 12))
    both = c.Officer(CHAIR, "0107", frozenset({"head", "examiner"}), "晋M004")
    no = story.give(c.Review(both, "on_site", True, "t"), at("03-23"))
    assert (no.code, no.articles) == ("case.chair_reviews", ("行政许可法 第四十八条",))
