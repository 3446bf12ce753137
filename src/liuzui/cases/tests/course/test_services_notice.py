"""A second notice that the law forbids, through the database and the pages."""

import pytest

from liuzui.cases.services import rebuild, verbs
from liuzui.cases.services.keeping import SignedForm
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.licensing_world import at
from liuzui.ledger.models import Event
from liuzui.parties.models import Account
from liuzui.shell import time

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def answered(town, file_case):
    """A case whose one notice was answered."""
    number, window = file_case()["number"], town.officers["window"]
    verbs.request_corrections(number, window, {"contact-phone": "写错了"}, Call("account:w", at("03-03")))
    form = SignedForm.of({"shop-name": "绛州老面馆", "area": "80"}, str(town.owner.id), at("03-04"), "password")
    verbs.supply_corrections(number, town.applicant, ("contact-phone",), form, Call("account:a", at("03-04")))
    return number


def noted():
    return Event.objects.filter(kind="case.violation_noted")


def test_it_is_refused_and_once_on_record_however_often_it_is_retried(town, answered):
    window, call = town.officers["window"], Call("account:w", at("03-05"), "k1")
    for _ in range(2):
        no = verbs.request_corrections(answered, window, {"business-form": "也不对"}, call)
        assert no.code == "case.second_notice"
    assert noted().count() == 1
    assert rebuild.check()[1] == []


def test_officer_and_applicant_read_that_it_was_tried(town, client, answered):
    client.force_login(Account.objects.get(username="staff-window"), backend=BACKEND)
    with time.at(at("03-05")):
        answer = client.post(f"/desk/cases/{answered}/act/corrections", {"defect.business-form": "也不对"})
        assert answer.status_code == 409
        assert "违反一次性告知" in client.get(f"/desk/cases/{answered}/").content.decode()
        client.force_login(town.owner, backend=BACKEND)
        assert "依法不允许，没有发出" in client.get(f"/my/cases/{answered}/").content.decode()
