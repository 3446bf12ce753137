"""Verbs about parties: register, mandate, consent, confirm, appoint, issue tokens, erase."""

from liuzui.parties.reads import acting_for, authenticate_token, may_act_for
from liuzui.parties.services.accounts import appoint, open_account, relieve
from liuzui.parties.services.erasure import erase_person
from liuzui.parties.services.mandates import grant_mandate, revoke_mandate
from liuzui.parties.services.registration import create_organisation, create_person
from liuzui.parties.services.service import confirm_address, consent_to_e_service
from liuzui.parties.services.tokens import issue_token, revoke_token
from liuzui.parties.services.window import meet, reset_password, verify_identity

__all__ = [
    "acting_for",
    "appoint",
    "authenticate_token",
    "confirm_address",
    "consent_to_e_service",
    "create_organisation",
    "create_person",
    "erase_person",
    "grant_mandate",
    "issue_token",
    "may_act_for",
    "meet",
    "open_account",
    "relieve",
    "reset_password",
    "revoke_mandate",
    "revoke_token",
    "verify_identity",
]
