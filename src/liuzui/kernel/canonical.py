"""Canonical JSON (RFC 8785): one value has one spelling, so that digests and signatures can be recomputed.

Decimals and dates become strings, instants RFC 3339 in UTC with microseconds, bytes hexadecimal;
floats, naive datetimes and integers beyond ±(2^53-1) are errors.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import rfc8785

_SAFE = 2**53 - 1
_DECIMAL_DIGITS = 6144  # the range of decimal128; beyond it a plain spelling would fill the memory
_encode = msgspec.json.Encoder(order="sorted").encode


class NotCanonical(TypeError, ValueError):
    """The value has no canonical spelling; the message says which and why."""


def canonical(value: object) -> bytes:
    """The RFC 8785 bytes of `value`; raises NotCanonical for what has no single spelling.

    >>> canonical({"b": Decimal("1.50"), "a": [date(2026, 2, 28), True, None]})
    b'{"a":["2026-02-28",true,null],"b":"1.5"}'
    """
    astral: list[str] = []
    plain: Any = _plain(value, astral)
    try:
        # RFC 8785 sorts by UTF-16 units, the fast encoder by code points: they differ only beyond U+FFFF.
        return rfc8785.dumps(plain) if astral else _encode(plain)
    except UnicodeEncodeError as error:
        raise NotCanonical("a lone surrogate has no UTF-8 spelling") from error


def digest(value: object) -> bytes:
    """SHA-256 (32 bytes) of the canonical bytes of `value`."""
    return hashlib.sha256(canonical(value)).digest()


def instant(at: datetime) -> str:
    """RFC 3339 spelling of an aware instant, in UTC with microseconds.

    >>> from datetime import timedelta, timezone
    >>> instant(datetime(2026, 1, 1, 8, tzinfo=timezone(timedelta(hours=8))))
    '2026-01-01T00:00:00.000000Z'
    """
    if at.tzinfo is None:
        raise NotCanonical("an instant must carry its zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def plain_decimal(value: Decimal) -> str:
    """Shortest plain spelling of a finite decimal: equal numbers are spelled alike.

    >>> plain_decimal(Decimal("1E+3")), plain_decimal(Decimal("-0.00")), plain_decimal(Decimal("2.50"))
    ('1000', '0', '2.5')
    """
    if not value.is_finite():
        raise NotCanonical(f"{value} is not a number")
    if value.is_zero():
        return "0"
    if abs(value.adjusted()) > _DECIMAL_DIGITS:
        raise NotCanonical("the decimal is out of range")
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _integer(value: int) -> int:
    if not -_SAFE <= value <= _SAFE:
        raise NotCanonical(f"{value} is beyond the integers that JSON keeps exactly")
    return int(value)


_SCALARS: dict[type, Callable[[Any], object]] = {
    str: str,
    bool: bool,
    int: _integer,
    Decimal: plain_decimal,
    datetime: instant,
    date: date.isoformat,
    bytes: bytes.hex,
    UUID: str,
}
_AS_IS = frozenset((str, bool, type(None)))


def _plain(value: object, astral: list[str]) -> object:
    kind = type(value)
    if kind in _AS_IS:
        return value
    if kind in _SCALARS:
        return _SCALARS[kind](value)
    if kind is dict or isinstance(value, Mapping):
        return {
            k if type(k) is str and k.isascii() else _key(k, astral): v if type(v) in _AS_IS else _plain(v, astral)
            for k, v in value.items()  # type: ignore[attr-defined]
        }
    if kind is list or kind is tuple:
        return [_plain(v, astral) for v in value]  # type: ignore[attr-defined]
    return _scalar(value, kind)


def _scalar(value: object, kind: type) -> object:
    for base in kind.__mro__:
        convert = _SCALARS.get(base)
        if convert is not None:
            return convert(value)
    raise NotCanonical(f"{kind.__name__} has no canonical spelling")


def _key(key: object, astral: list[str]) -> str:
    if not isinstance(key, str):
        raise NotCanonical(f"the key {key!r} is not text")
    if not key.isascii() and max(key) > "\uffff":
        astral.append(key)
    return str(key)
