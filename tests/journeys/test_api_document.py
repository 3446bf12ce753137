"""The API keeps its own document: whatever is sent, the answer is one that the document names, never a fault."""

import json
import os
from datetime import date

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from ninja.responses import NinjaJSONEncoder
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from liuzui.config.wsgi import application
from liuzui.parties.services.accounts import appoint, open_account
from liuzui.parties.services.tokens import issue_token
from liuzui.parties.types import Post, TokenGrant
from liuzui.shell.time import now
from liuzui.web.api import api

pytestmark = pytest.mark.django_db(transaction=True)
schema = schemathesis.openapi.from_dict(
    json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"), cls=NinjaJSONEncoder))
)
schema.app = application
schema.config.phases.update(phases=["fuzzing"])
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    response_schema_conformance,
]
EXAMPLES = int(os.environ.get("LIUZUI_FUZZ", "8"))


@pytest.fixture
def token(transactional_db):
    scopes = frozenset({"cases:submit", "cases:officer"})
    officer = open_account("fuzz", "correct horse 42", kind="staff", at=now())
    post = Post("0107", "fuzz", frozenset({"window", "examiner", "approver", "head"}), date(2026, 1, 1), "晋M0001")
    appoint(officer.id, post, actor="system:test", at=now())
    return issue_token(TokenGrant("fuzz", "0107", scopes, None, officer.id), actor="system:test", at=now())


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_every_answer_is_one_that_the_document_names(case, token):
    case.headers["Authorization"] = f"Bearer {token}"
    answer = case.call(headers={"Idempotency-Key": "fuzz"})
    assert answer.status_code < 500
    case.validate_response(answer, checks=CHECKS)
