"""Proofs alone: consistency between two signed heads, and bare proofs whose roots the reader gets elsewhere.

Bare ones are written as the test vectors of RFC 6962 logs are (base64; `leafIdx`/`treeSize` or `size1`/`size2`): they
show that a proof leads to the root it names, and nothing about who signed that root.
"""

import base64
from collections.abc import Mapping
from typing import Any

from liuzui.ledger.domain import heads, keyring, merkle
from liuzui.ledger.domain.receipt import BAD, Trust, Verdict


def verify(file: Mapping[str, Any], trust: Trust) -> Verdict:
    """Checks a proof that was read."""
    try:
        if isinstance(file["proof"], list) and len(file["proof"]) > 128:
            return Verdict("receipt.malformed")
        return _between_heads(file, trust) if "first" in file else _bare(file)
    except keyring.WrongIntroduction:
        return Verdict("receipt.wrong_introduction")
    except BAD:
        return Verdict("receipt.malformed")


def _between_heads(file: Mapping[str, Any], trust: Trust) -> Verdict:
    first, second = file["first"], file["second"]
    known = keyring.ring(trust.keys, [*trust.introductions, *file.get("introductions", ())])
    for head in (first, second):
        if fault := heads.fault(known, head, trust.at):
            return Verdict(f"receipt.{fault}")
    roots = bytes.fromhex(first["root"]), bytes.fromhex(second["root"])
    proof = [bytes.fromhex(step) for step in file["proof"]]
    held = merkle.verify_consistency((first["size"], second["size"]), roots, proof)
    return Verdict("consistency.ok" if held else "consistency.wrong", size=second["size"])


def _bare(file: Mapping[str, Any]) -> Verdict:
    proof = [_raw(step) for step in file["proof"] or ()]
    if "leafIdx" in file:
        index, size = _whole(file["leafIdx"]), _whole(file["treeSize"])
        held = merkle.verify_inclusion(_raw(file["leafHash"]), index, size, proof, _raw(file["root"]))
        return Verdict("inclusion.ok" if held else "inclusion.wrong", size=size, position=index)
    sizes = _whole(file["size1"]), _whole(file["size2"])
    held = merkle.verify_consistency(sizes, (_raw(file["root1"]), _raw(file["root2"])), proof)
    return Verdict("consistency.ok" if held else "consistency.wrong", size=sizes[1])


def _raw(text: str | None) -> bytes:
    return base64.b64decode(text or "", validate=True)


def _whole(number: Any) -> int:
    if type(number) is not int:
        raise ValueError("not a whole number")
    return number
