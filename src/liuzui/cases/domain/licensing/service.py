"""Delivery of the result (许可法 44): a letter is served when it arrives, not when it is posted."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from liuzui.cases import events as e
from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing.state import State
from liuzui.cases.domain.licensing.terms import Terms
from liuzui.cases.types import Channel, Stage
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal

A44 = ("行政许可法 第四十四条",)
RETURNS = ("wrong_address", "unclaimed", "rejected", "other")
"""Why a letter came back: 地址不详, 逾期未领, 拒收, 其他."""


def _ready(state: State) -> Refusal | None:
    if state.stage in (Stage.ISSUED, Stage.REFUSED):
        return None
    return Refusal("case.nothing_to_serve", {"stage": str(state.stage)}, A44)


def _disordered(state: State, times: list[datetime], at: datetime, terms: Terms) -> Refusal | None:
    """What is sent after the decision arrives later and is signed for last, none of it in the future."""
    first = legal_day(times[0], terms.calendar.zone)
    if times == sorted(times) and times[-1] <= at and state.decided is not None and first >= state.decided:
        return None
    return Refusal("case.service_times", articles=A44, next_step="case.check_date")


def send(state: State, command: c.Send, at: datetime, terms: Terms) -> Any:
    """The result is posted under a waybill; another letter only after the first came back."""
    if no := _ready(state) or _disordered(state, [command.sent_at], at, terms):
        return no
    if state.sent_at is not None:
        return Refusal("case.on_its_way", {"waybill": state.waybill}, A44, "case.tell_arrival")
    if not command.waybill.strip():
        return Refusal("case.waybill_missing", articles=A44, next_step="case.give_waybill")
    return e.Sent(command.by.account, command.sent_at, command.waybill.strip())


def report_return(state: State, command: c.ReportReturn, at: datetime, terms: Terms) -> Any:
    """The letter came back; the result waits to be served again."""
    if no := _ready(state):
        return no
    if state.sent_at is None:
        return Refusal("case.nothing_on_its_way", articles=A44)
    if command.reason not in RETURNS:
        return Refusal("case.no_such_return", {"reason": command.reason}, A44)
    no = _disordered(state, [state.sent_at, command.returned_at], at, terms)
    return no or e.Returned(command.by.account, command.returned_at, command.reason)


def serve(state: State, command: c.Serve, at: datetime, terms: Terms) -> Any:
    """The result arrived. Post arrives on the day told; at the window and online sending and arrival are one."""
    arrived = command.arrived_at or command.signed_at
    if arrived is None and command.channel == Channel.POST:
        return _ready(state) or Refusal("case.not_arrived", articles=A44, next_step="case.post_first")
    posted = state.sent_at if command.channel == Channel.POST else None
    sent = posted or command.sent_at
    arrived = arrived or sent
    times = [t for t in (sent, arrived, command.signed_at) if t is not None]
    if no := _ready(state) or _disordered(state, times, at, terms):
        return no
    to = (command.to.present, command.to.document, command.to.verified, command.to.mandate)
    return e.Served(command.by.account, str(command.channel), sent, arrived, command.signed_at, *to)


def occurred(event: Any, at: datetime) -> datetime:
    """When an act of service took place by law: it may be told later."""
    if isinstance(event, e.Sent):
        return event.sent_at
    if isinstance(event, e.Returned):
        return event.returned_at
    return event.arrived_at or at if isinstance(event, e.Served) else at


SERVICE: dict[type, Callable[[State, Any, datetime, Terms], Any]] = {
    c.Send: send,
    c.ReportReturn: report_return,
    c.Serve: serve,
}
