"""Port to the registration system (docs/ports.md, `liuzui.registration/1`): ask, take answers, bring them in by hand.

One of three ways: `http` where `LIUZUI_REGISTRATION_URL` names the system, the built-in stand-in in a demo (its
numbers are samples), else `hand`: an officer copies the application over and brings the answer back.
"""

from liuzui.exchange.services.registration.answers import doubt, look_at, take
from liuzui.exchange.services.registration.asking import ask
from liuzui.exchange.services.registration.following import follow_orders

__all__ = ["ask", "doubt", "follow_orders", "look_at", "take"]
