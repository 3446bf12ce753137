"""How allauth makes and redirects accounts here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is open; what it asks for is decided by the house's own form."""
