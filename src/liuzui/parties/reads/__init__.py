"""What others may ask about parties, accounts, mandates, staff and service addresses."""

from liuzui.parties.reads.accounts import (
    account_named,
    account_of,
    authenticate_token,
    has_token,
    name_of,
    posts_of,
    staff,
    staff_of_agency,
)
from liuzui.parties.reads.acting import ACTING_KEY, account_holding, acting, acting_for, may_act_for, person_may_act
from liuzui.parties.reads.mandates import mandate, mandates_held, mandates_of
from liuzui.parties.reads.parties import (
    identity,
    organisation_by_uscc,
    organisations,
    parties,
    party,
    person_by_id,
    verified_at_window,
)
from liuzui.parties.reads.service import e_service, service_address

__all__ = [
    "ACTING_KEY",
    "account_holding",
    "account_named",
    "account_of",
    "acting",
    "acting_for",
    "authenticate_token",
    "e_service",
    "has_token",
    "identity",
    "mandate",
    "mandates_held",
    "mandates_of",
    "may_act_for",
    "name_of",
    "organisation_by_uscc",
    "organisations",
    "parties",
    "party",
    "person_by_id",
    "person_may_act",
    "posts_of",
    "service_address",
    "staff",
    "staff_of_agency",
    "verified_at_window",
]
