"""The message texts of the kernel's codes, read from content as a reader would."""

import re
from functools import cache
from importlib import import_module

from liuzui.kernel.refusal import Refusal
from liuzui.kernel.tests.shared import ROOT

YAML = import_module("yaml")  # for tests only: no import of the kernel may lead to it
MESSAGES = ROOT / "content" / "national" / "messages"
SLOT = re.compile(r"\{(\w+)\}")


@cache
def texts() -> dict[str, dict[str, str]]:
    """Code → language → text, of clock.yaml and kernel.yaml."""
    return {
        code: words
        for name in ("clock", "kernel")
        for code, words in YAML.safe_load((MESSAGES / f"{name}.yaml").read_text("utf-8")).items()
    }


def said(code, params, lang="zh"):
    """The text with its values; fails for an unknown code or a slot without a value."""
    text = texts()[code][lang]
    missing = set(SLOT.findall(text)) - set(params)
    assert not missing, f"{code} ({lang}) has no value for {missing}"
    return SLOT.sub(lambda slot: str(params[slot[1]]), text)


def refused(result, code):
    """The refusal `identifier.<code>`, which must have words for itself and for its next step."""
    assert isinstance(result, Refusal), result
    assert result.code == f"identifier.{code}"
    assert said(result.code, result.params)
    assert said(result.next_step, {})
    return result
