"""How allauth lets people in here: where they land, and how the secret of a second factor is kept."""

from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from liuzui.parties.types import AccountKind
from liuzui.shell.crypto import Erased, seal, unseal

HOUSE = UUID("00000000-0000-7000-8000-6d6661000000")
"""Subject whose key seals second factors: they belong to accounts of the house, not to a person's file."""
CONTEXT = "mfa.secret"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Officers land at their desk, citizens at their own page."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Address after logging in, when no other was asked for."""
        officer = getattr(request.user, "kind", "") == AccountKind.STAFF
        try:
            return reverse("desk" if officer else "my")
        except NoReverseMatch:
            return settings.LOGIN_REDIRECT_URL if officer else reverse("acting")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the page of security."""
        return reverse("security")

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Anyone may sign up with her real name."""
        return True


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals the secrets of second factors in the database."""

    def encrypt(self, text: str) -> str:
        """The sealed secret as hex."""
        return seal(HOUSE, text.encode(), CONTEXT).hex()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret of `encrypt`."""
        plain = unseal(HOUSE, bytes.fromhex(encrypted_text), CONTEXT)
        if isinstance(plain, Erased):
            raise ValueError("the key of second factors was destroyed")
        return plain.decode()
