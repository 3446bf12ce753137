"""Terms of an item under a release, built once per process from its content."""

from dataclasses import replace
from functools import lru_cache, reduce

from liuzui.cases.domain.licensing import ReviewPart, State, Terms, favouring
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Limit as ContentLimit
from liuzui.kernel.clock import Limit, Unit


def terms_of(state: State) -> Terms:
    """The terms that bind a case now: of its release, or better ones, by the calendar that counts for it."""
    if state.favours or state.calendar:
        return _mixed(state.item, state.release, state.favours, state.calendar or state.release)
    return terms_for(state.item, state.release)


@lru_cache(maxsize=512)
def _mixed(item: str, release: str, favours: tuple[str, ...], calendar: str) -> Terms:
    best = reduce(favouring, (terms_for(item, one) for one in favours), terms_for(item, release))
    return replace(best, calendar=catalog.calendar(calendar))


@lru_cache(maxsize=512)
def terms_for(item: str, release: str) -> Terms:
    """The terms that bind a case of this item filed under this release."""
    found = catalog.item(item, release)
    limits = found.limits
    return Terms(
        calendar=catalog.calendar(release),
        acceptance=_limit(limits.acceptance),
        legal=_limit(limits.binding),
        promised=_limit(limits.target),
        extension=_limit(limits.extension),
        delivery=_limit(limits.delivery),
        reviews=tuple(ReviewPart(part.key, part.officers) for part in found.reviews),
        materials=frozenset(material.key for material in found.materials),
        fields=frozenset(field.key for field in found.form.fields),
    )


def _limit(limit: ContentLimit) -> Limit:
    """The kernel's limit; content without a known length cannot run a case."""
    if not limit.known:
        raise ValueError(f"a case cannot run on an unknown limit ({limit.article})")
    return Limit(int(limit.amount), Unit(limit.unit), limit.article)
