"""What came of a message to the outside, by its key."""

from dataclasses import dataclass

from liuzui.ledger.models import Delivery


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message stands (waiting, sent, dead, given_up) and what the other side answered, at most 2000 bytes."""

    state: str
    answer: str


def sent(key: str) -> Sent | None:
    """The message with this key."""
    row = Delivery.objects.filter(key=key).values_list("state", "answer").first()
    return Sent(*row) if row else None
