"""`liuzui verify FILE --key KEY`: check a receipt offline, with its text and the log's public key.

Imports no Django and opens no database, so that a stranger can run it.
"""

import argparse
import hashlib
import os
import sys
from pathlib import Path

LINES = {
    "receipt.ok": "有效：事件在日志中，未被改动 · holds: the event is in the log, unaltered",
    "receipt.unreadable": "不是可读的回执文件 · this is not a readable receipt",
    "receipt.malformed": "回执内容不完整 · the receipt lacks or garbles a part",
    "receipt.unknown_key": "签名公钥不在信任之列 · signed under a key that was not given with --key",
    "receipt.wrong_head": "树头签名不符 · the signature of the tree head is wrong",
    "receipt.wrong_position": "位置超出日志 · the position lies outside the log",
    "receipt.altered": "事件或证明被改动 · the event or its proof was altered",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The receipt, and the keys that the checker trusts."""
    parser.add_argument("file", type=Path, help="the receipt (JSON), - for standard input")
    parser.add_argument(
        "--key", action="append", default=[], help="a trusted public key: 64 hex digits, or a file of them"
    )


def trusted(words: list[str]) -> dict[str, bytes]:
    """Key id → raw key, from hex digits or files of them; ValueError names the word that is neither."""
    keys: dict[str, bytes] = {}
    for word in words:
        lines = Path(word).read_text().split() if Path(word).is_file() else [word]
        for line in lines:
            raw = bytes.fromhex(line) if len(line) == 64 else b""
            if len(raw) != 32:
                raise ValueError(word)
            keys[hashlib.sha256(raw).hexdigest()[:16]] = raw
    return keys


def run(options: argparse.Namespace) -> int:
    """Exit code 0: the receipt holds; 1: it does not; 2: it could not be checked."""
    from liuzui.ledger.domain.receipt import LIMIT, verify

    words = options.key or os.environ.get("LIUZUI_LOG_KEY", "").split()
    try:
        keys = trusted(words)
        with sys.stdin.buffer if str(options.file) == "-" else options.file.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        print(f"liuzui: not a key or not a file: {error}", file=sys.stderr)
        return 2
    if not keys:
        print(
            "liuzui: name the log's public key with --key (the county publishes it; a witness knows it)",
            file=sys.stderr,
        )
        return 2
    verdict = verify(raw, keys)
    print(LINES.get(verdict.code, verdict.code))
    if verdict.ok and verdict.event:
        event, place = verdict.event, f"{verdict.position + 1}/{verdict.size}"
        print(f"  {event['kind']} · {event['occurred_at']} · {place}")
    return 0 if verdict.ok else 1
