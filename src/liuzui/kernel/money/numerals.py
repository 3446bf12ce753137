"""Reading numbers as people write them: digits, Chinese and financial numerals, 万 and 亿."""

import re
from fractions import Fraction
from itertools import pairwise

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"两": 2, "貳": 2, "參": 3, "陸": 6, "○": 0}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_CHINESE = "".join(_DIGITS)
_TOKEN = re.compile(
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<decimal>[{_CHINESE}]+点[{_CHINESE}]+)"
    rf"|(?P<digit>[{_CHINESE}])"
    rf"|(?P<unit>[{''.join(_TENS)}{''.join(_MYRIADS)}])",
    re.ASCII,
)


class _Unit(int):
    """A multiplier among the tokens: 十 百 千 万 亿."""


class _Digit(Fraction):
    """A single Chinese digit, which may stand in a row of digits."""


class Unreadable(ValueError):
    """The text is not a number in any of the accepted spellings."""


def number(text: str) -> Fraction:
    """The exact value of a number without sign or unit of measure; raises Unreadable.

    >>> [int(number(text)) for text in ("1.5亿", "两万三", "一百零五", "3千", "五十万")]
    [150000000, 23000, 105, 3000, 500000]
    """
    return _value(_tokens(text))


def _tokens(text: str) -> list[Fraction | _Unit]:
    tokens: list[Fraction | _Unit] = []
    position = 0
    while match := _TOKEN.match(text, position):
        tokens.append(_token(match))
        position = match.end()
    if position < len(text) or not tokens:
        raise Unreadable(text)
    return tokens


def _token(match: re.Match[str]) -> Fraction | _Unit:
    text = match[0]
    if match.lastgroup == "number":
        return Fraction(text.replace(",", ""))
    if match.lastgroup == "unit":
        return _Unit((_TENS | _MYRIADS)[text])
    if match.lastgroup == "digit":
        return _Digit(_DIGITS[text])
    return Fraction("".join("." if char == "点" else str(_DIGITS[char]) for char in text))


def _value(tokens: list[Fraction | _Unit]) -> Fraction:
    first, rest = tokens[0], tokens[1:]
    if not isinstance(first, _Unit) and _multipliers(rest):
        product = Fraction(first)
        for unit in rest:
            product *= unit
        return product
    for myriad in (10**8, 10**4):
        places = [i for i, token in enumerate(tokens) if isinstance(token, _Unit) and token == myriad]
        if places:
            return _split(tokens, places[-1], myriad)
    return _below_myriad(tokens)


def _multipliers(tokens: list[Fraction | _Unit]) -> bool:
    """Whether only multipliers follow, as in 1.5亿, 3千万, 2万亿: at most one ten, then 万, then 亿."""
    units = [int(token) for token in tokens if isinstance(token, _Unit)]
    ascending = all(a < b for a, b in pairwise(units))
    return len(units) == len(tokens) and ascending and sum(unit < 10**4 for unit in units) <= 1


def _split(tokens: list[Fraction | _Unit], place: int, unit: int) -> Fraction:
    left, right = tokens[:place], tokens[place + 1 :]
    if not left:
        raise Unreadable("a multiplier without a number")
    return _whole(_value(left)) * unit + (_tail(right, unit) if right else 0)


def _tail(tokens: list[Fraction | _Unit], unit: int) -> Fraction:
    """What follows a multiplier: 两万三 is 23000, 两万零三 is 20003."""
    if len(tokens) == 1 and not isinstance(tokens[0], _Unit) and 0 < tokens[0] < 10:
        return _whole(tokens[0]) * unit / 10
    filled = tokens[1:] if tokens[0] == 0 else tokens
    if not filled:
        raise Unreadable("ends in a zero")
    value = _whole(_value(filled))
    if value >= unit:
        raise Unreadable("the part after a multiplier is too large")
    return value


def _below_myriad(tokens: list[Fraction | _Unit]) -> Fraction:
    if all(isinstance(token, _Digit) for token in tokens):
        return Fraction("".join(str(token) for token in tokens))
    places = [i for i, token in enumerate(tokens) if isinstance(token, _Unit)]
    if not places:
        raise Unreadable("two numbers in a row")
    largest = max(places, key=lambda i: int(tokens[i]))
    left, right, unit = tokens[:largest], tokens[largest + 1 :], int(tokens[largest])
    if not left and unit != 10:
        raise Unreadable("a multiplier without a number")
    count = _whole(_below_myriad_coefficient(left)) if left else Fraction(1)
    return count * unit + (_tail(right, unit) if right else 0)


def _below_myriad_coefficient(tokens: list[Fraction | _Unit]) -> Fraction:
    if len(tokens) != 1 or isinstance(tokens[0], _Unit) or not 0 < tokens[0] < 10:
        raise Unreadable("not one digit before a multiplier")
    return Fraction(tokens[0])


def _whole(value: Fraction) -> Fraction:
    if value.denominator != 1:
        raise Unreadable("a decimal in the middle of a number")
    return value
