"""Verbs on third parties and hearings (许可法 36, 46-48); words are kept sealed, events commit to them."""

from collections.abc import Callable
from datetime import datetime

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.services.keeping import Words
from liuzui.cases.services.verbs import Answer, Call, give


def tell_interested(number: str, by: c.Officer, words: str, call: Call) -> Answer:
    """Tells a person whose interests are greatly touched: who she is, where she was told, what it is about (36)."""
    return _saying(number, words, call, lambda text: c.TellInterested(by, text))


def hear_interested(number: str, by: c.Officer, heard: tuple[int, bool], words: str, call: Call) -> Answer:
    """Records what the person of that number stated, or that she stated nothing (36)."""
    return _saying(number, words, call, lambda text: c.HearInterested(by, *heard, text))


def make_statement(number: str, by: c.Person, words: str, call: Call) -> Answer:
    """The applicant states her case (36)."""
    return _saying(number, words, call, lambda text: c.MakeStatement(by, text))


def offer_hearing(number: str, by: c.Officer, words: str, told_at: datetime | None, call: Call) -> Answer:
    """Tells applicant and interested persons of their right to a hearing; `told_at`: it reached them (47)."""
    return _saying(number, words, call, lambda text: c.OfferHearing(by, text, told_at))


def order_hearing(number: str, by: c.Officer, words: str, call: Call) -> Answer:
    """Holds a hearing of the agency's own motion (46)."""
    return _saying(number, words, call, lambda text: c.OrderHearing(by, text))


def request_hearing(number: str, by: c.Person | c.Officer, call: Call) -> Answer:
    """Asks for the hearing that was offered (47)."""
    return give(number, c.RequestHearing(by), call)


def give_up_hearing(number: str, by: c.Person | c.Officer, call: Call) -> Answer:
    """Gives up the hearing that one asked for."""
    return give(number, c.GiveUpHearing(by), call)


def call_hearing(number: str, by: c.Officer, held_at: datetime, where: tuple[str, str], call: Call) -> Answer:
    """Tells when it is held; `where` are the chair's account and the place (48)."""
    return give(number, c.CallHearing(by, held_at, *where), call)


def record_hearing(number: str, by: c.Officer, words: str, call: Call) -> Answer:
    """Lays down the signed record (48)."""
    return _saying(number, words, call, lambda text: c.RecordHearing(by, text))


def _saying(number: str, words: str, call: Call, command: Callable[[str], c.Command]) -> Answer:
    said = Words.of(words)
    return give(number, command(said.commitment if words.strip() else ""), call, said)
