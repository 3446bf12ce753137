"""`liuzui witness URL --mirror FILE`: mirror a county's log and check that its history only grows.

Imports no Django. The first look trusts the keys it is told (or those given with --key); every later look must agree.
"""

import argparse
import json
import os
import sys
import urllib.parse
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any

LINES = {
    "witness.ok": "日志一致 · the log agrees with the mirror",
    "witness.unknown_key": "树头由未知密钥签名 · the head is signed under a key that the mirror does not trust",
    "witness.wrong_signature": "树头签名不符 · the head's signature is wrong",
    "witness.unknown_algorithm": "签名算法本程序没有实现 · signed with an algorithm that this program does not have",
    "witness.wrong_introduction": "新旧密钥的引荐书不成立 · the introduction of one key by another is false",
    "witness.key_too_early": "树头早于该密钥启用的位置 · the head is older than its key",
    "witness.retired_key": "树头由已经停用的密钥签名 · the head was signed after its key had retired",
    "witness.future_head": "树头来自将来 · the head comes from the future",
    "witness.shrunk": "日志变短了 · the log has become shorter",
    "witness.leaves_missing": "日志没有给出全部叶子 · the log does not hand out all its leaves",
    "witness.rewritten": "历史被改写 · the history was rewritten",
}
LIMIT = 2**22
"""Bytes of one answer."""
UNREADABLE = (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a log that is none, or a broken mirror, runs into."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the log is, where the mirror is kept, which keys are trusted."""
    parser.add_argument("url", help="address of the county, for example http://127.0.0.1:8000")
    parser.add_argument("--mirror", type=Path, default=Path("mirror.json"), help="file that keeps the mirror")
    parser.add_argument("--key", action="append", default=[], help="trusted public key, 64 hex digits")
    parser.add_argument(
        "--quick", action="store_true", help="fetch new leaves only, do not compare the known ones again"
    )


def get(url: str, path: str, **query: object) -> Any:
    """JSON of a path of the log."""
    address = f"{url.rstrip('/')}/open/log/{path}?{urllib.parse.urlencode(query)}"
    if not address.startswith(("http://", "https://")):
        raise ValueError(f"not an http address: {url}")
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - the scheme was checked
        return json.loads(answer.read(LIMIT))


def run(options: argparse.Namespace) -> int:
    """Exit code 0: consistent; 1: not; 2: the log or the mirror could not be read."""
    try:
        mirror = load(options.mirror)
        trust(mirror, options)
        finding = look(mirror, options)
    except UNREADABLE as error:
        print(f"读不出日志或者镜像 · the log or the mirror cannot be read: {error!r}"[:400], file=sys.stderr)
        return 2
    place = f" · leaf {finding.leaf}" if finding.leaf is not None else ""
    print(f"{LINES[finding.code]} · size {finding.size}{place}")
    if finding.ok:
        save(options.mirror, mirror)
    return 0 if finding.ok else 1


def look(mirror: Any, options: argparse.Namespace) -> Any:
    """Compares the log's head with the mirror, and its leaves unless it has to be quick."""
    from liuzui.ledger.domain.mirror import Finding, advance, first_difference
    from liuzui.shell.time import now

    known, fetch = mirror.leaves, fetcher(options.url)
    told = get(options.url, "heads.json", limit=1).get("introductions", [])
    finding = advance(mirror, get(options.url, "head.json"), fetch, told, now())
    if not finding.ok or options.quick:
        return finding
    leaf = first_difference(known, fetch)
    return finding if leaf is None else Finding("witness.rewritten", finding.size, leaf)


def fetcher(url: str) -> Any:
    """Leaf hashes from a position on."""
    return lambda start: [bytes.fromhex(leaf) for leaf in get(url, "leaves.json", start=start)["leaves"]]


def trust(mirror: Any, options: argparse.Namespace) -> None:
    """Keys given by hand, or at the first look those that the log tells."""
    import hashlib

    given = [bytes.fromhex(word) for word in options.key]
    if not given and not mirror.keys:
        given = [bytes.fromhex(word) for word in get(options.url, "heads.json", limit=1)["keys"].values()]
        for key in given:
            print(f"首次采信的公钥，请与公布的核对 · key trusted at first sight, compare it: {key.hex()}")
    mirror.keys.update({hashlib.sha256(key).hexdigest()[:16]: key for key in given})


def load(path: Path) -> Any:
    """The mirror of an earlier look, or an empty one."""
    from liuzui.ledger.domain.mirror import Mirror

    if not path.exists():
        return Mirror()
    kept = json.loads(path.read_text())
    keys = {name: bytes.fromhex(value) for name, value in kept["keys"].items()}
    leaves, introductions = [bytes.fromhex(leaf) for leaf in kept["leaves"]], kept.get("introductions", [])
    return Mirror(leaves, kept["size"], bytes.fromhex(kept["root"]), keys, introductions)


def save(path: Path, mirror: Any) -> None:
    """Writes the mirror whole, then names it."""
    body = {
        "size": mirror.size,
        "root": mirror.root.hex(),
        "keys": {name: key.hex() for name, key in mirror.keys.items()},
        "introductions": mirror.introductions,
        "leaves": [leaf.hex() for leaf in mirror.leaves],
    }
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(body))
    draft.replace(path)
