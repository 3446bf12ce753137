"""Making the certificate of a granted case, and serving it with the decision, each in one go.

The credential's event and the case's own stand or fall together: a licence is in force when its case is served.
"""

from typing import Any
from uuid import UUID

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.reads import answers, cases
from liuzui.cases.services.transact import transact
from liuzui.cases.services.verbs import Answer, Call, Times, response
from liuzui.cases.types import Channel
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Item, Sourced, Text
from liuzui.credentials import services as credentials
from liuzui.credentials.types import Grant, Holder
from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.idempotency import key_for, once
from liuzui.parties import reads as parties
from liuzui.parties.types import PartyKind

A39 = ("行政许可法 第三十九条",)


def issue(number: str, by: c.Officer, call: Call) -> Answer:
    """Issues the licence of a granted case once; a retry gets the same licence."""

    def verb() -> Answer:
        found = cases.case(number)
        if found is None:
            return Refusal("case.unknown", next_step="case.check_number")
        grant = grounds(found)
        made = credentials.issue(grant, actor=call.actor, at=call.at) if isinstance(grant, Grant) else grant
        if isinstance(made, Refusal):
            return made
        done = transact(number, c.Issue(by, made.number), actor=call.actor, at=call.at)
        return done if isinstance(done, Refusal) else response(done)

    return once(key_for(call.actor, call.key, [number, "Issue"]) if call.key else None, verb)


def serve(number: str, by: c.Officer, channel: Channel, times: Times, call: Call) -> Answer:
    """Delivers the result; `times` are sent, arrived and signed, as far as known."""
    return deliver(number, c.Serve(by, channel, *times), call)


def deliver(number: str, command: c.Serve, call: Call) -> Answer:
    """Delivers the result, at the one exit with who stands there.

    The licence of a granted case counts from its arrival on (许可法 第四十四条). Electronically only to who agreed.
    """

    def verb() -> Answer:
        done = transact(number, command, actor=call.actor, at=call.at)
        if isinstance(done, Refusal):
            return done
        if command.channel == Channel.ELECTRONIC and not parties.e_service(UUID(done.state.applicant)):
            return Refusal("case.no_e_consent", next_step="case.serve_otherwise")  # and nothing of it is kept
        credentials.serve(number, actor=call.actor, at=done.state.served_at)
        return response(done)

    return once(key_for(call.actor, call.key, [number, "Serve", None]) if call.key else None, verb)


def grounds(found: cases.CaseRow) -> Grant | Refusal:
    """The facts that are printed on the certificate, from the signed form as the item's content maps it."""
    state, values = found.state, cases.filing(found)
    item, holder = catalog.item(state.item, state.release), parties.party(UUID(state.applicant))
    printed = item.result.certificate
    if printed is None or state.decided is None:
        return Refusal("case.not_granted", {"stage": str(state.stage)}, A39)
    if values is None or holder is None or holder.erased:
        return Refusal("case.applicant_erased", articles=A39)
    county, agency = catalog.county(state.release), catalog.agency(state.agency, state.release)
    span = item.result.validity.value
    return Grant(
        case_number=found.number, kind=item.result.licence_type or item.code,
        form=str(values.get(printed.form, "")),
        holder=Holder(holder.id, holder.name, holder.number, holder.kind == PartyKind.PERSON),
        division=county.code, agency=state.agency, agency_name=agency.name, decided_on=state.decided,
        years=None if isinstance(span, str) else span.amount, items=_chosen(item, printed.items, values),
        premises=_address(values.get(printed.premises)),
        domicile=_address(values.get(printed.domicile)),
        representative=str(values.get(printed.representative, "")),
        supervisor=catalog.agency(item.supervisor, state.release).name,
        complaint_phone=_known(item.service.phones.complaint), type_code=_known(item.result.type_code),
        issuer_uscc=_known(agency.uscc),
    )  # fmt: skip


def _chosen(item: Item, keys: tuple[str, ...], values: dict[str, Any]) -> tuple[Text, ...]:
    """Labels of what was chosen in the given fields, in the order of the form."""
    fields = {field.key: field for field in item.form.fields}
    return tuple(
        option.label for key in keys for option in fields[key].options if option.key in (values.get(key) or ())
    )


def _address(value: Any) -> str:
    """An address in words, from divisions or as it was typed."""
    if isinstance(value, dict):
        return answers.address(value, answers.Speaking("zh", catalog.county()))
    return str(value or "")


def _known(value: Sourced[str]) -> str:
    return str(value.value) if value.known else ""
