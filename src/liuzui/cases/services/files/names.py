"""Names of uploaded files: shown to people, never used as a path."""

import re

from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean

LONGEST = 100
RAW = 2000
ENDINGS = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
}
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})$")
_HOSTILE = re.compile(r'[\\/:*?"<>|]')


def file_name(given: str, media_type: str, fallback: str) -> str:
    """The last part of a name without invisible characters, at most 100 long, ending as its content says.

    >>> file_name("C:\\\\fake\\\\平面图\\u202egnp.exe", "image/png", "材料")
    '平面图gnp.png'
    """
    endings = ENDINGS[media_type]
    last = re.split(r"[\\/]", given)[-1]
    found = clean(last[:RAW], limit=RAW)
    stem = "" if isinstance(found, Refusal) else found
    written = _ENDING.search(stem)
    stem = stem[: written.start()] if written else stem
    stem = _HOSTILE.sub("", stem).strip(" .") or fallback
    ending = written[1].lower() if written and written[1].lower() in endings else endings[0]
    return f"{stem[: LONGEST - len(ending) - 1].rstrip()}.{ending}"
