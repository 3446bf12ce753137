"""A receipt in a QR code: canonical JSON, compressed, in base 32, as the last part of an address.

All capitals and digits, so that the code stays in QR's dense alphanumeric mode (ISO/IEC 18004) and a phone's camera
opens the page; the same text in a file is read offline.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Mapping
from typing import Any

from liuzui.kernel.canonical import canonical
from liuzui.ledger.domain.reading import RECEIPT, Unreadable

MOST = 4296
"""Signs of the largest QR code in alphanumeric mode with the least error correction."""
_PACKED = re.compile(rb"\A\s*(?:[A-Za-z]+://[^\s{}]*/)?R/([A-Z2-7]{8,8000})\s*\Z")


def packed(receipt: Mapping[str, Any]) -> str:
    """The receipt as capitals and digits."""
    return base64.b32encode(zlib.compress(canonical(receipt), 9)).decode().rstrip("=")


def address(receipt: Mapping[str, Any], site: str) -> str | None:
    """The address that the QR code holds, in capitals; None when it is more than a QR code can take."""
    text = f"{site.rstrip('/')}/R/".upper() + packed(receipt)
    return text if len(text) <= MOST else None


def is_code(raw: bytes) -> bool:
    """Whether bytes are a scanned address (`…/R/…`)."""
    return _found(raw) is not None


def _found(raw: bytes) -> "re.Match[bytes] | None":
    return _PACKED.match(raw) if len(raw) < RECEIPT and raw.lstrip()[:1] != b"{" else None


def unpacked(raw: bytes) -> bytes:
    """The JSON of a scanned address (`…/R/…`); other bytes as they are. Unreadable for a broken one."""
    found = _found(raw)
    if found is None:
        return raw
    text = found[1]
    try:
        inflate = zlib.decompressobj()
        plain = inflate.decompress(base64.b32decode(text + b"=" * (-len(text) % 8)), RECEIPT)
    except (zlib.error, binascii.Error):
        raise Unreadable("damaged_code") from None
    if inflate.unconsumed_tail or not inflate.eof:
        raise Unreadable("damaged_code")
    return plain
