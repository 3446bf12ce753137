"""Serving the result at the desk: the moment of sending by a running clock, and what the licence is worth till then."""

from datetime import timedelta
from uuid import UUID

import pytest

from liuzui.cases.reads import cases
from liuzui.cases.services import issuing, verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.citizen.world import ANSWERS
from liuzui.cases.tests.licensing_world import at
from liuzui.credentials import reads as credentials
from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.ledger.models import Event
from liuzui.parties.models import Account
from liuzui.parties.services import consent_to_e_service
from liuzui.shell import time

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Ticking:
    """A clock that has moved on whenever it is asked."""

    def __init__(self, start):
        self.instant = start

    def get(self):
        """The next instant."""
        self.instant += timedelta(milliseconds=3)
        return self.instant


@pytest.fixture
def ticking(monkeypatch):
    monkeypatch.setattr(time, "_virtual", Ticking(at("03-02", 15)))


@pytest.fixture
def window(town, client):
    client.force_login(Account.objects.get(username="staff-window"), backend=BACKEND)
    return client


@pytest.fixture
def made(town, file_case):
    """The number of a case whose licence was made, and that licence's."""
    filed = {name: value for name, value in ANSWERS.items() if "." not in name}
    number = file_case(**filed)["number"]
    one, two = (Call(f"account:{town.officers[name].account}", at("03-02", 10)) for name in ("one", "two"))
    verbs.accept(number, town.officers["window"], one)
    for officer, part, call in (("one", "documents", one), ("one", "on-site", one), ("two", "on-site", two)):
        verbs.review(number, town.officers[officer], (part, True), "符合", call)
    verbs.grant(number, town.officers["approver"], "准予", one)
    answer = issuing.issue(number, town.officers["approver"], one)
    assert not isinstance(answer, Refusal), answer
    return number, answer["licence"]


def test_an_empty_time_of_sending_means_the_moment_of_the_act_though_the_clock_runs(window, made, ticking):
    number, _licence = made
    answer = window.post(f"/desk/cases/{number}/act/serve", {"channel": "electronic", "sent_at": ""})
    assert answer.status_code == 302, answer.content.decode()
    served = ledger.events(f"case:{number}")[-1]
    assert served.data["sent_at"] == served.data["arrived_at"]
    assert cases.case(number).state.stage == "served"


@pytest.mark.parametrize(("lang", "said"), [("zh-hans", "没有同意电子送达，不能"), ("en", "cannot be served so")])
def test_nobody_is_served_electronically_who_did_not_agree(window, made, ticking, town, lang, said):
    number, licence = made
    consent_to_e_service(UUID(town.party), given=False, actor="system:test", at=at("03-02", 11))
    window.cookies["lang"] = lang
    offered = window.get(f"/desk/cases/{number}/").content.decode()
    answer = window.post(f"/desk/cases/{number}/act/serve", {"channel": "electronic"})
    assert (answer.status_code, said in answer.content.decode()) == (409, True)
    assert not Event.objects.filter(kind__in=["case.served", "credential.served"]).exists()
    assert credentials.verify(licence).standing == "unserved"
    assert ("申请人没有同意电子送达" in offered) == (lang != "en")
    assert window.post(f"/desk/cases/{number}/act/serve", {"channel": "window"}).status_code == 302
    assert credentials.verify(licence).standing == "valid"


def test_a_licence_counts_once_it_was_served(window, made, ticking):
    number, licence = made
    assert credentials.verify(licence).standing == "unserved"
    window.post(f"/desk/cases/{number}/act/serve", {"channel": "electronic"})
    assert credentials.verify(licence).standing == "valid"


def test_a_refused_service_leaves_the_licence_as_it_is(window, made, ticking):
    number, licence = made
    form = {"channel": "post", "sent_at": "2026-03-02T23:00"}
    assert window.post(f"/desk/cases/{number}/act/serve", form).status_code == 409
    assert credentials.verify(licence).standing == "unserved"
    assert not Event.objects.filter(kind="credential.served").exists()


@pytest.mark.parametrize(("lang", "said"), [("zh-hans", "已制证，待送达"), ("en", "to be delivered")])
def test_holder_desk_and_public_read_that_the_licence_waits_to_be_served(window, made, ticking, town, lang, said):
    number, licence = made
    window.cookies["lang"] = lang
    desk = window.get(f"/desk/cases/{number}/").content.decode()
    public = window.get(f"/open/verify/{licence}/").content.decode()
    window.force_login(town.owner, backend=BACKEND)
    window.cookies["lang"] = lang
    mine = [window.get(path).content.decode() for path in ("/my/licences/", f"/my/licences/{licence}/", "/my/")]
    assert [said in page for page in (desk, public, *mine)] == [True] * 5
    assert not any("今天有效" in page or "valid today" in page for page in (public, *mine))
    assert window.get(f"/my/licences/{licence}/pdf").status_code == 404


def test_a_posted_licence_counts_on_the_day_on_which_it_arrived(window, made):
    number, licence = made
    with time.at(at("03-04")):
        early = window.post(f"/desk/cases/{number}/act/serve", {"channel": "post"})
        assert (early.status_code, "到达才算送达" in early.content.decode()) == (409, True)
        letter = {"waybill": "1234567890123", "sent_at": "2026-03-03T09:00"}
        assert window.post(f"/desk/cases/{number}/act/send", letter).status_code == 302
        assert credentials.verify(licence).standing == "unserved"
    with time.at(at("03-06")):
        page = window.get(f"/desk/cases/{number}/").content.decode()
        assert ("act/send" in page, "act/return" in page, 'value="2026-03-03T09:00"' in page) == (False, True, True)
        form = {"channel": "post", "arrived_at": "2026-03-05T10:00"}
        assert window.post(f"/desk/cases/{number}/act/serve", form).status_code == 302
    assert credentials.verify(licence).standing == "valid"
    for stream, kind in ((f"case:{number}", "case.served"), (f"credential:{licence}", "credential.served")):
        event = ledger.events(stream)[-1]
        assert (event.kind, event.occurred_at) == (kind, at("03-05", 10))


def test_a_letter_that_came_back_may_be_served_at_the_window(window, made, town):
    number, licence = made
    with time.at(at("03-20")):
        window.post(f"/desk/cases/{number}/act/send", {"waybill": "1234567890123", "sent_at": "2026-03-03T09:00"})
        window.post(f"/desk/cases/{number}/act/return", {"reason": "unclaimed"})
        assert credentials.verify(licence).standing == "unserved"
        assert window.post(f"/desk/cases/{number}/act/serve", {"channel": "window"}).status_code == 302
    assert credentials.verify(licence).standing == "valid"
    window.force_login(town.owner, backend=BACKEND)
    assert "邮件退回（逾期未领）" in window.get(f"/my/cases/{number}/").content.decode()
