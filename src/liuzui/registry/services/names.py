"""Holding a declared name for two months, entering it when its entity is registered (企业名称登记管理规定 17、18).

Claims of one trade name queue at its row, so that of two in the same second exactly one wins.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from liuzui.catalog import reads as catalog
from liuzui.kernel.legalday import legal_day
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.registry import events as e
from liuzui.registry.domain.names import Name, NameFacts, examine_name, hold
from liuzui.registry.domain.setup import Lists
from liuzui.registry.models import KnownName, NameKey, TradeName
from liuzui.registry.reads.names import Register
from liuzui.registry.types import EntityType, Finding

TAKEN = "registry.name.same"


@dataclass(frozen=True, slots=True)
class Claim:
    """Who claims a name as what, at which instant; `own` are the holders under which it may have it already."""

    holder: str
    entity: EntityType
    at: datetime
    actor: Actor = "system:registry"
    own: frozenset[str] = frozenset()
    place: str = ""


def hold_name(name: Name, claim: Claim, lists: Lists) -> date | Finding:
    """Keeps a name for its holder; the last day on which it is kept, or who has it already."""
    calendar = catalog.calendar()
    today = legal_day(claim.at, calendar.zone)
    register = Register(lists.terms.industries, claim.own | {claim.holder})
    wanted = register.keys(name)
    with transaction.atomic():
        trade_name = _lock(wanted.trade_name)
        _expire(trade_name, today, claim.at)
        facts = NameFacts(claim.entity, today, holder=claim.holder)
        found = examine_name(name, facts, lists.terms, (), register)
        if taken := next((one for one in found if one.code.startswith(TAKEN)), None):
            return taken
        if kept := _own(name, claim, register.own):
            return kept
        until = hold(name.full, today, calendar).until
        row = KnownName.objects.create(
            full=name.full, trade_name=trade_name, trades=" ".join(sorted(wanted.trades))[:400], status="held",
            since=today, until=until, holder=claim.holder, place=claim.place,
        )  # fmt: skip
        NameKey.objects.bulk_create([NameKey(name=row, key=key) for key in wanted.alike])
        _record(row, e.NameHeld(name.full, until, claim.holder), claim.actor, claim.at)
    return until


def _own(name: Name, claim: Claim, own: frozenset[str]) -> date | None:
    """The hold that the holder has already: it goes over to the present holder, its last day stays."""
    row = KnownName.objects.filter(full=name.full, status="held", holder__in=own).first()
    if row is None or row.until is None:
        return None
    if (row.holder, row.place) != (claim.holder, claim.place):
        row.holder, row.place = claim.holder, claim.place
        row.save(update_fields=["holder", "place"])
        _record(row, e.NameHeld(row.full, row.until, claim.holder), claim.actor, claim.at)
    return row.until


def _lock(text: str) -> TradeName:
    TradeName.objects.bulk_create([TradeName(text=text)], ignore_conflicts=True)
    return TradeName.objects.select_for_update().get(text=text)


def _expire(trade_name: TradeName, today: date, at: datetime) -> None:
    for row in KnownName.objects.filter(trade_name=trade_name, status="held", until__lt=today):
        _release(row, "expired", at)


def release(holder: str, reason: str, at: datetime) -> None:
    """Gives up what a holder keeps; what is registered stays."""
    for row in KnownName.objects.filter(holder=holder, status="held"):
        _release(row, reason, at)


def _release(row: KnownName, reason: str, at: datetime) -> None:
    row.status = "released"
    row.save(update_fields=["status"])
    _record(row, e.NameReleased(row.full, reason), "system:registry", at)


def enter(holder: str, at: datetime) -> None:
    """What a holder keeps is a registered name from now on; a second time changes nothing."""
    today = legal_day(at, catalog.calendar().zone)
    for row in KnownName.objects.filter(holder=holder, status="held"):
        row.status, row.since, row.until = "registered", today, None
        row.save(update_fields=["status", "since", "until"])
        _record(row, e.NameRegistered(row.full, today), "system:registry", at)


def _record(row: KnownName, happened: object, actor: Actor, at: datetime) -> None:
    record(f"name:{row.pk}", [(happened, at)], actor=actor, at=at)


def enter_names(names: Iterable[Name], lists: Lists, since: date | None = None) -> int:
    """Takes names of the register over, as from a list of another system; names already here are left out."""
    register = Register(lists.terms.industries)
    known = {name.full: name for name in names}
    wanted = {full: register.keys(name) for full, name in known.items()}
    with transaction.atomic():
        TradeName.objects.bulk_create(
            [TradeName(text=one.trade_name) for one in wanted.values()], ignore_conflicts=True, batch_size=500
        )
        ids = {one.text: one.pk for one in TradeName.objects.iterator(chunk_size=5000)}
        there = set(KnownName.objects.filter(status__in=("registered", "held")).values_list("full", flat=True))
        rows = KnownName.objects.bulk_create([
            KnownName(full=full, trade_name_id=ids[one.trade_name], trades=" ".join(sorted(one.trades))[:400],
                      status="registered", since=since)
            for full, one in wanted.items() if full not in there
        ], batch_size=500)  # fmt: skip
        fresh = [NameKey(name=row, key=key) for row in rows for key in wanted[row.full].alike]
        NameKey.objects.bulk_create(fresh, batch_size=2000)
    return len(rows)
