"""Writing amounts: figures for reading, capital numerals for documents (会计基础工作规范, 大写)."""

from liuzui.kernel.money.currencies import CNY, whole_units

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_TENS = ("", "拾", "佰", "仟")
_MYRIADS = ("", "万", "亿", "万亿")


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals and grouped thousands.

    >>> yuan(123456789), yuan(-5)
    ('1,234,567.89', '-0.05')
    """
    whole, part = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{part:02}"


def normal(currency: str, minor: int) -> str:
    """An amount in its one normal form, currency first; yuan are written as in registers.

    >>> normal("CNY", 50000000), normal("USD", 10000000), normal("JPY", 500)
    ('人民币 500,000.00 元', 'USD 100,000.00', 'JPY 500')
    """
    if currency == CNY:
        return f"人民币 {yuan(minor)} 元"
    return f"{currency} {yuan(minor) if whole_units(currency) == 100 else format(minor, ',')}"


def capital(fen: int) -> str:
    """Fen (≥ 0, below 10^18) in the capital numerals of financial documents.

    >>> capital(50000000), capital(1000305), capital(0)
    ('伍拾万元整', '壹万零叁元零伍分', '零元整')
    """
    if not 0 <= fen < 10**18:
        raise ValueError("only amounts from 0 to 10^18 fen are written in capitals")
    whole, cents = divmod(fen, 100)
    jiao, rest = divmod(cents, 10)
    text = f"{_whole(whole)}元" if whole or not cents else ""
    if not cents:
        return text + "整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif whole:
        text += "零"
    return text + (f"{_DIGITS[rest]}分" if rest else "整")


def _whole(value: int) -> str:
    if value == 0:
        return "零"
    text, gap = "", False
    for power in range(len(_MYRIADS) - 1, -1, -1):
        group = value // 10 ** (4 * power) % 10**4
        if group == 0:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text, gap = text + _group(group) + _myriad(power, value), False
    return text


def _myriad(power: int, value: int) -> str:
    """万亿 is written 万 when 亿 follow it."""
    return "万" if power == 3 and value // 10**8 % 10**4 else _MYRIADS[power]


def _group(value: int) -> str:
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        text, gap = text + ("零" if gap else "") + _DIGITS[digit] + _TENS[power], False
    return text
