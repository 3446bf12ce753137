"""The certification service is up, down, slow, garbled, or answers about another signature; nothing is lost."""

from urllib.parse import urlsplit

import pytest

from liuzui.ledger.models import Event
from tests.standins.signing import signer

pytestmark = pytest.mark.django_db
CONSENT = {"consent": "on"}


@pytest.fixture
def service(settings):
    with signer() as found:
        settings.SIGNING_URL = found.url
        settings.OUTSIDE = frozenset({urlsplit(found.url).netloc})
        yield found


def test_a_connected_service_signs_the_digest_of_the_round_once(begin, service):
    under = begin()
    for _try in range(2):
        assert under.sign(1, **CONSENT).status_code == 302
    (asked,) = service.calls
    mine = under.found.people[1]
    assert asked["digest"] == under.found.state.content
    assert (asked["name"], asked["number"], asked["method"]) == (mine.name, mine.number, "password")
    assert mine.reference == "样本-CA-1"
    assert "样本-CA-1" in under.clients[1].get(under.link(1)).content.decode()


def test_nothing_leaves_the_county_without_consent(begin, service):
    under = begin()
    answer = under.sign(1)
    assert answer.status_code == 422
    assert "带身份证到窗口" in answer.content.decode()
    assert service.calls == []


@pytest.mark.parametrize(
    ("mood", "words"),
    [("fail", "签名服务现在没有回应"), ("garbage", "回答看不懂"), ("other", "回答看不懂"), ("refuse", "没有通过")],
)
def test_a_bad_answer_is_no_signature_and_a_second_try_signs(begin, service, mood, words):
    under = begin()
    service.moods = [mood]
    answer = under.sign(1, **CONSENT)
    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert not Event.objects.filter(kind="signing.signed").exists()
    assert under.sign(1, **CONSENT).status_code == 302


def test_a_slow_answer_signs(begin, service):
    under = begin()
    service.moods = ["slow"]
    assert under.sign(1, **CONSENT).status_code == 302


def test_a_service_that_is_not_allowed_is_never_called(begin, service, settings):
    settings.OUTSIDE = frozenset()
    under = begin()
    answer = under.sign(1, **CONSENT)
    assert answer.status_code == 409
    assert "LIUZUI_OUTSIDE" in answer.content.decode()
    assert service.calls == []


def test_an_edit_while_the_service_answers_leaves_no_signature(begin, service, wang):
    from liuzui.cases.services.signing import acts, rounds
    from liuzui.shell.time import now

    under = begin()
    found = under.found
    rounds.void(found.draft, "edited", actor="system:test", at=now())
    done = acts.sign(found, acts.Act("p2", under.accounts[1].id, now(), "a" * 32))
    assert done.code == "signing.void"
    assert not Event.objects.filter(kind="signing.signed").exists()
