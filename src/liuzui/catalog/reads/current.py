"""Which release applies now, and the parsed content of any release.

Content is parsed once per digest and process. The release in force is looked up at most every few seconds;
inside a transaction it is looked up once, so that a release published there is seen and one rolled back is not.
Where nothing has been published yet the content folder itself is read, under the digest it would be published as.
"""

import logging
import time
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from liuzui.catalog.models import Bundle, Publication
from liuzui.catalog.reads.folder import load
from liuzui.catalog.reads.stored import as_json, digest_of, from_json
from liuzui.catalog.types import Content, Release, Transition
from liuzui.catalog.types.problem import ContentError, NoSuchContent
from liuzui.shell.time import now

log = logging.getLogger(__name__)
SECONDS = 5.0


@dataclass(frozen=True)
class _Seen:
    digest: str
    until: float
    scope: object


_seen: dict[str, _Seen] = {}


def current_release() -> str:
    """Digest of the release in force on today's legal day."""
    scope = _scope()
    for key in ("inside", "outside") if scope else ("outside",):
        seen = _seen.get(key)
        if seen and seen.until > time.monotonic() and (key == "outside" or seen.scope is scope):
            return seen.digest
    digest = _in_force()
    _seen["inside" if scope else "outside"] = _Seen(digest, time.monotonic() + SECONDS, scope)
    return digest


def _scope() -> object | None:
    """The outermost transaction we are in, if any."""
    return connection.atomic_blocks[0] if connection.in_atomic_block and connection.atomic_blocks else None


def _in_force() -> str:
    today = now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    rows = Publication.objects.filter(effective_on__lte=today).order_by("-effective_on", "-published_at", "-id")
    digest = rows.values_list("bundle_id", flat=True).first()
    return digest or _draft()


def release_on(day: date) -> str:
    """Digest of the release that applied on a legal day; of the first one for days before it."""
    if day == now().astimezone(ZoneInfo(settings.TIME_ZONE)).date():
        return current_release()
    rows = Publication.objects.filter(effective_on__lte=day).order_by("-effective_on", "-published_at", "-id")
    digest = rows.values_list("bundle_id", flat=True).first() or _first()
    return digest or current_release()


def _first() -> str | None:
    rows = Publication.objects.order_by("effective_on", "published_at", "id")
    return rows.values_list("bundle_id", flat=True).first()


def forget() -> None:
    """Drops what is remembered of the release in force (after publishing, and between tests)."""
    _seen.clear()
    _draft_of.cache_clear()


def release(digest: str) -> Release:
    """When a release was last published and how it meets open cases; NoSuchContent for an unknown digest."""
    row = Publication.objects.filter(bundle_id=digest).order_by("-published_at", "-id").first()
    if row is None:
        raise NoSuchContent(f"release {digest}")
    return _release(row)


def releases() -> tuple[Release, ...]:
    """Every publication, newest first."""
    return tuple(_release(row) for row in Publication.objects.order_by("-published_at", "-id"))


def _release(row: Publication) -> Release:
    return Release(row.bundle_id, row.published_at, row.effective_on, cast(Transition, row.transition))


@lru_cache(maxsize=32)
def parsed(digest: str) -> Content:
    """The content of a release; NoSuchContent for an unknown digest."""
    row = Bundle.objects.filter(digest=digest).first()
    if row is not None:
        return from_json(row.content, row.schema)
    if digest not in _drafts:
        raise NoSuchContent(f"release {digest}")
    return from_json(_drafts[digest])


_drafts: dict[str, str] = {}


def _draft() -> str:
    return _draft_of(str(settings.CONTENT), settings.COUNTY)


@lru_cache(maxsize=4)
def _draft_of(root: str, name: str) -> str:
    """Digest of the content folder as it stands; problems that leave the rest usable are only logged."""
    loaded = load(Path(root), name)
    if loaded.content is None:
        raise ContentError(loaded.problems)
    for problem in loaded.problems:
        log.warning("%s", problem)
    text = as_json(loaded.content)
    digest = digest_of(text)
    _drafts[digest] = text
    return digest
