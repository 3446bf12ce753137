"""Addresses of other people's systems."""

from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


class NotAllowed(ValueError):
    """The address is none, or none that the operator has allowed."""


def place(address: str) -> str:
    """`host:port` of an http or https address; NotAllowed for anything else, also for one with a user name.

    >>> place("https://Partner.example/events?x=1")
    'partner.example:443'
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise NotAllowed("not an address") from None
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None or parts.fragment:
        raise NotAllowed("not an http or https address")
    return f"{parts.hostname}:{port or PORTS[parts.scheme]}"
