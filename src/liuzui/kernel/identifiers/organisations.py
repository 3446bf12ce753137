"""Unified social credit code of organisations (GB 32100-2015)."""

import re

from stdnum.cn.uscc import calc_check_digit

from liuzui.kernel.identifiers.spelling import compact, wrong_check, wrong_format, wrong_length
from liuzui.kernel.refusal import Refusal

LENGTH = 18
_ALPHABET = "0-9A-HJ-NPQRTUWXY"  # without I O S V Z
# The library asks for eight leading digits, which real codes of village collectives (N2…) do not have.
SHAPE = re.compile(rf"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")


def uscc(text: str) -> str | Refusal:
    """The 18 characters of the code, or what is wrong: length, format, check digit (may be overridden).

    >>> uscc(" 91 1100 0060 0037 341l")
    '91110000600037341L'
    """
    code = compact(text)
    if len(code) != LENGTH:
        return wrong_length("uscc", str(LENGTH), len(code))
    if not SHAPE.fullmatch(code):
        return wrong_format("uscc")
    return code if calc_check_digit(code) == code[-1] else wrong_check("uscc")
