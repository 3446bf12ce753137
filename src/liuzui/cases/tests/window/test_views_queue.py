"""The queue: a number is drawn without any personal data, called in order, served or missed."""

import pytest
from django.test import Client

from liuzui.cases.models import Ticket
from liuzui.cases.services.window import queue
from liuzui.parties.models import Account
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def window(town):
    client = Client()
    client.force_login(Account.objects.get(username="staff-window"))
    return client


def test_numbers_are_called_in_the_order_in_which_they_were_drawn(window):
    first, second = Client(), Client()
    mine = first.post("/queue/", {"kind": "setup"})["Location"]
    hers = second.post("/queue/", {"kind": "setup"})["Location"]
    assert first.post("/queue/", {"kind": "setup"})["Location"] == mine
    assert "A001" in first.get(mine).content.decode()
    assert second.get(hers).context["before"] == 1
    window.post("/desk/window/queue", {"do": "call", "kind": "setup"})
    assert "轮到您了" in first.get(mine).content.decode()
    assert second.get(hers).context["before"] == 0
    called = Ticket.objects.get(stage="called")
    for _again in range(2):
        window.post("/desk/window/queue", {"do": "served", "ticket": called.id})
    assert "已办完" in first.get(mine).content.decode()
    assert Ticket.objects.filter(stage="served").count() == 1


def test_a_flood_of_numbers_is_stopped(town):
    for _n in range(queue.A_MINUTE_MOST):
        queue.draw("general", now())
    answer = Client().post("/queue/", {"kind": "general"})
    assert answer.status_code == 429
    assert Ticket.objects.count() == queue.A_MINUTE_MOST


def test_a_number_that_was_not_called_cannot_be_closed_and_nobody_waits_is_said(window):
    made = queue.draw("general", now())
    window.post("/desk/window/queue", {"do": "served", "ticket": made.id})
    assert Ticket.objects.get().stage == "waiting"
    page = window.post("/desk/window/queue", {"do": "call", "kind": "setup"}, follow=True)
    assert "现在没有人在等" in page.content.decode()


def test_a_number_is_passed_over_only_after_three_calls_and_called_again_when_she_comes(window):
    made = queue.draw("general", now())
    desk = "/desk/window/queue"
    window.post(desk, {"do": "call", "kind": "general"})
    refused = window.post(desk, {"do": "missed", "ticket": made.id}, follow=True).content.decode()
    assert "只叫了 1 次" in refused
    for _more in range(2):
        window.post(desk, {"do": "again", "ticket": made.id})
    window.post(desk, {"do": "missed", "ticket": made.id})
    assert (Ticket.objects.get().stage, Ticket.objects.get().calls) == ("missed", 3)
    assert "已过号" in Client().get(f"/queue/{made.secret}/").content.decode()
    assert "人来了，重新叫" in window.get("/desk/window/").content.decode()
    window.post(desk, {"do": "again", "ticket": made.id})
    assert Ticket.objects.get().stage == "called"


def test_kinds_of_window_come_from_the_county_and_another_one_is_refused(town):
    page = Client().get("/queue/", headers={"accept-language": "en"}).content.decode()
    assert "Company set-up" in page
    answer = Client().post("/queue/", {"kind": "nonsense"})
    assert answer.status_code == 422
    assert not Ticket.objects.exists()


def test_the_windows_page_takes_the_same_number_of_statements_however_long_the_lists_are(window):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from liuzui.cases.tests.window.test_views_window import begun

    counts = []
    for _n in range(3):
        begun(window, do="another")
        queue.draw("general", now())
        window.post("/desk/window/queue", {"do": "call", "kind": "general"})
        with CaptureQueriesContext(connection) as seen:
            window.get("/desk/window/")
        counts.append(len(seen))
    assert counts[0] == counts[1] == counts[2]
