"""Rows of parties and their accounts; personal columns hold sealed bytes (see `shell.crypto`)."""

from liuzui.parties.models.accounts import Account, ServiceToken, Staff
from liuzui.parties.models.mandates import EServiceConsent, Mandate, ServiceAddress
from liuzui.parties.models.parties import Organisation, Party, Person

__all__ = [
    "Account",
    "EServiceConsent",
    "Mandate",
    "Organisation",
    "Party",
    "Person",
    "ServiceAddress",
    "ServiceToken",
    "Staff",
]
