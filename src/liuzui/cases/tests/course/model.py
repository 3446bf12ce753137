"""Every state of `licensing/1` that commands can reach, walked breadth first with a few telling commands."""

from collections import deque
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing import decide, evolve, reviews
from liuzui.cases.tests.licensing_world import (
    APPLICANT,
    APPROVER,
    FIRST,
    HEAD,
    SECOND,
    STRANGER,
    TERMS,
    WINDOW,
    ZONE,
    at,
    submit,
)
from liuzui.cases.types import Channel
from liuzui.kernel.refusal import Refusal

START = at("03-02")
STEP = timedelta(days=1)


def commands(now: Any) -> tuple[Any, ...]:
    """What may be tried at an instant: lawful and unlawful."""
    return (
        c.Settle(), c.CorrectOnSpot(WINDOW, (), "f"), c.RequestCorrections(WINDOW, ("layout",), "t"),
        c.RequestCorrections(WINDOW, ("flow",), "t"), c.NoteViolation(WINDOW, ("flow",)),
        c.SupplyCorrections(APPLICANT, ("layout", "flow"), "f"), c.Accept(WINDOW), c.Accept(APPROVER),
        c.RefuseAcceptance(WINDOW, "not_needed", "", "t"), c.RefuseAcceptance(WINDOW, "not_competent", "", "t"),
        c.Review(FIRST, "documents", True, "t"), c.Review(FIRST, "on_site", True, "t"),
        c.Review(SECOND, "on_site", True, "t"), c.Review(SECOND, "on_site", False, "t"),
        c.StartSpecial(FIRST, "testing", 5), c.StartSpecial(FIRST, "walk", 5), c.EndSpecial(FIRST),
        c.Extend(HEAD, 10, "t"), c.Extend(HEAD, 10, ""), c.Grant(APPROVER, "t"), c.Refuse(APPROVER, ("a",), "t"),
        c.Refuse(APPROVER, (), "t"), c.Issue(APPROVER, "L"), c.Send(WINDOW, now, "1"), c.Send(WINDOW, now, ""),
        c.ReportReturn(WINDOW, now, "unclaimed"), c.Serve(WINDOW, Channel.WINDOW, now),
        c.Serve(WINDOW, Channel.POST, now),
        c.TellInterested(FIRST, "t"), c.TellInterested(FIRST, ""), c.HearInterested(FIRST, 1, True, "t"),
        c.MakeStatement(APPLICANT, ""), c.OfferHearing(FIRST, "t"), c.OfferHearing(FIRST, "t", now + STEP),
        c.OrderHearing(HEAD, "t"), c.RequestHearing(APPLICANT), c.RequestHearing(WINDOW), c.GiveUpHearing(APPLICANT),
        c.CallHearing(HEAD, now + 15 * STEP, HEAD.account, "p"), c.CallHearing(HEAD, now, HEAD.account, "p"),
        c.CallHearing(HEAD, now + 60 * STEP, HEAD.account, "p"), c.CallHearing(HEAD, now, FIRST.account, "p"),
        c.CallHearing(HEAD, now, HEAD.account, ""), c.RecordHearing(HEAD, "r"), c.RecordHearing(APPROVER, "r"),
        c.Withdraw(APPLICANT), c.Withdraw(STRANGER), submit(),
    )  # fmt: skip


def outline(state: Any) -> tuple[Any, ...]:
    """A state without its dates: what decides which commands it takes."""
    return (
        state.stage, min(state.rounds, 1), bool(state.defects), bool(state.extended),
        tuple((len(reviews.latest(state, p.code)), reviews.passed(state, p)) for p in TERMS.reviews), state.granted,
        state.sent_at is not None, bool(state.unheard), state.hearing and (state.hearing.stage, state.hearing.side),
    )  # fmt: skip


def tries(now: Any) -> Iterator[tuple[Any, Any]]:
    """The commands on the next day, and twenty days later when what was appointed has come."""
    for later in (now + STEP, now + 20 * STEP):
        for command in commands(later):
            yield later, command


def walk(limit: int = 9000) -> tuple[dict[Any, set[Any]], dict[Any, Any], list[tuple[Any, Refusal]]]:
    """Outlines with those that follow, the state of each, and every refusal met with its command."""
    first = evolve(None, decide(None, submit(), START, TERMS)[0], ZONE)
    graph: dict[Any, set[Any]] = {}
    states, refusals, queue = {outline(first): first}, [], deque([(first, START)])
    while queue and len(graph) < limit:
        state, now = queue.popleft()
        graph[outline(state)] = set()
        for later, command in tries(now):
            answer = decide(state, command, later, TERMS)
            if isinstance(answer, Refusal):
                refusals.append((command, answer))
                continue
            after = state
            for happened in answer:
                after = evolve(after, happened, ZONE)
            graph[outline(state)].add(outline(after))
            if outline(after) not in states:
                states[outline(after)] = after
                queue.append((after, later))
    return graph, states, refusals
