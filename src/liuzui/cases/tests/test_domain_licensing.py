"""`licensing/1` by its articles: intake, silence, examination, decision, delivery."""

from datetime import date, timedelta

import pytest

from liuzui.cases.domain.licensing import clocks
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.tests.licensing_world import (
    APPLICANT,
    APPROVER,
    FIRST,
    HEAD,
    OTHER,
    SECOND,
    STRANGER,
    TERMS,
    WINDOW,
    Story,
    at,
    examined,
    submit,
)  # fmt: skip
from liuzui.cases.types import Channel, Holder, Stage
from liuzui.kernel.clock import due
from liuzui.kernel.refusal import Refusal


def test_the_whole_path_ends_in_service():
    story = examined().must(c.Grant(APPROVER, "g"), at("03-06"))
    story.must(c.Issue(APPROVER, "JY21408250000011"), at("03-06", 11))
    story.must(c.Serve(WINDOW, Channel.ELECTRONIC, at("03-06", 12), at("03-06", 12)), at("03-06", 13))
    assert story.state.stage == Stage.SERVED
    assert story.state.licence == "JY21408250000011"
    assert not story.state.late


def test_silence_accepts_from_the_day_of_receipt_though_an_officer_acts_first():
    story = Story().must(submit(), at("03-02"))
    refused = story.give(c.RequestCorrections(WINDOW, ("lease",), "t"), at("03-10"))
    assert isinstance(refused, Refusal)
    assert refused.code == "case.accepted_by_silence"
    story.must(c.Accept(WINDOW), at("03-10"))
    assert story.kinds == ["case.submitted", "case.deemed_accepted"]
    assert story.state.accepted == date(2026, 3, 2)
    legal_instant = story.events[-1][1]
    assert at("03-09", 17) < legal_instant < at("03-10", 0)


def test_the_fifth_working_day_is_still_in_time():
    story = Story().must(submit(), at("03-02"))
    story.must(c.RequestCorrections(WINDOW, ("lease",), "t"), at("03-09", 11))
    assert story.state.stage == Stage.CORRECTING


def test_spring_festival_days_do_not_count_for_silence():
    story = Story().must(submit(), at("02-12"))
    assert due(clocks.acceptance(story.state, TERMS), TERMS.calendar).day == date(2026, 2, 26)


def test_silence_waits_where_the_calendar_is_not_published():
    story = Story()
    far = TERMS.calendar.published_through.replace(month=12, day=30)
    start = at("03-02") + timedelta(days=(far - date(2026, 3, 2)).days)
    story.must(submit(), start)
    assert story.give(c.Settle(), start + timedelta(days=40)) == ()
    assert story.state.stage == Stage.SUBMITTED


@pytest.mark.parametrize("defects", [("layout",), ("layout", "area"), ("area",)])
def test_one_notice_asks_for_all_corrections(defects):
    story = Story().must(submit(), at("03-02")).must(c.RequestCorrections(WINDOW, defects, "t"), at("03-03"))
    assert story.state.defects == defects
    missing = story.give(c.SupplyCorrections(APPLICANT, (), "f2"), at("03-04"))
    assert missing.code == "case.corrections_missing"
    story.must(c.SupplyCorrections(APPLICANT, defects, "f2"), at("03-04"))
    assert story.state.received == date(2026, 3, 4)


def test_a_second_notice_is_refused_but_for_what_was_newly_supplied():
    story = Story().must(submit(), at("03-02")).must(c.RequestCorrections(WINDOW, ("layout",), "t"), at("03-03"))
    story.must(c.SupplyCorrections(APPLICANT, ("layout",), "f2"), at("03-04"))
    again = story.give(c.RequestCorrections(WINDOW, ("flow",), "t"), at("03-05"))
    assert again.code == "case.second_notice"
    assert "行政许可法 第七十二条" in again.articles
    story.must(c.RequestCorrections(WINDOW, ("layout",), "t"), at("03-05"))
    assert story.state.rounds == 2


def test_not_competent_must_name_the_right_body():
    story = Story().must(submit(), at("03-02"))
    assert (
        story.give(c.RefuseAcceptance(WINDOW, "not_competent", " ", "t"), at("03-02", 11)).code
        == "case.name_right_body"
    )
    story.must(c.RefuseAcceptance(WINDOW, "not_competent", "运城市市场监督管理局", "t"), at("03-02", 11))
    assert story.state.stage == Stage.NOT_ACCEPTED


def test_on_site_examination_needs_two_certified_officers():
    story = Story().must(submit(), at("03-02")).must(c.Accept(WINDOW), at("03-03"))
    story.must(c.Review(FIRST, "documents", True, "t"), at("03-04"))
    plain = c.Officer("officer-plain", "0107", frozenset({"examiner"}))
    assert story.give(c.Review(plain, "on_site", True, "t"), at("03-04")).code == "case.certificate_needed"
    story.must(c.Review(FIRST, "on_site", True, "t"), at("03-04"))
    assert story.give(c.Grant(APPROVER, "g"), at("03-05")).code == "case.reviews_missing"
    story.must(c.Review(FIRST, "on_site", True, "again"), at("03-04", 12))
    assert clocks.holder(story.state, TERMS) == Holder.EXAMINER
    story.must(c.Review(SECOND, "on_site", True, "t"), at("03-05"))
    assert clocks.holder(story.state, TERMS) == Holder.APPROVER


def test_a_failed_part_cannot_be_granted_but_refused_with_reasons():
    story = examined().must(c.Review(SECOND, "on_site", False, "t"), at("03-05", 14))
    assert story.give(c.Grant(APPROVER, "g"), at("03-06")).code == "case.reviews_failed"
    assert story.give(c.Refuse(APPROVER, (), "t"), at("03-06")).code == "case.reasons_missing"
    story.must(c.Refuse(APPROVER, ("食品安全法 第三十三条",), "t"), at("03-06"))
    story.must(c.Serve(WINDOW, Channel.POST, at("03-06"), at("03-06", 11), None), at("03-06", 12))
    assert story.state.granted is False


def test_special_procedures_stand_outside_the_clock():
    story = Story().must(submit(), at("03-02")).must(c.Accept(WINDOW), at("03-02"))
    before = due(clocks.decision(story.state, TERMS.legal), TERMS.calendar).day
    story.must(c.StartSpecial(FIRST, "expert_review", 5), at("03-09"))
    assert clocks.due_now(story.state, TERMS).at is None
    assert story.give(c.Grant(APPROVER, "g"), at("03-10")).code == "case.clock_stands"
    story.must(c.EndSpecial(FIRST), at("03-13"))
    after = due(clocks.decision(story.state, TERMS.legal), TERMS.calendar).day
    assert TERMS.calendar.count_workdays(before, after) == 5


def test_time_is_extended_once_by_the_head_and_never_beyond_the_law():
    story = examined()
    assert story.give(c.Extend(APPROVER, 5, "t"), at("03-06")).code == "case.wrong_role"
    assert story.give(c.Extend(HEAD, 11, "t"), at("03-06")).code == "case.days_out_of_range"
    story.must(c.Extend(HEAD, 10, "t"), at("03-06"))
    assert story.give(c.Extend(HEAD, 1, "t"), at("03-06")).code == "case.extended_before"


def test_a_late_decision_says_so():
    assert examined().must(c.Grant(APPROVER, "g"), at("05-20")).state.late


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Accept(OTHER), "case.other_agency"),
        (c.Accept(APPROVER), "case.wrong_role"),
        (c.Withdraw(STRANGER), "case.not_yours"),
        (c.SupplyCorrections(STRANGER, ("layout",), "f"), "case.not_yours"),
        (c.Review(FIRST, "documents", True, "t"), "case.not_examining"),
        (c.Issue(APPROVER, "x"), "case.not_granted"),
        (c.RequestCorrections(WINDOW, (), "t"), "case.nothing_named"),
        (c.RequestCorrections(WINDOW, ("nonsense",), "t"), "case.unknown_defect"),
        (c.RefuseAcceptance(WINDOW, "mood", "", "t"), "case.no_such_reason"),
    ],
)
def test_what_the_law_does_not_allow_is_refused(command, code):
    assert Story().must(submit(), at("03-02")).give(command, at("03-02", 11)).code == code


def test_a_stranger_cannot_file_for_a_business():
    assert Story().give(submit(by=STRANGER), at("03-02")).code == "case.no_mandate"


def test_paper_received_yesterday_starts_the_clock_yesterday():
    story = Story().must(submit(received_at=at("03-02")), at("03-03"))
    assert story.state.received == date(2026, 3, 2)
    assert Story().give(submit(received_at=at("03-04")), at("03-03")).code == "case.received_in_future"


def test_withdrawal_ends_before_a_decision_only():
    assert (
        Story().must(submit(), at("03-02")).must(c.Withdraw(APPLICANT), at("03-02", 11)).state.stage == Stage.WITHDRAWN
    )
    granted = examined().must(c.Grant(APPROVER, "g"), at("03-06"))
    assert granted.give(c.Withdraw(APPLICANT), at("03-06", 12)).code == "case.already_decided"


def test_service_times_must_follow_each_other():
    story = examined().must(c.Grant(APPROVER, "g"), at("03-06")).must(c.Issue(APPROVER, "L"), at("03-06"))
    wrong = c.Serve(WINDOW, Channel.POST, at("03-08"), at("03-07"))
    assert story.give(wrong, at("03-09")).code == "case.service_times"
    future = c.Serve(WINDOW, Channel.WINDOW, at("03-08"))
    assert story.give(future, at("03-07")).code == "case.service_times"
    before = c.Serve(WINDOW, Channel.WINDOW, at("03-05"))
    assert story.give(before, at("03-07")).code == "case.service_times"


def posted():
    story = examined().must(c.Grant(APPROVER, "g"), at("03-06")).must(c.Issue(APPROVER, "L"), at("03-06"))
    return story.must(c.Send(WINDOW, at("03-09"), " 1234567890123 "), at("03-09"))


def test_a_letter_is_served_when_it_arrives_and_not_when_it_is_posted():
    story = posted()
    assert (story.state.stage, story.state.waybill) == (Stage.ISSUED, "1234567890123")
    assert story.give(c.Serve(WINDOW, Channel.POST, at("03-10")), at("03-10")).code == "case.not_arrived"
    story.must(c.Serve(WINDOW, Channel.POST, at("03-12"), at("03-11")), at("03-12"))
    served, occurred = story.events[-1]
    assert (served.sent_at, served.arrived_at, occurred) == (at("03-09"), at("03-11"), at("03-11"))
    assert story.state.served_at == at("03-11")


def test_a_letter_that_came_back_served_nothing_and_another_may_go():
    story = posted()
    again = c.Send(WINDOW, at("03-10"), "2")
    assert story.give(again, at("03-10")).code == "case.on_its_way"
    early = c.ReportReturn(WINDOW, at("03-08"), "unclaimed")
    assert story.give(early, at("03-20")).code == "case.service_times"
    story.must(c.ReportReturn(WINDOW, at("03-20"), "unclaimed"), at("03-20", 11))
    assert story.state.sent_at is None
    assert story.give(c.ReportReturn(WINDOW, at("03-20"), "other"), at("03-21")).code == "case.nothing_on_its_way"
    story.must(c.Send(WINDOW, at("03-21"), "2"), at("03-21"))


def test_a_letter_needs_the_number_of_the_post_and_a_result():
    story = examined().must(c.Grant(APPROVER, "g"), at("03-06"))
    assert story.give(c.Send(WINDOW, at("03-06"), "1"), at("03-06")).code == "case.nothing_to_serve"
    story.must(c.Issue(APPROVER, "L"), at("03-06"))
    assert story.give(c.Send(WINDOW, at("03-06"), " "), at("03-06")).code == "case.waybill_missing"
