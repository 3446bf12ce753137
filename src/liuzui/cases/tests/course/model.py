"""Every state of `licensing/1` that commands can reach, walked breadth first with a few telling commands."""

from collections import deque
from datetime import timedelta
from typing import Any

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.domain.licensing import decide, evolve
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
        c.Withdraw(APPLICANT), c.Withdraw(STRANGER), submit(),
    )  # fmt: skip


def outline(state: Any) -> tuple[Any, ...]:
    """A state without its dates: what decides which commands it takes."""
    return (
        state.stage, min(state.rounds, 2), state.defects, state.supplied, bool(state.extended),
        tuple(sorted({(f.part, f.officer, f.passed) for f in state.findings})), state.granted,
        state.sent_at is not None, len(state.spans) > 0,
    )  # fmt: skip


def walk(limit: int = 4000) -> tuple[dict[Any, set[Any]], dict[Any, Any], list[tuple[Any, Refusal]]]:
    """Outlines with those that follow, the state of each, and every refusal met with its command."""
    first = evolve(None, decide(None, submit(), START, TERMS)[0], ZONE)
    graph: dict[Any, set[Any]] = {}
    states, refusals, queue = {outline(first): first}, [], deque([(first, START)])
    while queue and len(graph) < limit:
        state, now = queue.popleft()
        later = now + STEP
        graph[outline(state)] = set()
        for command in commands(later):
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
