"""Sample people of a demo, as content names them."""

from dataclasses import dataclass

from liuzui.catalog.types import Text


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of the demo as the login page names it."""

    username: str
    password: str
    name: Text
    role: Text


@dataclass(frozen=True, slots=True)
class DemoToken:
    """A token made for a sample system; it can be read this once."""

    principal: str
    token: str
