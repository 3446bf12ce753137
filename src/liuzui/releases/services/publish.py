"""Publishing: content that the linter accepts becomes an immutable release, recorded in the ledger."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from liuzui.catalog import reads as catalog
from liuzui.catalog import services as catalog_services
from liuzui.catalog.reads import stored
from liuzui.catalog.reads.folder import load
from liuzui.catalog.types import Content, Release, Transition
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Param, Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.releases.events import ReleasePublished
from liuzui.releases.reads.tables import carried, published_by
from liuzui.releases.services.lint import explain, judge
from liuzui.shell.time import now


def publish(
    folder: Path,
    county: str | None = None,
    *,
    transition: Transition = "new_filings_only",
    actor: Actor = "system:publish",
    at: datetime | None = None,
    effective_on: date | None = None,
) -> str | Refusal:
    """Puts the content in force and returns its digest; a Refusal when the linter finds an error in it.

    Tables that were published at the desk stay in force until the folder's own text changes.
    The same content as the last release changes nothing. `effective_on` is a legal day, today by default,
    never a day that has passed: a release does not bind the past.
    """
    at = at or now()
    loaded = load(Path(folder), county or settings.COUNTY)
    errors = [finding for finding in judge(loaded) if not finding.warning]
    if loaded.content is None or errors:
        params: dict[str, Param] = {"count": len(errors), "first": explain(errors[0])}
        return Refusal("release.has_errors", params, next_step="release.run_lint")
    today = legal_day(at, ZoneInfo(loaded.content.county.zone))
    if effective_on is not None and effective_on < today:
        return Refusal("release.binds_the_past", {"date": effective_on.isoformat()})
    day = effective_on or today
    wanted = Wanted(carried(loaded.content, published_by(day)), day, transition)
    return put_in_force(wanted, actor, at)


class Wanted:
    """What is to be put in force, from when, and how it meets open cases."""

    def __init__(self, content: Content, effective_on: date, transition: Transition) -> None:
        self.content = content
        self.effective_on = effective_on
        self.transition: Transition = transition
        self.digest = stored.digest_of(stored.as_json(content))


@transaction.atomic
def put_in_force(wanted: Wanted, actor: Actor, at: datetime) -> str:
    """Stores a release and records it; the digest of the last one when nothing changed."""
    last = next(iter(catalog.releases()), None)
    if last and last.digest == wanted.digest:
        return wanted.digest
    release = catalog_services.store(
        wanted.content, effective_on=wanted.effective_on, transition=wanted.transition, at=at
    )
    record(f"release:{release.digest}", [(_published(release, wanted, last), at)], actor=actor, at=at)
    return release.digest


def _published(release: Release, wanted: Wanted, last: Release | None) -> ReleasePublished:
    return ReleasePublished(
        digest=release.digest,
        effective_on=release.effective_on,
        transition=release.transition,
        items=len(wanted.content.items),
        replaces=last.digest if last else "",
    )
