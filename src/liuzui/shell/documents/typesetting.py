"""Typesetting of official documents with typst: data in, a tagged PDF (PDF/UA-1) out.

User text travels as JSON beside the template and is never parsed as markup. The same data, day and
template give the same bytes.
"""

import json
import threading
from calendar import month_name
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import typst
from django.conf import settings

from liuzui.shell.documents.contracts import BusinessLicence, Document, FoodBusinessLicence, title
from liuzui.shell.documents.glyphs import FONT_FOLDER, printable
from liuzui.shell.documents.qr import qr_svg

FOLDER = "national/documents"
_local = threading.local()


@cache
def _fonts() -> typst.Fonts:
    """The document fonts alone: a machine's own fonts would change the bytes from county to county."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])


def _compiler() -> typst.Compiler:
    """One compiler a thread: it is not safe to share, and keeps parsed templates warm."""
    root = Path(settings.CONTENT)
    if getattr(_local, "root", None) != root:
        _local.compiler = typst.Compiler(root=str(root), font_paths=_fonts(), ignore_system_fonts=True)
        _local.root = root
    return cast(typst.Compiler, _local.compiler)


def day(value: date, language: str = "zh") -> str:
    """A day as documents print it.

    >>> day(date(2026, 11, 4)), day(date(2026, 11, 4), "en")
    ('2026年11月4日', '4 November 2026')
    """
    if language == "en":
        return f"{value.day} {month_name[value.month]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def _plain(value: Any, language: str) -> Any:
    """The value as JSON for a template: every text printable, days and instants written out."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, datetime):
        local = value.astimezone(ZoneInfo(settings.TIME_ZONE))
        return f"{day(local.date(), language)} {local:%H:%M}"
    if isinstance(value, date):
        return day(value, language)
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value), language)
    if isinstance(value, Mapping):
        return {str(key): _plain(item, language) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, language) for item in value]
    if value is None or isinstance(value, (bool, int)):
        return value
    raise TypeError(f"a document cannot print {type(value).__name__}")


def _stamp(data: Mapping[str, Any]) -> datetime:
    """The fixed creation time of the file: midnight of the day the document bears."""
    born = data.get("date")
    if not isinstance(born, date):
        return datetime(2000, 1, 1, tzinfo=UTC)
    return datetime(born.year, born.month, born.day, tzinfo=UTC)


def typeset(document: Document, *, language: str = "zh") -> bytes:
    """The PDF of a document (see `contracts`); in English a reference translation that says so."""
    if isinstance(document, FoodBusinessLicence | BusinessLicence):
        born, url = document.issued_on, document.verify_url
    else:
        born, url = document.head.date, document.head.verify_url
    said = asdict(document)
    own = {"title": said.get("title") or title(document.KIND, language), "date": born, "verify_url": url}
    return render(document.KIND.value, {**said, **own}, language=language)


@cache
def _templates(folder: Path) -> dict[str, Path]:
    """Templates by name, those in folders too."""
    return {path.stem: path for path in folder.rglob("*.typ")}


def render(template: str, data: Mapping[str, Any], *, language: str = "zh") -> bytes:
    """The PDF of `template` (a file in `content/national/documents`) filled with `data`.

    `data` holds text, integers, booleans, days, aware instants, and lists, mappings and dataclasses of these.
    `data["verify_url"]` becomes a QR code. Raises `typst.TypstError` where the template itself is wrong.
    """
    page = {**_plain(data, language), "language": language}
    if url := data.get("verify_url"):
        page["qr"] = qr_svg(url)
    path = _templates(Path(settings.CONTENT) / FOLDER)[template]
    pdf = _compiler().compile(
        path,
        format="pdf",
        sys_inputs={"data": json.dumps(page, ensure_ascii=False)},
        timestamp=_stamp(data),
        pdf_standards=["ua-1"],
    )
    return cast(bytes, pdf)
