"""Amounts of money as people write them: 50万元, 五十万, 500,000, 1.5亿, ￥12.30, US$100,000."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from liuzui.kernel.money.currencies import CNY, split_currency, whole_units
from liuzui.kernel.money.frame import bare
from liuzui.kernel.money.numerals import Unreadable, number
from liuzui.kernel.refusal import Refusal

Fen = int

_LONGEST = 64
_MINUS = tuple("-−负負")
_LARGEST = 2**53 - 1  # canonical JSON keeps no larger integer exactly
_YUAN_PARTS = re.compile(
    r"(?:(?P<yuan>[^元圆块角毛分]+)(?P<unit>[元圆块]))?零?"
    r"(?:(?P<jiao>[^元圆块角毛分零])[角毛])?零?(?:(?P<fen>[^元圆块角毛分零])分)?(?P<bare>\d)?"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the smallest unit of an ISO 4217 currency (fen, cent; whole yen)."""

    currency: str
    minor: int


def parse_money(text: str) -> Money | Refusal:
    """The amount and currency that `text` says; a bare number is yuan.

    Refused: what cannot be read, is negative, finer than the smallest unit, or beyond 2^53-1 of it.

    >>> parse_money("US$100,000")
    Money(currency='USD', minor=10000000)
    """
    spelled = "".join(unicodedata.normalize("NFKC", text[: _LONGEST + 1]).split()).upper()
    if not spelled or len(spelled) > _LONGEST:
        return Refusal("money.unreadable", next_step="money.example")
    readings = [_read(reading) for reading in bare(spelled)]
    first = next((reading for reading in readings if isinstance(reading, Refusal)), readings[0])
    if isinstance(first, Refusal) or all(reading == first for reading in readings):
        return first
    return Refusal("money.contradiction", next_step="money.example")


def _read(spelled: str) -> Money | Refusal:
    """One spelling without its frame."""
    if spelled[:1] in _MINUS and spelled[1:]:
        return Refusal("money.negative", next_step="money.example")
    currency, body = split_currency(spelled.rstrip("整正"))
    if body[:1] in _MINUS and body[1:]:
        return Refusal("money.negative", next_step="money.example")
    try:
        value = _yuan(body) if currency == CNY else number(body.removesuffix("元"))
    except Unreadable:
        return Refusal("money.unreadable", next_step="money.example")
    return _minor(currency, value)


def parse_amount(text: str) -> Fen | Refusal:
    """The amount in fen that `text` says in yuan; as `parse_money`, and other currencies are refused.

    >>> parse_amount("50万元"), parse_amount("人民币伍拾万元整"), parse_amount("12块5")
    (50000000, 50000000, 1250)
    """
    money = parse_money(text)
    if isinstance(money, Refusal):
        return money
    if money.currency != CNY:
        return Refusal("money.not_yuan", {"currency": money.currency}, next_step="money.example")
    return money.minor


def _yuan(body: str) -> Fraction:
    body = body.rstrip("整正")
    match = _YUAN_PARTS.fullmatch(body)
    if match is None or not any(match.group("yuan", "jiao", "fen")):
        return number(body)
    if match["bare"] and (match["unit"] != "块" or match["jiao"] or match["fen"]):
        raise Unreadable(body)
    total = number(match["yuan"]) if match["yuan"] else Fraction(0)
    if match["unit"] and (match["jiao"] or match["fen"] or match["bare"]) and total.denominator != 1:
        raise Unreadable(body)
    return total + _part(match["jiao"] or match["bare"], 10) + _part(match["fen"], 100)


def _part(digit: str | None, per_yuan: int) -> Fraction:
    value = number(digit) if digit else Fraction(0)
    if value > 9:
        raise Unreadable("more than nine jiao or fen")
    return value / per_yuan


def _minor(currency: str, value: Fraction) -> Money | Refusal:
    minor = value * whole_units(currency)
    if minor.denominator != 1:
        return Refusal("money.too_precise", {"currency": currency}, next_step="money.example")
    if minor > _LARGEST:
        return Refusal("money.too_large", next_step="money.example")
    return Money(currency, int(minor))
