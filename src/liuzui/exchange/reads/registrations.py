"""What was asked of the registration system, what came back, what does not fit; two statements for a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from liuzui.exchange.models import RegistrationOrder, RegistrationReply
from liuzui.shell.crypto import Erased, unseal_json

CONTEXT = "exchange.registration"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came in; `doubt` names what does not fit."""

    id: int
    said: Mapping[str, Any]
    doubt: str
    params: Mapping[str, str]
    received_at: datetime
    looked_at: datetime | None

    @property
    def code(self) -> str:
        """The code of the doubt, as of any other refusal."""
        return self.doubt


@dataclass(frozen=True, slots=True)
class Asked:
    """An order: its way and state, the application as it was sent (empty after erasure), the answers."""

    reference: str
    way: str
    state: str
    serial: str
    asked_at: datetime
    name: str
    kind: str
    application: Mapping[str, Any]
    replies: tuple[Reply, ...]

    @property
    def slug(self) -> str:
        """A name for the page."""
        return "order-" + self.reference.rsplit("/", 1)[-1]

    @property
    def lines(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is to be copied over, field by field: label and lines, our reference first."""
        rest = ((key, tuple(said) if isinstance(said, list) else (said,)) for key, said in self.application.items())
        return (("REF", (self.reference,)), *rest)

    @property
    def doubts(self) -> tuple[Reply, ...]:
        """Answers that somebody still has to look at."""
        return tuple(reply for reply in self.replies if reply.doubt and reply.looked_at is None)


def of_case(number: str) -> tuple[Asked, ...]:
    """The orders of a case, oldest first."""
    rows = RegistrationOrder.objects.filter(case=number).prefetch_related("replies").order_by("id")
    return tuple(_asked(row) for row in rows)


def refusals(number: str) -> Mapping[str, str]:
    """Why the other systems refused the orders of a case: the last reason by member, in their words (one statement)."""
    rows = RegistrationReply.objects.filter(order__case=number, doubt="", said__state="refused").order_by("id")
    said = rows.values_list("order__reference", "said")
    return {reference.split("/")[1]: str(one.get("reason", "")) for reference, one in said}


def issued(reference: str) -> Mapping[str, Any] | None:
    """The answer by which an order was registered: code, name, day, whether a sample."""
    rows = RegistrationReply.objects.filter(order__reference=reference, doubt="", said__state="registered")
    row = rows.order_by("id").first()
    return row.said if row else None


def doubted_cases() -> tuple[str, ...]:
    """Cases with answers that nobody has looked at."""
    rows = RegistrationReply.objects.exclude(doubt="").filter(looked_at=None).order_by("id")
    return tuple(dict.fromkeys(rows.values_list("order__case", flat=True)[:200]))


def _asked(row: RegistrationOrder) -> Asked:
    opened = unseal_json(row.subject, row.sealed, CONTEXT)
    clear: dict[str, Any] = {} if isinstance(opened, Erased) else opened
    replies = sorted(row.replies.all(), key=lambda one: one.id)
    return Asked(
        row.reference, row.way, row.state, row.serial, row.asked_at, clear.get("name", ""), clear.get("kind", ""),
        clear.get("application", {}), tuple(_reply(one) for one in replies),
    )  # fmt: skip


def _reply(row: RegistrationReply) -> Reply:
    return Reply(row.id, row.said, row.doubt, row.params, row.received_at, row.looked_at)
