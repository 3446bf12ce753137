"""For which causes a licence is revoked, suspended or cancelled, by whom (行政许可法 8, 69, 70)."""

from dataclasses import replace
from datetime import date

import pytest

from liuzui.credentials.domain.causes import CAUSES, Standpoint, refused
from liuzui.credentials.types import Status

DAY = date(2026, 11, 24)
HEAD = Standpoint("JY1", Status.IN_FORCE, date(2031, 11, 23), DAY, frozenset({"head"}), basis="某法 第一条")


@pytest.mark.parametrize("cause", CAUSES.values(), ids=lambda cause: cause.code)
def test_every_cause_rests_on_an_article_or_names_its_law(cause):
    assert cause.articles or cause.named
    bare = replace(HEAD, basis=" ", status=Status.SUSPENDED if cause.status is Status.IN_FORCE else Status.IN_FORCE)
    if cause.named:
        assert refused(cause, bare).code == "credential.no_basis"


@pytest.mark.parametrize(
    ("cause", "changes", "code"),
    [
        ("fraud", {}, None),
        ("fraud", {"roles": frozenset({"approver"})}, "credential.head_decides"),
        ("fraud", {"harm": True}, "credential.public_harm"),
        ("law_changed", {"harm": True}, None),
        ("suspended_by_law", {"roles": frozenset({"approver"})}, "credential.head_decides"),
        ("suspended_by_law", {"status": Status.SUSPENDED}, "credential.already_suspended"),
        ("suspension_over", {}, "credential.not_suspended"),
        ("expired", {}, "credential.not_expired"),
        ("expired", {"valid_to": None}, "credential.not_expired"),
        ("expired", {"valid_to": date(2026, 11, 23)}, None),
        ("expired", {"valid_to": DAY}, "credential.not_expired"),
        ("revoked_before", {}, "credential.not_revoked"),
        ("revoked_before", {"status": Status.REVOKED, "roles": frozenset({"approver"})}, None),
        ("entity_gone", {"status": Status.CANCELLED}, "credential.ended"),
    ],
)
def test_what_fits_is_decided_and_the_rest_refused_with_its_article_and_next_step(cause, changes, code):
    no = refused(CAUSES[cause], replace(HEAD, **changes))
    assert (no.code if no else None) == code
    assert no is None or (no.articles and no.next_step)


def test_only_fraud_and_a_penalty_are_revoked_without_making_good_the_loss():
    without = {c.code for c in CAUSES.values() if c.status is Status.REVOKED and not c.compensation}
    assert without == {"fraud", "penalty"}
