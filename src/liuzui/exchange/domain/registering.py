"""Registration elsewhere (`liuzui.registration/1`): reading an answer, what does not fit, sample credit codes.

The provincial system registers entities (登记条例 第五条); an answer is taken only when it is about the company that
was asked for. Credit codes by GB 32100-2015, their organisation part by GB 11714.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from stdnum.cn import uscc as code_of

from liuzui.exchange.types import REGISTRATION as PROTOCOL
from liuzui.kernel.identifiers import uscc
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
CLASSES = {"individual-business": "92", "farmers-cooperative": "93"}
STATES = ("taken", "registered", "refused")
SERIAL = re.compile(r"[\w.:/-]{1,60}")
WORDS = 300


@dataclass(frozen=True, slots=True)
class Registered:
    """What the registration system says of one of our orders; `serial` is its own reference.

    `state`: taken, registered (with code, name and day) or refused (with the reason in words). `sample`: from a
    stand-in, without any effect in law.
    """

    reference: str
    serial: str
    state: str
    code: str = ""
    name: str = ""
    issued_on: date | None = None
    reason: str = ""
    sample: bool = False


def read_answer(said: Any) -> Registered | Refusal:
    """The answer in a message of the protocol; anything else is garbage and says nothing."""
    if not isinstance(said, Mapping) or said.get("protocol") != PROTOCOL or said.get("state") not in STATES:
        return Refusal("exchange.not_the_protocol", {"protocol": PROTOCOL})
    words = {key: clean(str(said.get(key) or "")[: WORDS * 2], limit=WORDS) for key in ("name", "reason")}
    serial, bad = str(said.get("serial") or ""), [word for word in words.values() if isinstance(word, Refusal)]
    if bad or not SERIAL.fullmatch(serial) or not isinstance(said.get("reference"), str):
        return Refusal("exchange.not_the_protocol", {"protocol": PROTOCOL})
    return _complete(
        Registered(
            str(said["reference"])[:80], serial, said["state"], str(said.get("code") or "").strip().upper()[:18],
            str(words["name"]), _day(said.get("issued_on")), str(words["reason"]), said.get("sample") is not False,
        )
    )  # fmt: skip


def _complete(answer: Registered) -> Registered | Refusal:
    if answer.state == "registered" and isinstance(uscc(answer.code), Refusal):
        return Refusal("exchange.bad_code", {"code": answer.code}, next_step="exchange.look_at_it")
    if answer.state == "registered" and not (answer.name and answer.issued_on):
        return Refusal("exchange.answer_incomplete", next_step="exchange.look_at_it")
    return answer


def _day(said: Any) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


def misfit(answer: Any, name: str, *, samples: bool) -> Refusal | None:
    """Why an answer cannot be about the company of this name; None when it fits. `samples` may come in a demo only."""
    if answer.sample and not samples:
        return Refusal("exchange.sample_answer", next_step="exchange.look_at_it")
    if answer.state == "registered" and plain(answer.name) != plain(name):
        return Refusal("exchange.other_company", {"name": answer.name, "asked": name}, next_step="exchange.look_at_it")
    return None


def plain(name: str) -> str:
    """A name for comparing: without blanks, brackets alike.

    >>> plain("天禾（新绛） 商贸有限公司") == plain("天禾(新绛)商贸有限公司")
    True
    """
    return re.sub(r"\s", "", name).translate(str.maketrans("（）", "()"))


def sample_code(reference: str, kind: str, division: str) -> str:
    """A credit code with right check digits that follows from our reference; its organisation part begins with MAY.

    >>> sample_code("140825-1/registration", "limited-company", "140825")[:11]
    '91140825MAY'
    """
    digest = sha256(reference.encode()).digest()
    body = "MAY" + "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:5])
    head = CLASSES.get(kind, "91") + division + body + organisation_check(body)
    return head + str(code_of.calc_check_digit(head))


def organisation_check(body: str) -> str:
    """The check digit of the eight signs of an organisation code (GB 11714: weights 3 7 9 10 5 8 4 2, modulus 11).

    >>> organisation_check("D2143569")
    'X'
    """
    total = sum(int(sign, 36) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]
