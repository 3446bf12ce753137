"""A published release meets the open cases as it declared: from its day, once, in batches, told on the timeline."""

from datetime import date, datetime, timedelta

import pytest

from liuzui.cases.models import Case, Transition
from liuzui.cases.reads import cases, progress
from liuzui.cases.services import rebuild, verbs
from liuzui.cases.services.course import transition
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.licensing_world import ZONE, at
from liuzui.catalog import reads as catalog
from liuzui.ledger import reads as ledger
from liuzui.ledger.models import Event
from liuzui.ledger.services.reactor import drain
from liuzui.ledger.services.timers import ring
from liuzui.releases.services import publish
from liuzui.releases.tests.content import ITEM as FILE
from liuzui.releases.tests.content import PART, Copy
from liuzui.shell import time
from liuzui.web.wiring import WAKES, WIRING

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
MORNING, MONDAY, NOON = at("11-30", 8), at("11-30", 11), at("11-30", 12)


@pytest.fixture
def released(tmp_path, settings):
    """Publishes a copy of the content with changes, and lets everything happen that follows on that day."""
    content = Copy(tmp_path / "content")

    def release(*changes, at=NOON, notice="", **options):
        for change in changes:
            content.spoil(*change)
        if notice:
            content.write("national/calendar/notice.yaml", notice)
        with time.at(at):
            digest = publish(content.root, **{"at": at, **options})
            assert isinstance(digest, str), digest
            settle()
        return digest

    catalog.forget()
    yield release
    catalog.forget()


def settle():
    """Handlers and wake-ups until nothing is left to do."""
    drain(WIRING)
    while ring(WAKES):
        drain(WIRING)


@pytest.fixture
def open_case(town, released, file_case):
    """A case accepted under the first release; the answers call for both parts of the examination."""
    released(at=MORNING)
    number = file_case(MONDAY, **{"business-form": "catering"})["number"]
    verbs.accept(number, town.officers["window"], Call("account:w", MONDAY))
    return number


PROMISE = (FILE, "promised:\n    amount: 5", "promised:\n    amount: 3")
LONGER = (FILE, "promised:\n    amount: 5", "promised:\n    amount: 8")


def due(number):
    return cases.case(number).due_at


def kinds(number):
    return [event.kind for event in ledger.events(f"case:{number}")]


@pytest.mark.parametrize(
    ("mode", "change", "day"),
    [
        ("new_filings_only", PROMISE, "12-07"),
        ("open_cases_too", PROMISE, "12-03"),
        ("open_cases_too", LONGER, "12-10"),
        ("favours_party", PROMISE, "12-03"),
        ("favours_party", LONGER, "12-07"),
    ],
)
def test_an_open_case_is_met_as_the_release_declared(open_case, released, mode, change, day):
    before = cases.case(open_case).state.release
    after = released(change, transition=mode)
    assert due(open_case) == cases.case(open_case).terms.calendar.end_of_day(at(day).date())
    met = kinds(open_case)[-1] == "case.release_changed"
    assert met is ((mode, change) not in [("new_filings_only", PROMISE), ("favours_party", LONGER)])
    assert Case.objects.get().release == (after if mode == "open_cases_too" else before)
    assert Transition.objects.get(release=after).done_at
    assert rebuild.check()[1] == []


def test_the_event_names_both_releases_and_a_second_look_changes_nothing(open_case, released):
    before = cases.case(open_case).state.release
    after = released(PROMISE, transition="favours_party")
    event = ledger.events(f"case:{open_case}")[-1]
    assert (event.data["before"], event.data["after"], event.data["mode"]) == (before, after, "favours_party")
    published = Event.objects.get(kind="release.published", stream=f"release:{after}")
    with time.at(at("12-01")):
        transition.meet_open_cases(ledger.events(published.stream)[0])
        settle()
        assert not transition.change_release(open_case, after, "favours_party", at("12-01"))
    assert kinds(open_case).count("case.release_changed") == 1


def test_a_release_of_a_later_day_waits_for_it(open_case, released):
    after = released(PROMISE, transition="open_cases_too", effective_on=date(2026, 12, 2))
    assert Case.objects.get().release != after
    with time.at(at("12-01", 23, 59)):
        settle()
    assert Case.objects.get().release != after
    with time.at(at("12-02", 0, 1)):
        settle()
    assert Case.objects.get().release == after


def test_batches_reach_every_open_case_and_no_ended_one(open_case, released, town, file_case, monkeypatch):
    monkeypatch.setattr(transition, "BATCH", 2)
    numbers = [file_case(MONDAY)["number"] for _ in range(5)]
    verbs.withdraw(numbers[0], town.applicant, Call("account:o", MONDAY))
    after = released(PROMISE, transition="open_cases_too")
    assert Case.objects.filter(release=after).count() == 5
    assert Case.objects.get(number=numbers[0]).release != after


def test_a_case_that_cannot_be_carried_over_stays_and_the_rest_go_on(open_case, released, file_case):
    other = file_case(MONDAY)["number"]
    Case.objects.filter(number=open_case).update(snapshot="broken")
    after = released(PROMISE, transition="open_cases_too")
    assert Case.objects.get(number=other).release == after
    assert Case.objects.get(number=open_case).release != after


def test_a_review_that_the_new_release_asks_for_is_examined_too(open_case, released, town):
    one = "reviews:\n"
    more = one + (
        "  - key: second-look\n    name: {zh: 复核, en: Second look}\n    kind: documents\n    officers: 1\n"
        "    article: 行政许可法 第三十四条\n"
    )
    released((PART + "handling.yaml", one, more), transition="open_cases_too")
    found = cases.case(open_case)
    assert "second-look" in found.state.parts
    assert "second-look" in [part.code for part in progress.parts(found.state, found)]


def test_a_holiday_notice_moves_a_provisional_date_and_says_why(released, file_case):
    known = catalog.calendar().published_through.year
    filed = datetime(known, 12, 28, 10, tzinfo=ZONE)
    released(at=filed - timedelta(days=1))
    number = file_case(filed)["number"]
    fixed = file_case(filed - timedelta(days=7))["number"]
    with time.at(filed):
        before, kept = cases.case(number), cases.case(fixed)
        assert (progress.clock(before, filed).provisional, progress.clock(kept, filed).provisional) == (True, False)
    end = before.due_at.astimezone(ZONE).date()
    notice = f'year: {known + 1}\nwhole: true\nnotice: 样本通知\nreference: 样本\nholidays: {{"{end}": 样本放假}}\n'
    with time.at(filed):
        released(at=filed, notice=notice)
    after = cases.case(number)
    assert after.due_at.astimezone(ZONE).date() == before.terms.calendar.add_workdays(end, 1)
    assert not progress.clock(after, filed).provisional
    assert (after.state.release, kinds(number)[-1]) == (before.state.release, "case.release_changed")
    assert cases.case(fixed).due_at == kept.due_at
    assert rebuild.check()[1] == []


def test_the_applicant_and_the_desk_read_what_changed(open_case, released, town, client):
    released(PROMISE, transition="favours_party")
    client.force_login(town.owner)
    with time.at(at("11-30", 13)):
        page = client.get(f"/my/cases/{open_case}/").content.decode()
        assert "对您更有利的期限从此适用于这个办件" in page
        client.cookies["lang"] = "en"
        assert "better for you" in client.get(f"/my/cases/{open_case}/").content.decode()


def test_a_signed_form_is_shown_with_the_questions_it_answers(released, file_case, town, client):
    released(at=MORNING)
    number = file_case(MONDAY, **{"staff-count": 3})["number"]
    gone = (PART + "form.yaml", "{zh: 从业人员数, en: Number of staff}", "{zh: 人数, en: Staff}")
    released(gone, transition="open_cases_too")
    client.force_login(town.owner)
    with time.at(at("11-30", 13)):
        assert "从业人员数" in client.get(f"/my/cases/{number}/").content.decode()
