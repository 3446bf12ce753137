"""How a command says no: one line, both languages, and what to do now.

The words are read from the content's files: a county that is being restored has no content in its database yet.
"""

import sys
from collections.abc import Mapping

import yaml

from liuzui.kernel.refusal import Param, Refusal


def said(code: str, params: Mapping[str, Param]) -> str:
    """A message in both languages; the bare code where no file has it."""
    from django.conf import settings

    for path in sorted((settings.CONTENT / "national" / "messages").rglob("*.yaml")):
        if found := (yaml.safe_load(path.read_text()) or {}).get(code):
            return " · ".join(str(found[lang]).format_map(dict(params)) for lang in ("zh", "en"))
    return code


def refused(refusal: Refusal) -> int:
    """Prints the refusal; returns exit code 1."""
    for code in filter(None, (refusal.code, refusal.next_step)):
        print("liuzui: " + said(code, refusal.params), file=sys.stderr)
    return 1
