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
