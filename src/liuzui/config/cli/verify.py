"""`liuzui verify FILE --key KEY`: check a receipt, a transcript or a draw offline, and compute it again.

Imports no Django and opens no database, so that a stranger can run it.
"""

import argparse
import hashlib
import os
import sys
from pathlib import Path
from typing import Any

from liuzui.config.cli.verdicts import line

NO_KEY = (
    "请用 --key 指明日志的公钥（县里的公开日志页上有，见证人也知道）"
    " · name the log's public key with --key (the county's log page shows it; a witness knows it)"
)
WRONG = {
    "key": (
        "--key 不是公钥（64 个十六进制数字），也不是公钥文件",
        "--key is neither a public key (64 hex digits) nor a file of them",
    ),
    "mirror": ("读不出见证人的镜像", "the witness's mirror cannot be read"),
    "file": ("读不出文件", "the file cannot be read"),
}
"""What keeps a file from being checked."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and what the checker trusts."""
    parser.add_argument("file", type=Path, help="receipt, receipt code, transcript or draw; - for standard input")
    parser.add_argument(
        "--key", action="append", default=[], help="a trusted public key: 64 hex digits, or a file of them"
    )
    parser.add_argument("--mirror", type=Path, help="a witness's mirror: its keys are trusted, its leaves must agree")


def trusted(words: list[str]) -> dict[str, bytes]:
    """Key id → raw key, from hex digits or files of them; ValueError names the word that is neither."""
    keys: dict[str, bytes] = {}
    for word in words:
        lines = Path(word).read_text().split() if Path(word).is_file() else [word]
        for one in lines:
            raw = bytes.fromhex(one) if len(one) == 64 else b""
            if len(raw) != 32:
                raise ValueError(word)
            keys[hashlib.sha256(raw).hexdigest()[:16]] = raw
    return keys


def run(options: argparse.Namespace) -> int:
    """Exit code 0: the file holds; 1: it does not; 2: it could not be checked."""
    from liuzui.ledger.domain.reading import TRANSCRIPT

    step, words = "key", options.key or os.environ.get("LIUZUI_LOG_KEY", "").split()
    try:
        keys = trusted(words)
        step, mirror = "mirror", None
        mirror = _mirror(options.mirror)
        step = "file"
        with sys.stdin.buffer if str(options.file) == "-" else options.file.open("rb") as file:
            raw = file.read(TRANSCRIPT + 1)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        zh, en = WRONG[step]
        print(f"{zh} · {en}: {_told(error)}", file=sys.stderr)
        return 2
    return say(raw, keys | (mirror.keys if mirror else {}), mirror)


def _told(error: Exception) -> str:
    """An error in a few words: the system's own for a file, the wrong word for a key."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror} ({error.filename})"
    return f"{error}"[:100]


def say(raw: bytes, keys: dict[str, bytes], mirror: Any) -> int:
    """Prints one line, and what was proved below it."""
    from liuzui.ledger.domain.checking import check
    from liuzui.ledger.domain.receipt import Trust
    from liuzui.shell.time import now

    verdict = check(raw, Trust(keys, introductions=mirror.introductions if mirror else (), at=now()))
    if not keys and verdict.code == "receipt.unknown_key":
        print(NO_KEY, file=sys.stderr)
        return 2
    code = "receipt.other_history" if mirror and verdict.event and _differs(verdict, mirror) else verdict.code
    print(line(code, verdict.detail))
    if verdict.ok and code == verdict.code:
        _proved(verdict)
        return 0
    return 1


def _proved(verdict: Any) -> None:
    """What the file has shown: event, time, place; function and number of a computation."""
    if verdict.event:
        print(
            f"  {verdict.event['kind']} · {verdict.event['occurred_at']} · leaf {verdict.position}, size {verdict.size}"
        )
    if verdict.computed:
        print(f"  {verdict.computed['function']}/{verdict.computed['version']} · {verdict.computed['id']}")


def _mirror(path: Path | None) -> Any:
    """The witness's mirror at `path`, which must be there."""
    from liuzui.config.cli.witness import load

    if path is None:
        return None
    if not path.is_file():
        raise FileNotFoundError(path)
    return load(path)


def _differs(verdict: Any, mirror: Any) -> bool:
    """Whether the mirror holds another leaf where the file's event is said to stand."""
    from liuzui.ledger.domain.leaf import leaf_of

    place = verdict.position
    return place < len(mirror.leaves) and bool(mirror.leaves[place] != leaf_of(verdict.event))
