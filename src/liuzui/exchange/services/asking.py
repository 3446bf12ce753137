"""Asking for facts: once, for a purpose that the basis carries, with a reading that the party can see."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from liuzui.exchange.domain.asking import asked, codes, given
from liuzui.exchange.models import FactRead
from liuzui.exchange.reads import registry
from liuzui.exchange.reads.readings import BASIS_SEPARATOR, LOGGED
from liuzui.exchange.types import Answer, Fact, FactSource, Inquiry, Provider, Unknown
from liuzui.ledger.services.access import log_access
from liuzui.ledger.types import Actor
from liuzui.shell.time import now


def register_source(source: FactSource, provider: Provider) -> None:
    """Makes a source known to this process; `provider(subject, at)` answers or says why it cannot."""
    registry.put(source, provider)


@transaction.atomic
def facts(
    names: Iterable[str], subject: UUID, *, reader: Actor, purpose: str, case: str = ""
) -> dict[str, Fact | Unknown]:
    """Answers to the named facts or whole sources about a party; every name comes back, known or not.

    Each source asked leaves a reading and an entry of the access log first: where these cannot be written,
    the error goes up and nothing is disclosed.
    """
    inquiry = Inquiry(reader, purpose, now(), case)
    found: dict[str, Fact | Unknown] = {}
    for source_name, wanted in asked(names, registry.sources()).items():
        source = registry.source(source_name)
        if source is None:
            found |= dict.fromkeys(wanted, Unknown("exchange.no_source"))
        elif purpose not in source.purposes:
            found |= dict.fromkeys(wanted, Unknown("exchange.purpose_not_allowed", {"purpose": purpose}))
        else:
            answer = _answer(source, wanted, subject, inquiry)
            found |= {name: given(source, name, answer, inquiry.at) for name in wanted}
    return found


def _answer(source: FactSource, wanted: Sequence[str], subject: UUID, inquiry: Inquiry) -> Answer | Unknown:
    answer = registry.provider(source.name)(subject, inquiry.at)
    shown = codes(source, wanted)
    read = FactRead.objects.create(
        reader=inquiry.reader,
        subject=subject,
        source=source.name,
        fields=" ".join(shown),
        purpose=inquiry.purpose,
        basis=BASIS_SEPARATOR.join(source.basis),
        case=inquiry.case,
        known=isinstance(answer, Answer),
        reason=answer.reason if isinstance(answer, Unknown) else "",
        read_at=inquiry.at,
    )
    log_access(inquiry.reader, subject, f"{LOGGED}{read.id}", shown)
    return answer
