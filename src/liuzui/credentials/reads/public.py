"""What anyone may ask: is this licence real and in force? (行政许可法 第四十条)

The answer has the same shape and takes the same one statement whether a number is known or not.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Text
from liuzui.credentials.domain.standing import standing
from liuzui.credentials.models import Credential
from liuzui.credentials.reads.kinds import Kind, kind
from liuzui.credentials.types import PublicField, PublicView, Standing, Status
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.shell.time import now

LONGEST = 200
PATH = re.compile(r"/open/verify/([^/?#]+)")


def today() -> date:
    """The legal day of this instant."""
    return legal_day(now(), ZoneInfo(settings.TIME_ZONE))


def asked_for(text: str) -> str:
    """The number in what a person typed, pasted or scanned; an address gives the number it names, rubbish "".

    >>> asked_for(" jy21408250000010 "), asked_for("http://x/open/verify/JY21408250000010/")
    ('JY21408250000010', 'JY21408250000010')
    """
    cleaned = clean(text[: LONGEST * 4], limit=LONGEST)
    if isinstance(cleaned, Refusal):
        return ""
    return re.sub(r"\s", "", _in_address(cleaned)).upper()


def _in_address(text: str) -> str:
    """The number in an address of this site, or the text itself."""
    if not text.lower().startswith(("http://", "https://")):
        return text
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    if match := PATH.search(parts.path):
        return unquote(match[1])
    asked = parse_qs(parts.query)
    return (asked.get("q") or asked.get("number") or [text])[0]


def verify(text: str) -> PublicView:
    """The public view of a licence by its number, its identifier or the text of its QR code."""
    number = asked_for(text)
    row = Credential.objects.filter(Q(number=number) | Q(identifier=number)).exclude(number="").first()
    return _view(row) if row and number else PublicView(Standing.UNKNOWN, number)


def verify_file(digest: str) -> PublicView | None:
    """The public view of the licence whose sealed PDF has this SHA-256; None when no file of ours has it."""
    row = Credential.objects.filter(files__digest=digest).first()
    return _view(row) if row else None


def _view(row: Credential) -> PublicView:
    """A row as the public may see it."""
    known = kind(row.kind)
    agency = catalog.agency(row.agency)
    return PublicView(
        standing=standing(Status(row.status), row.valid_from, row.valid_to, today()),
        number=row.number,
        kind=known.name if known else None,
        holder=row.holder_name,
        fields=_fields(known, row) if known else (),
        issuer=agency.name,
        issued_on=row.issued_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        changed_on=row.changed_on,
        basis=tuple(row.basis),
        identifier=row.identifier,
        sample=row.sample,
    )


def _fields(known: Kind, row: Credential) -> tuple[PublicField, ...]:
    """The fields that content names as public, where the licence has them."""
    read: dict[str, Callable[[Any], tuple[Text, ...]]] = {
        "form": lambda code: (known.forms[code].name,) if code in known.forms else (),
        "items": lambda items: tuple(Text(**item) for item in items),
    }
    found = {name: read.get(name, _same)(row.public.get(name)) for name in known.public if row.public.get(name)}
    return tuple(PublicField(known.labels[name], values) for name, values in found.items())


def _same(value: str) -> tuple[Text, ...]:
    """A value that reads the same in both languages."""
    return (Text(zh=value, en=value),)
