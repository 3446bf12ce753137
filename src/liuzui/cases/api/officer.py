"""Officers' verbs over the API; each answers a retry under the same `Idempotency-Key` with the same answer."""

from collections.abc import Callable
from typing import Any

from ninja import Router
from ninja.responses import Status

from liuzui.cases.api import schemas as s
from liuzui.cases.api.principals import answer, call_of, officer_of
from liuzui.cases.services import issuing, verbs
from liuzui.cases.types import Channel

router = Router(tags=["officers"])
Reply = Status[Any]
Verb = Callable[..., Reply]
RESPONSES: dict[Any, Any] = {200: s.Done, **s.PROBLEMS}


def post(path: str, name: str) -> Callable[[Verb], Verb]:
    """A writing route of a case."""
    register: Callable[[Verb], Verb] = router.post("/cases/{number}/" + path, response=RESPONSES, operation_id=name)
    return register


@post("accept", "accept")
def accept(request: Any, number: str) -> Reply:
    """Accept (许可法 32(5))."""
    return answer(verbs.accept(number, officer_of(request), call_of(request)))


@post("corrections", "request_corrections")
def request_corrections(request: Any, number: str, body: s.CorrectionsIn) -> Reply:
    """Ask for all corrections in one notice (32(4))."""
    return answer(verbs.request_corrections(number, officer_of(request), body.defects, call_of(request)))


@post("refuse-acceptance", "refuse_acceptance")
def refuse_acceptance(request: Any, number: str, body: s.NotAcceptedIn) -> Reply:
    """Do not accept; name the right body where another is competent (32(1)(2))."""
    grounds = (body.reason, body.right_body)
    return answer(verbs.refuse_acceptance(number, officer_of(request), grounds, body.words, call_of(request)))


@post("reviews", "review")
def review(request: Any, number: str, body: s.ReviewIn) -> Reply:
    """Record a finding in one part (34)."""
    finding = (body.part, body.passed)
    return answer(verbs.review(number, officer_of(request), finding, body.words, call_of(request)))


@post("special/start", "start_special")
def start_special(request: Any, number: str, body: s.SpecialIn) -> Reply:
    """Begin a procedure outside the clock (45)."""
    return answer(verbs.start_special(number, officer_of(request), body.procedure, body.days, call_of(request)))


@post("special/end", "end_special")
def end_special(request: Any, number: str) -> Reply:
    """End the procedure outside the clock."""
    return answer(verbs.end_special(number, officer_of(request), call_of(request)))


@post("extension", "extend")
def extend(request: Any, number: str, body: s.ExtendIn) -> Reply:
    """Extend the time once, by the head, with reasons (42)."""
    return answer(verbs.extend(number, officer_of(request), body.days, body.words, call_of(request)))


@post("grant", "grant")
def grant(request: Any, number: str, body: s.GrantIn) -> Reply:
    """Grant (38)."""
    return answer(verbs.grant(number, officer_of(request), body.words, call_of(request)))


@post("refusal", "refuse")
def refuse(request: Any, number: str, body: s.RefuseIn) -> Reply:
    """Refuse with reasons and articles (38)."""
    return answer(verbs.refuse(number, officer_of(request), tuple(body.articles), body.words, call_of(request)))


@post("licence", "issue")
def issue(request: Any, number: str) -> Reply:
    """Make the certificate (39)."""
    return answer(issuing.issue(number, officer_of(request), call_of(request)))


@post("sending", "send")
def send(request: Any, number: str, body: s.SendIn) -> Reply:
    """Post the result; it is served when it arrives (44)."""
    return answer(verbs.send(number, officer_of(request), body.sent_at, body.waybill, call_of(request)))


@post("return", "report_return")
def report_return(request: Any, number: str, body: s.ReturnIn) -> Reply:
    """Tell that what was posted came back."""
    return answer(verbs.report_return(number, officer_of(request), body.returned_at, body.reason, call_of(request)))


@post("service", "serve")
def serve(request: Any, number: str, body: s.ServeIn) -> Reply:
    """Deliver the result (44); by post it is served on arrival."""
    times = (body.sent_at, body.arrived_at, body.signed_at)
    return answer(issuing.serve(number, officer_of(request), Channel(body.channel), times, call_of(request)))
