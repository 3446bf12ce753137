"""Asks the examining process about a file; a process that dies or takes too long means: not taken."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from liuzui.kernel.refusal import Refusal

EXAMINER = Path(__file__).with_name("examine.py")
SECONDS = 60
ENVIRONMENT = {"PATH": "", "LANG": "C.UTF-8"}
REMEMBERED = 256
_TAKEN: dict[bytes, str] = {}
"""Digests of files that could be taken, with their types: the same bytes need not be looked at twice."""


def look(content: bytes) -> str | Refusal:
    """The media type of a file that can be taken, by its content, or why it cannot."""
    digest = hashlib.sha256(content).digest()
    found = _TAKEN.get(digest) or _examined(content)
    if isinstance(found, str) and len(_TAKEN) < REMEMBERED:
        _TAKEN[digest] = found
    return found


def _examined(content: bytes) -> str | Refusal:
    command = [sys.executable, "-I", str(EXAMINER)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=False, env=ENVIRONMENT
        )
    except subprocess.TimeoutExpired:
        return Refusal("file.too_complex", next_step="file.scan_again")
    if done.returncode != 0:
        return Refusal("file.too_complex", next_step="file.scan_again")
    answer: dict[str, str] = json.loads(done.stdout)
    if code := answer.get("refused"):
        return Refusal(code, next_step=NEXT.get(code, "file.scan_again"))
    return answer["type"]


NEXT = {
    "file.empty": "file.choose_again",
    "file.wrong_type": "file.save_as",
    "file.encrypted": "file.remove_password",
    "file.pdf_script": "file.print_anew",
    "file.pdf_launch": "file.print_anew",
    "file.pdf_embedded": "file.print_anew",
    "file.too_many_pixels": "file.shrink",
}
