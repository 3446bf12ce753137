"""Answers are pushed over the API by whom they belong to: once, checked as those that are asked for."""

import json

import pytest

from liuzui.cases.reads import cases
from liuzui.cases.tests.conftest import NOON
from liuzui.cases.tests.package.test_services_members import filed, follow, granting, stages
from liuzui.cases.tests.package.test_services_offices import connected, demo
from liuzui.exchange.models import RegistrationReply
from liuzui.exchange.types import MEMBER
from liuzui.parties.services.tokens import issue_token
from liuzui.parties.types import TokenGrant

pytestmark = pytest.mark.django_db(transaction=True)  # the sealer sees committed rows only
_ = (filed, granting, connected, demo)


@pytest.fixture
def push(town, client):
    """Pushes an answer of the tax service under a scope."""

    def push(number, scope="answers:tax", **changes):
        token = issue_token(
            TokenGrant("tax-system", "0116", frozenset({scope}), None, None), actor="system:test", at=NOON
        )
        said = {"protocol": MEMBER, "reference": f"{number}/tax", "serial": "T-1", "state": "done", "result": "已认定",
                "sample": False, **changes}  # fmt: skip
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "k"}
        answer = client.post("/api/answers", json.dumps(said), content_type="application/json", headers=headers)
        return answer.status_code, answer.json()

    return push


def test_a_pushed_answer_finishes_its_member_and_the_same_again_changes_nothing(filed, connected, push):
    number = filed()
    for _again in range(2):
        assert push(number) == (200, {"reference": f"{number}/tax", "state": "done"})
        follow()
    assert cases.case(number).state.member("tax").result == "已认定"
    assert RegistrationReply.objects.filter(order__port="member").count() == 1


@pytest.mark.parametrize(
    ("scope", "changes", "status"),
    [
        ("answers:registration", {}, 403),
        ("answers:tax", {"state": "perhaps"}, 422),
        ("answers:tax", {"result": ""}, 422),
        ("answers:tax", {"result": "\x00"}, 422),
        ("answers:tax", {"reference": "140825-none/tax"}, 404),
    ],
)
def test_what_does_not_belong_or_fit_is_refused_in_both_languages(filed, connected, push, scope, changes, status):
    number = filed()
    found, said = push(number, scope, **changes)
    assert found == status
    assert all(said["message"][lang] for lang in ("zh", "en"))
    follow()
    assert stages(number)["tax"] == "running"
