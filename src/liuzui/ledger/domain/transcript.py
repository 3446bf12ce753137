"""A transcript: a computation with its input and output, bound to the log, that anyone can redo.

The public part holds function, version, the open fields of input and output, and a salted commitment for each closed
one (a list closes element by element, so that one vote can be shown alone). Its digest is in the log. A complete file
also opens the closed fields: value and salt, as committed to.
"""

import hashlib
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import liuzui
from liuzui.kernel.canonical import canonical, digest
from liuzui.ledger.domain import receipt
from liuzui.ledger.domain.receipt import BAD, Trust, Verdict
from liuzui.ledger.types import FUNCTIONS

FORMAT = "liuzui-transcript/1"
PARTS = ("input", "output")
Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Divided:
    """A computation in two parts: what is published, and what opens its commitments (empty when all is public)."""

    public: Part
    opened: Part


def load_functions() -> None:
    """Makes every context's recomputable functions known; imports no Django."""
    for folder in liuzui.__path__:
        for module in sorted(Path(folder).glob("*/domain/recomputable.py")):
            import_module(f"liuzui.{module.parts[-3]}.domain.recomputable")


def commitment(value: Any, salt: str) -> str:
    """SHA-256 (hex) over a 32-byte salt (hex here) and the canonical JSON of a value."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()


def divide(about: Part, parts: Mapping[str, Part], closed: Collection[str], salt: Callable[[], str]) -> Divided:
    """Divides input and output; `closed` names fields as `input.votes`, `about` is what else is published."""
    public: Part = {"format": FORMAT, **about, "closed": {}}
    opened: Part = {}
    for part in PARTS:
        public[part] = {name: value for name, value in parts[part].items() if f"{part}.{name}" not in closed}
        for name in parts[part].keys() - public[part].keys():
            openings = _openings(parts[part][name], salt)
            opened[f"{part}.{name}"] = openings
            public["closed"][f"{part}.{name}"] = _committed(openings)
    return Divided(public, opened)


def fresh_salt() -> str:
    """32 random bytes in hex."""
    return secrets.token_hex(32)


def _openings(value: Any, salt: Callable[[], str]) -> Any:
    if isinstance(value, list):
        return [{"value": one, "salt": salt()} for one in value]
    return {"value": value, "salt": salt()}


def _committed(openings: Any) -> Any:
    if isinstance(openings, list):
        return [commitment(one["value"], one["salt"]) for one in openings]
    return commitment(openings["value"], openings["salt"])


def _opens(openings: Any, committed: Any) -> bool:
    """Whether openings are those committed to; of a list some may be kept back (None)."""
    if not isinstance(openings, list):
        return bool(_committed(openings) == committed)
    same = isinstance(committed, list) and len(openings) == len(committed)
    return same and all(one is None or _committed(one) == told for one, told in zip(openings, committed, strict=True))


def digest_of(public: Part) -> str:
    """SHA-256 (hex) over the canonical JSON of a public part."""
    return digest(public).hex()


def verify(file: Any, trust: Trust) -> Verdict:
    """Checks a transcript that was read: its receipt, its digest, its openings; then computes it again."""
    try:
        return _verify(file, trust)
    except BAD:
        return Verdict("transcript.malformed")


def redone(public: Part, opened: Part) -> str:
    """Checks openings and computes again, without a receipt; `transcript.ok` or what is wrong."""
    try:
        held = all(_opens(openings, public["closed"].get(name)) for name, openings in opened.items())
        return _again(public, opened) if held else "transcript.wrong_opening"
    except BAD:
        return "transcript.malformed"


def _verify(file: Mapping[str, Any], trust: Trust) -> Verdict:
    public, opened = file["public"], file.get("opened") or {}
    if file.get("receipt") is None:
        return Verdict("transcript.no_receipt")
    bound = receipt.check(file["receipt"], trust)
    if not bound.ok or bound.event is None:
        return bound
    code = _binding(public, opened, bound.event) or _again(public, opened)
    return Verdict(code, bound.event, bound.size, bound.position, public)


def _binding(public: Part, opened: Part, event: Mapping[str, Any]) -> str:
    """What does not belong together, in a word; empty when all does."""
    if event["kind"] != "transcript.made" or event["data"]["transcript"] != public["id"]:
        return "transcript.other_event"
    if public["format"] != FORMAT or event["data"]["digest"] != digest_of(public):
        return "transcript.altered"
    if not all(_opens(openings, public["closed"].get(name)) for name, openings in opened.items()):
        return "transcript.wrong_opening"
    return ""


def _again(public: Part, opened: Part) -> str:
    """Computes again and says how it ended."""
    load_functions()
    name, version = public["function"], public["version"]
    if name not in {known for known, _ in FUNCTIONS}:
        return "transcript.unknown_function"
    if (name, version) not in FUNCTIONS:
        return "transcript.unknown_version"
    if set(public["closed"]) != {name for name, openings in opened.items() if None not in openings}:
        return "transcript.closed"
    try:
        output = FUNCTIONS[name, version](_whole(public, opened, "input"))
    except Exception:  # the function is given what was recorded; whatever it trips over, it did not give that output
        return "transcript.not_computable"
    same = canonical(output) == canonical(_whole(public, opened, "output"))
    return "transcript.ok" if same else "transcript.output_differs"


def _whole(public: Part, opened: Part, part: str) -> Part:
    """A part with its closed fields put back."""
    found = dict(public[part])
    for name, openings in opened.items():
        of, _dot, field = name.partition(".")
        if of == part:
            many = isinstance(openings, list)
            found[field] = [one["value"] for one in openings] if many else openings["value"]
    return found
