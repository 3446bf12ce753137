"""The derivation says how a date came about, adds up, and has words for every line."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from liuzui.kernel.calendar import china_calendar
from liuzui.kernel.clock import Clock, Extension, Limit, Pause, Unit, derivation, due
from liuzui.kernel.clock.explain import PROCEDURES
from liuzui.kernel.tests.test_domain_clock import clocks
from liuzui.kernel.tests.wording import SLOT, said, texts

CHINA = china_calendar()
A42, A45 = "行政许可法 第四十二条", "行政许可法 第四十五条"
TWENTY = Limit(20, Unit.WORKDAY, A42)


def told(clock, lang="zh", **options):
    """The lines as a reader sees them, without the last (the calendar's version)."""
    lines = derivation(clock, CHINA, **options)
    assert lines[-1].code == "clock.calendar"
    assert lines[-1].params == {"version": CHINA.version}
    return [said(line.code, line.params, lang) + (f"（{line.article}）" if line.article else "") for line in lines[:-1]]


def test_the_lines_of_a_licence_over_spring_festival():
    assert told(Clock(date(2026, 2, 9), TWENTY)) == [
        "2026-02-09 起算，开始的当日不计入。（民法典 第二百零一条）",
        "期限 20 个工作日。（行政许可法 第四十二条）",
        "期限以工作日计算，不含法定节假日。（行政许可法 第八十二条）",
        "双休日 3 天不计：2026-03-01, 2026-03-07/03-08。",
        "春节放假 2026-02-15 至 2026-02-23，9 天不计。（全国年节及纪念日放假办法）",
        "调休上班 2 天照常计入：2026-02-14, 2026-02-28。",
        "最后一日为 2026-03-13，当日 18:00 停止办公时截止。（民法典 第二百零三条）",
    ]


def test_pauses_and_extension_are_told_with_their_articles():
    pauses = (
        Pause(date(2026, 3, 11), date(2026, 3, 16), "专家意见", A45),
        Pause(date(2026, 3, 9), date(2026, 3, 13), "hearing", A45),
        Pause(date(2026, 2, 1), date(2026, 3, 2), "testing", A45),  # over before the clock runs
        Pause(date(2026, 8, 1), date(2026, 8, 2), "testing", A45),  # after its end
    )
    clock = Clock(date(2026, 3, 2), TWENTY, pauses, (Extension(Limit(10, Unit.WORKDAY, A42), "案情复杂"),))
    assert told(clock) == [
        "2026-03-02 起算，开始的当日不计入。（民法典 第二百零一条）",
        "期限 20 个工作日。（行政许可法 第四十二条）",
        "经批准延长 10 个工作日，理由：案情复杂。（行政许可法 第四十二条）",
        "期限以工作日计算，不含法定节假日。（行政许可法 第八十二条）",
        "双休日 10 天不计：2026-03-07/03-08, 2026-03-21/03-22, 2026-03-28/03-29, 2026-04-11/04-12, 2026-04-18/04-19。",
        "清明节放假 2026-04-04 至 2026-04-06，3 天不计。（全国年节及纪念日放假办法）",
        "听证 2026-03-09 至 2026-03-13，不计 5 个工作日。（行政许可法 第四十五条）",
        "专家意见：2026-03-11 至 2026-03-16，不计 1 个工作日。（行政许可法 第四十五条）",
        "最后一日为 2026-04-22，当日 18:00 停止办公时截止。（民法典 第二百零三条）",
    ]


def test_a_clock_that_stands_still_says_what_remains():
    pauses = (
        Pause(date(2026, 3, 4), date(2026, 3, 5), "testing", A45),
        Pause(date(2026, 3, 11), None, "appraisal", A45),
    )
    assert told(Clock(date(2026, 3, 2), TWENTY, pauses))[3:] == [
        "双休日 2 天不计：2026-03-07/03-08。",
        "检测 2026-03-04 至 2026-03-05，不计 2 个工作日。（行政许可法 第四十五条）",
        "鉴定自 2026-03-11 起进行，尚未结束，期间不计。（行政许可法 第四十五条）",
        "已用 4 个工作日，还剩 16 个工作日。",
        "期限停止计算，恢复后才能得出到期日。",
    ]
    earlier = derivation(Clock(date(2026, 3, 2), TWENTY, pauses), CHINA, today=date(2026, 3, 6))
    assert "clock.due" in {line.code for line in earlier}


def test_a_pause_from_the_first_day_has_used_no_time():
    clock = Clock(date(2026, 11, 24), TWENTY, (Pause(date(2026, 11, 24), None, "inspection", A45),))
    assert "已用 0 个工作日，还剩 20 个工作日。" in told(clock)


def test_months_roll_on_and_a_year_without_notice_is_provisional():
    assert told(Clock(date(2026, 8, 31), Limit(6, Unit.MONTH)), "en") == [
        "Counted from 2026-08-31; the starting day itself is not counted.（民法典 第二百零一条）",
        "Limit in months: 6.",
        "Months and years end on the same-numbered day of the last month, or on its last day where there is none."
        "（民法典 第二百零二条）",
        "2027-02-28 is not a working day; the last day moves to 2027-03-01.（民法典 第二百零三条）",
        "The last day is 2027-03-01, until offices close at 18:00.（民法典 第二百零三条）",
        "The holiday notice for the year of 2027-03-01 is not out (published through 2026-12-31); "
        "the date is provisional and will be derived again.",
    ]


def test_half_a_day_is_told_to_the_minute():
    started = datetime(2026, 3, 6, 16, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
    clock = Clock(started.date(), Limit.workdays("0.5"), started_at=started)
    assert told(clock) == [
        "自 2026-03-06 16:20 开始计时。（民法典 第二百零一条）",
        "期限 1 个半天（工作时间）。",
        "双休日 2 天不计：2026-03-07/03-08。",
        "截止时间为 2026-03-09 10:05。",
    ]


def test_on_the_spot_has_no_start_day_to_leave_out():
    assert told(Clock(date(2026, 3, 7), Limit(0, Unit.WORKDAY, "行政许可法 第三十四条")))[0] == (
        "2026-03-07 当场办理；当日不上班的，为其后第一个工作日。"
    )


def test_an_extension_in_another_unit_is_a_second_stretch():
    clock = Clock(date(2026, 3, 2), TWENTY, (), (Extension(Limit(1, Unit.MONTH)),))
    codes = [line.code for line in derivation(clock, CHINA)]
    assert codes.index("clock.continues") > codes.index("clock.weekends")


def test_many_weekends_are_told_as_a_sum():
    line = next(
        line for line in derivation(Clock(date(2026, 3, 2), Limit(90, Unit.WORKDAY)), CHINA) if "weekends" in line.code
    )
    assert line.code == "clock.weekends.many"  # 36, of them 6 in festivals and one worked
    assert line.params == {"days": 29, "first": "2026-03-07", "last": "2026-07-05"}


@pytest.mark.parametrize(("amount", "code"), [(64, "clock.weekends"), (65, "clock.weekends.many")])
def test_up_to_twelve_weekends_are_listed(amount, code):
    lines = derivation(Clock(date(2031, 6, 30), Limit(amount, Unit.WORKDAY)), CHINA)
    assert code in {line.code for line in lines}


def test_the_licensing_law_is_cited_for_its_own_limits_only():
    for limit in (Limit(5, Unit.WORKDAY), Limit(20, Unit.DAY, A42), Limit(5, Unit.WORKDAY, "条例722 第三十六条")):
        assert "clock.in_workdays" not in {line.code for line in derivation(Clock(date(2026, 3, 2), limit), CHINA)}


def days_told(lines, *codes):
    return sum(line.params["days"] for line in lines if line.code.startswith(codes))


@given(clocks(units=(Unit.WORKDAY,), still_open=False))
def test_the_days_told_add_up_to_the_days_passed(clock):
    amount = clock.limit.amount + sum(extension.limit.amount for extension in clock.extensions)
    if amount == 0:
        return
    lines = derivation(clock, CHINA)
    end = due(clock, CHINA).day
    walked = [clock.start + timedelta(n) for n in range(1, (end - clock.start).days + 1)]
    in_pause = [day for day in walked if any(p.start <= day <= p.end for p in clock.pauses)]
    assert days_told(lines, "clock.pause") == sum(map(CHINA.is_workday, in_pause))
    off = days_told(lines, "clock.weekends", "clock.holiday")
    assert amount + off + len(in_pause) == len(walked)


@given(clocks())
def test_every_line_has_words_in_both_languages(clock):
    for line in derivation(clock, CHINA):
        assert said(line.code, line.params, "zh")
        assert said(line.code, line.params, "en")


@given(clocks())
def test_the_result_told_is_the_due_day(clock):
    found, codes = due(clock, CHINA), {line.code: line for line in derivation(clock, CHINA)}
    assert ("clock.stopped" in codes) == (found.day is None)
    if found.day:
        assert codes["clock.due"].params["day"] == found.day.isoformat()
    assert ("clock.provisional" in codes) == found.provisional


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_pause_and_holiday_has_words(unit):
    for lang in ("zh", "en"):
        assert said(f"clock.limit.{unit}", {"amount": 3}, lang)
        assert said(f"clock.extension.{unit}", {"amount": 3, "reason": "x"}, lang)
    for kind in ("workday", "day", "open"):
        assert {f"clock.pause.{kind}.{procedure}" for procedure in PROCEDURES} < set(texts())
    assert {f"clock.holiday.{name}" for name in set(CHINA.holidays.values()) | {"local"}} < set(texts())


def test_both_languages_fill_the_same_slots():
    unequal = [
        code for code, words in texts().items() if set(SLOT.findall(words["zh"])) != set(SLOT.findall(words["en"]))
    ]
    assert not unequal
