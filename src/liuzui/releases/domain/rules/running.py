"""What an item needs before anyone can apply for it here, and what its public page must not confuse."""

from collections.abc import Iterator

from liuzui.catalog.types import Agency, Item
from liuzui.kernel.identifiers import implementation_code, uscc
from liuzui.kernel.refusal import Refusal
from liuzui.releases.domain.found import Found, Given, Rule, each_item, of
from liuzui.releases.domain.rules.basis import LICENCE

NEEDED = ("acceptance", "legal", "extension", "delivery")
NEEDED_BY_PACKAGE = ("legal", "extension")
"""A package is decided on the spot or in the time of registration; nothing is accepted or delivered apart."""


def cannot_run(item: Item, given: Given) -> Iterator[Found]:
    """An item taken online has a form, a review and known limits."""
    if not item.online:
        return
    for name in NEEDED_BY_PACKAGE if item.package else NEEDED:
        if not getattr(item.limits, name).known:
            yield Found("lint.runs_on_unknown_limit", of(item), ("limits", name), {"what": name})
    if not item.form.fields:
        yield Found("lint.no_form", of(item), ("online",), {"item": item.name.zh})
    if item.type == LICENCE and not item.reviews:
        yield Found("lint.no_review", of(item), ("online",), {"item": item.name.zh})


def online_with_unknown_parts(item: Item, given: Given) -> Iterator[Found]:
    """What is taken online has its lists of conditions, materials and steps; a list called unknown is empty."""
    for part in item.unknown_parts:
        if item.online or getattr(item, part):
            yield Found("lint.unknown_part", of(item), ("unknown_parts",), {"part": part})


def review_by_too_few(item: Item, given: Given) -> Iterator[Found]:
    """Substance is checked by two officers or more (行政许可法 第三十四条)."""
    for number, review in enumerate(item.reviews):
        least = 2 if review.kind == "on_site" else 1
        if review.officers < least:
            params = {"review": review.name.zh, "officers": str(review.officers), "least": str(least)}
            yield Found("lint.too_few_officers", of(item), ("reviews", number), params)


def no_remedies(item: Item, given: Given) -> Iterator[Found]:
    """A refusal must be able to name reconsideration and litigation (行政许可法 第三十八条)."""
    missing = {"reconsideration", "litigation"} - {remedy.kind for remedy in item.remedies}
    if item.type == LICENCE and missing:
        params = {"missing": ", ".join(sorted(missing))}
        yield Found("lint.no_remedies", of(item), ("remedies",), params)


def gap_without_deadline(item: Item, given: Given) -> Iterator[Found]:
    """Tolerated gaps have a deadline, and only materials of such an item may be marked."""
    if item.tolerated_gap.allowed and item.tolerated_gap.deadline is None:
        yield Found("lint.gap_without_deadline", of(item), ("tolerated_gap",), {"item": item.name.zh})
    for number, material in enumerate(item.materials):
        if material.tolerated_gap and not item.tolerated_gap.allowed:
            params = {"material": material.name.zh}
            yield Found("lint.gap_not_allowed", of(item), ("materials", number), params)


def one_phone_for_both(item: Item, given: Given) -> Iterator[Found]:
    """Complaints do not ring at the desk they complain of."""
    phones = item.service.phones
    if phones.advice.known and phones.advice.value == phones.complaint.value:
        yield Found("lint.one_phone", of(item), ("service", "phones"), {"phone": str(phones.advice.value)})


def agency_with_one_phone(given: Given) -> Iterator[Found]:
    """The same for agencies, whose USCC moreover must be a real one."""
    for agency in given.content.agencies:
        thing = f"agencies:{agency.code}"
        if agency.advice_phone.known and agency.advice_phone.value == agency.complaint_phone.value:
            yield Found("lint.one_phone", thing, ("complaint_phone",), {"phone": str(agency.advice_phone.value)})
        if _bad_uscc(agency):
            yield Found("lint.bad_uscc", thing, ("uscc",), {"code": str(agency.uscc.value)})


def _bad_uscc(agency: Agency) -> bool:
    return agency.uscc.known and isinstance(uscc(str(agency.uscc.value)), Refusal)


def bad_implementation_code(item: Item, given: Given) -> Iterator[Found]:
    """A code that is given can be read; one whose parts are unknown is not made up."""
    for code in (item.implementation_code, item.handling_code):
        if code != "unknown" and isinstance(implementation_code(code), Refusal):
            yield Found("lint.bad_code", of(item), ("codes",), {"code": code})


RULES: tuple[Rule, ...] = (
    *map(
        each_item,
        (
            cannot_run,
            online_with_unknown_parts,
            review_by_too_few,
            no_remedies,
            gap_without_deadline,
            one_phone_for_both,
            bad_implementation_code,
        ),
    ),
    agency_with_one_phone,
)
