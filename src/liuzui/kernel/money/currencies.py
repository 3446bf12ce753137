"""Currencies as they are written around an amount (ISO 4217 codes, symbols, Chinese names)."""

CNY = "CNY"
_SPELLINGS = {
    CNY: ("CNY", "RMB", "人民币", "¥"),
    "USD": ("USD", "US$", "美元", "美金", "$"),
    "HKD": ("HKD", "HK$", "港元", "港币"),
    "MOP": ("MOP", "MOP$", "澳门元", "澳门币"),
    "TWD": ("TWD", "NT$", "新台币", "台币"),
    "EUR": ("EUR", "€", "欧元"),
    "GBP": ("GBP", "£", "英镑"),
    "JPY": ("JPY", "JP¥", "日元", "日圆"),
    "KRW": ("KRW", "₩", "韩元", "韩币"),
    "SGD": ("SGD", "S$", "新加坡元", "新元"),
    "AUD": ("AUD", "A$", "澳元", "澳大利亚元"),
    "CAD": ("CAD", "C$", "加元", "加拿大元"),
    "CHF": ("CHF", "瑞士法郎", "瑞郎"),
    "RUB": ("RUB", "₽", "卢布"),
}
_WITHOUT_CENTS = frozenset(("JPY", "KRW"))
# Longest first, so that US$ is not taken for $.
_BY_SPELLING = sorted(
    ((spelling, code) for code, spellings in _SPELLINGS.items() for spelling in spellings),
    key=lambda pair: -len(pair[0]),
)


def split_currency(text: str) -> tuple[str, str]:
    """The currency named before and/or after the number (yuan without a name), and the number's text.

    Of two names that contradict each other the second stays in the text, which then cannot be read.
    """
    before = next(((s, code) for s, code in _BY_SPELLING if text.startswith(s)), None)
    if before:
        text = text[len(before[0]) :]
    after = next(((s, code) for s, code in _BY_SPELLING if text.endswith(s)), None)
    if after and (before is None or before[1] == after[1]):
        text = text[: -len(after[0])]
    return (before or after or ("", CNY))[1], text


def whole_units(currency: str) -> int:
    """How many smallest units make one of `currency`."""
    return 1 if currency in _WITHOUT_CENTS else 100
