"""Looks at one uploaded file on standard input and prints a verdict; run as a process of its own with limits.

`type` of an acceptable file, or `refused` with the code of a message. It imports nothing of the product:
whatever a hostile file does to a parser ends with this process.
"""

import contextlib
import io
import json
import re
import resource
import sys
import warnings
from typing import Any

SECONDS, MEMORY, OBJECTS, DEPTH = 20, 2**30, 60_000, 200
JPEG_PIXELS, PNG_PIXELS = 150_000_000, 40_000_000
FORBIDDEN = {
    "/JavaScript": "file.pdf_script", "/XFA": "file.pdf_script", "/Rendition": "file.pdf_script",
    "/Launch": "file.pdf_launch", "/ImportData": "file.pdf_launch", "/SubmitForm": "file.pdf_launch",
    "/GoToE": "file.pdf_launch", "/EmbeddedFile": "file.pdf_embedded", "/EmbeddedFiles": "file.pdf_embedded",
    "/FileAttachment": "file.pdf_embedded", "/RichMedia": "file.pdf_embedded",
}  # fmt: skip
_NAME = re.compile(rb"/(?:[A-Za-z]|#[0-9A-Fa-f]{2}){3,80}")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


class Refused(Exception):
    """The file is not taken; the message code says why."""


def media_type(content: bytes) -> str:
    """What a file is by its first bytes; the name is not asked."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    raise Refused("file.wrong_type")


def check_image(content: bytes, kind: str) -> None:
    """The picture opens to its end and is not larger than a scanner or a phone makes it."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("ignore")
    formats = {"image/jpeg": "JPEG", "image/png": "PNG"}
    try:
        with Image.open(io.BytesIO(content), formats=[formats[kind]]) as picture:
            width, height = picture.size
            if width * height > (JPEG_PIXELS if kind == "image/jpeg" else PNG_PIXELS):
                raise Refused("file.too_many_pixels")
            if kind == "image/jpeg":
                picture.draft("RGB", (max(1, width // 8), max(1, height // 8)))
            picture.load()
    except (OSError, SyntaxError, ValueError) as error:
        raise Refused("file.broken") from error


def check_pdf(content: bytes) -> None:
    """The document opens, is not encrypted and holds nothing that acts, also inside object streams."""
    for found in _NAME.finditer(content):
        name = _ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), found.group()).decode("latin-1")
        refuse(name)
    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise Refused("file.encrypted")
        if len(reader.pages) == 0:
            raise Refused("file.broken")
        walk_all(reader)
    except (PdfReadError, RecursionError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise Refused("file.broken") from error
    except (AttributeError, AssertionError, NotImplementedError, OSError) as error:
        raise Refused("file.broken") from error


def walk_all(reader: Any) -> None:
    """Every object of the document, whether it is reached from a page or not."""
    from pypdf.generic import IndirectObject

    numbers = {number: generation for generation, table in reader.xref.items() for number in table}
    numbers.update(dict.fromkeys(reader.xref_objStm, 0))
    if len(numbers) > OBJECTS:
        raise Refused("file.too_complex")
    walk(reader.trailer, 0)
    for number, generation in numbers.items():
        walk(reader.get_object(IndirectObject(number, generation, reader)), 0)


def walk(value: Any, depth: int) -> None:
    """Names in one object; references are followed by `walk_all`."""
    if depth > DEPTH:
        raise Refused("file.too_complex")
    if isinstance(value, dict):
        for key, inner in dict.items(value):
            refuse(key)
            walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in list.__iter__(value):
            walk(inner, depth + 1)
    elif isinstance(value, str):
        refuse(value)


def refuse(name: str) -> None:
    """Refuses a forbidden name."""
    if name in FORBIDDEN:
        raise Refused(FORBIDDEN[name])


def verdict(content: bytes) -> dict[str, str]:
    """The verdict on a file."""
    try:
        if not content:
            raise Refused("file.empty")
        kind = media_type(content)
        if kind == "application/pdf":
            check_pdf(content)
        else:
            check_image(content, kind)
    except Refused as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"refused": "file.too_complex"}
    return {"type": kind}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.redirect_stderr(io.StringIO()):
        answer = verdict(sys.stdin.buffer.read())
    print(json.dumps(answer))
