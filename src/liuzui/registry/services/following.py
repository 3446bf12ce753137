"""What follows from an application: its name is registered or free again, its decision goes to its case."""

from liuzui.cases.reads import drafts
from liuzui.decisions.services import assign
from liuzui.ledger.types import StoredEvent
from liuzui.registry.services.names import enter, release

LEAD = "registration"
"""The member of the package that registers the entity."""


def enter_registered(event: StoredEvent) -> None:
    """Handler: the entity is registered, its name is taken for good."""
    if event.data["member"] == LEAD and (holder := _holder(event)):
        enter(holder, event.occurred_at)


def release_given_up(event: StoredEvent) -> None:
    """Handler: refused or withdrawn, so the name is free for others."""
    if holder := _holder(event):
        release(holder, event.kind.removeprefix("package."), event.occurred_at)


def tie_decision(event: StoredEvent) -> None:
    """Handler: what the table decided when the application was filed belongs to its case from now on."""
    number = event.stream.split(":", 1)[1]
    if draft := drafts.filed_as(number):
        assign(str(draft), number)


def _holder(event: StoredEvent) -> str:
    """Under whose name the application of a package keeps its name."""
    draft = drafts.filed_as(event.stream.split(":", 1)[1])
    return f"draft:{draft}" if draft else ""
