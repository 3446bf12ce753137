"""Third parties and hearings over the API (许可法 36, 46-48), for officers and for the applicant."""

from typing import Any

from ninja import Router

from liuzui.cases.api import schemas as s
from liuzui.cases.api.officer import RESPONSES, Reply, post
from liuzui.cases.api.principals import answer, call_of, officer_of, person_of
from liuzui.cases.services.course import hearings as verbs

mine = Router(tags=["applicants"])


@post("interested", "tell_interested")
def tell_interested(request: Any, number: str, body: s.WordsIn) -> Reply:
    """Tell a person whose interests are greatly touched (36)."""
    return answer(verbs.tell_interested(number, officer_of(request), body.words, call_of(request)))


@post("interested/heard", "hear_interested")
def hear_interested(request: Any, number: str, body: s.HeardIn) -> Reply:
    """Record what she stated (36)."""
    heard = (body.number, body.stated)
    return answer(verbs.hear_interested(number, officer_of(request), heard, body.words, call_of(request)))


@post("hearing/offer", "offer_hearing")
def offer_hearing(request: Any, number: str, body: s.OfferIn) -> Reply:
    """Tell of the right to a hearing (47)."""
    return answer(verbs.offer_hearing(number, officer_of(request), body.words, body.told_at, call_of(request)))


@post("hearing/order", "order_hearing")
def order_hearing(request: Any, number: str, body: s.WordsIn) -> Reply:
    """Hold a hearing of the agency's own motion (46)."""
    return answer(verbs.order_hearing(number, officer_of(request), body.words, call_of(request)))


@post("hearing/interested-request", "request_hearing_for_interested")
def request_for_interested(request: Any, number: str) -> Reply:
    """Record that an interested person asked for the hearing (47)."""
    return answer(verbs.request_hearing(number, officer_of(request), call_of(request)))


@post("hearing/interested-give-up", "give_up_hearing_for_interested")
def give_up_for_interested(request: Any, number: str) -> Reply:
    """Record that the interested person gave it up."""
    return answer(verbs.give_up_hearing(number, officer_of(request), call_of(request)))


@post("hearing/notice", "call_hearing")
def call_hearing(request: Any, number: str, body: s.HearingIn) -> Reply:
    """Tell when, where and by whom it is held (48)."""
    where = (body.chair, body.place)
    return answer(verbs.call_hearing(number, officer_of(request), body.held_at, where, call_of(request)))


@post("hearing/record", "record_hearing")
def record_hearing(request: Any, number: str, body: s.WordsIn) -> Reply:
    """Lay down the signed record (48)."""
    return answer(verbs.record_hearing(number, officer_of(request), body.words, call_of(request)))


@mine.post("/cases/{number}/statement", response=RESPONSES, operation_id="make_statement")
def make_statement(request: Any, number: str, body: s.WordsIn) -> Reply:
    """State your case before the decision (36)."""
    return answer(verbs.make_statement(number, person_of(request), body.words, call_of(request)))


@mine.post("/cases/{number}/hearing/request", response=RESPONSES, operation_id="request_hearing")
def request_hearing(request: Any, number: str) -> Reply:
    """Ask for the hearing that was offered, within five working days (47)."""
    return answer(verbs.request_hearing(number, person_of(request), call_of(request)))


@mine.post("/cases/{number}/hearing/give-up", response=RESPONSES, operation_id="give_up_hearing")
def give_up_hearing(request: Any, number: str) -> Reply:
    """Give up the hearing you asked for."""
    return answer(verbs.give_up_hearing(number, person_of(request), call_of(request)))
