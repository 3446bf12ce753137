"""How a command says no: one line, both languages, and what to do now."""

import sys

from liuzui.kernel.refusal import Refusal


def refused(refusal: Refusal) -> int:
    """Prints the refusal; returns exit code 1."""
    from liuzui.shell.wording.messages import words

    for code in filter(None, (refusal.code, refusal.next_step)):
        lines = (words(code, refusal.params, lang) for lang in ("zh-hans", "en"))
        print("liuzui: " + " · ".join(lines), file=sys.stderr)
    return 1
