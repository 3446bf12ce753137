"""Shares as people write them, exactly: percentages, fractions, amounts; together they are the whole, or it is said
by how much they are not."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm

from liuzui.kernel.money import Money, apportion
from liuzui.kernel.money.numerals import Unreadable, number
from liuzui.kernel.refusal import Param, Refusal
from liuzui.registry.types import Finding

FIELD = "people.shares"
_PERCENT = re.compile(r"(?:占比?|持股(?:比例)?)?:?(?P<value>\d{1,3}(?:\.\d{1,12})?)%")
_FRACTION = re.compile(r"(?P<up>\d{1,12})/(?P<down>\d{1,12})")
_PARTS = re.compile(
    r"(?P<down>[百千万零一二两三四五六七八九十]{1,8})分之(?P<up>[百千零一二两三四五六七八九十点]{1,12})"
)
_TENTHS = re.compile(r"(?P<value>[一二三四五六七八九])成(?P<half>半)?")
_BARE = re.compile(r"\d{1,3}(?:\.\d{1,12})?")
_WHOLE_WORDS = frozenset({"全部", "全额", "百分之百"})


@dataclass(frozen=True, slots=True)
class Holding:
    """What one member holds as stated: a share, an amount, or both."""

    name: str
    share: Fraction | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """Exact shares and amounts in the order of the holdings; both are empty when findings forbid it."""

    shares: tuple[Fraction, ...] = ()
    amounts: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_share(typed: str) -> Fraction | Refusal:
    """The share that a text says; a bare number is a percentage, except that 0 < n ≤ 1 says nothing certain.

    >>> read_share("33.33%"), read_share("1/3"), read_share("三分之一"), read_share("60")
    (Fraction(3333, 10000), Fraction(1, 3), Fraction(1, 3), Fraction(3, 5))
    """
    text = "".join(unicodedata.normalize("NFKC", typed[:40]).split())
    if text in _WHOLE_WORDS:
        return Fraction(1)
    found = _read(text)
    if found is None:
        return Refusal("registry.share.unreadable", next_step="registry.share.example")
    if found <= 0 or found > 1:
        return Refusal("registry.share.out_of_range", next_step="registry.share.example")
    return found


def _read(text: str) -> Fraction | None:
    if match := _PERCENT.fullmatch(text):
        return Fraction(match["value"]) / 100
    if match := _FRACTION.fullmatch(text):
        return Fraction(int(match["up"]), int(match["down"])) if int(match["down"]) else None
    if match := _PARTS.fullmatch(text):
        return _in_words(match["up"], match["down"])
    if match := _TENTHS.fullmatch(text):
        return (number(match["value"]) + (Fraction(1, 2) if match["half"] else 0)) / 10
    if _BARE.fullmatch(text) and Fraction(text) > 1:
        return Fraction(text) / 100
    return None


def _in_words(up: str, down: str) -> Fraction | None:
    try:
        whole = number("一百" if down == "百" else down)
        return number(up) / whole if whole else None
    except Unreadable:
        return None


def share_text(share: Fraction) -> str:
    """A share or a difference of shares as a percentage, exact where four decimals can say it, else a fraction.

    >>> share_text(Fraction(9999, 10000)), share_text(Fraction(1, 3))
    ('99.99%', '1/3')
    """
    percent = share * 100
    if (percent * 10**6).denominator == 1:
        with localcontext() as exact:
            exact.prec = 60
            text = format(Decimal(percent.numerator) / Decimal(percent.denominator), "f")
        return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"
    return f"{share.numerator}/{share.denominator}"


def settle(holdings: Sequence[Holding], total: Money | None) -> Settled:
    """Shares and amounts of all members, exact: shares sum to one, amounts (fen) to the total.

    Shares given: amounts follow by the largest remainder. Amounts given: shares follow. Anything else is a finding.
    """
    if not holdings:
        return Settled(findings=(_finding("registry.share.nobody", {}),))
    if all(holding.share is not None for holding in holdings):
        return _by_shares(holdings, total)
    if all(holding.amount is not None for holding in holdings):
        return _by_amounts(holdings, total)
    lacking = "、".join(one.name for one in holdings if one.share is None)
    return Settled(findings=(_finding("registry.share.missing", {"names": lacking}),))


def _by_shares(holdings: Sequence[Holding], total: Money | None) -> Settled:
    shares = tuple(holding.share or Fraction(0) for holding in holdings)
    if (whole := sum(shares, Fraction(0))) != 1:
        code = "registry.share.short" if whole < 1 else "registry.share.over"
        params = {"sum": share_text(whole), "difference": share_text(abs(1 - whole))}
        return Settled(findings=(_finding(code, params),))
    if total is None:
        return Settled(shares)
    unit = lcm(*(share.denominator for share in shares))
    amounts = apportion(total.minor, [int(share * unit) for share in shares])
    pairs = zip(holdings, amounts, strict=True)
    wrong = [one.name for one, due in pairs if one.amount is not None and one.amount.minor != due]
    found = (_finding("registry.share.amount_differs", {"names": "、".join(wrong)}),) if wrong else ()
    return Settled(shares, amounts, found)


def _by_amounts(holdings: Sequence[Holding], total: Money | None) -> Settled:
    amounts = [holding.amount for holding in holdings if holding.amount is not None]
    currencies = {amount.currency for amount in amounts} | ({total.currency} if total else set())
    if len(currencies) > 1:
        return Settled(findings=(_finding("registry.share.currencies", {"currencies": "、".join(sorted(currencies))}),))
    whole = sum(amount.minor for amount in amounts)
    wanted = total.minor if total else whole
    if whole != wanted or whole == 0:
        params = {"sum": _yuan(whole), "total": _yuan(wanted), "difference": _yuan(abs(wanted - whole))}
        return Settled(findings=(_finding("registry.share.amounts_differ", params),))
    return Settled(tuple(Fraction(one.minor, whole) for one in amounts), tuple(one.minor for one in amounts))


def _yuan(minor: int) -> str:
    return f"{minor // 100:,}.{minor % 100:02}"


def _finding(code: str, params: Mapping[str, Param]) -> Finding:
    articles = ("市场主体登记管理条例 第八条",)
    return Finding(code, FIELD, "block", params, articles, "registry.share.whole")
