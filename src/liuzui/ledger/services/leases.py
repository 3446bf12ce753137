"""Leases: one holder of a role at a time, for a while."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from liuzui.ledger.models import Lease
from liuzui.shell.time import now


def take(name: str, holder: str, *, seconds: int = 15) -> bool:
    """Takes or renews the lease `name` for `holder`; False while another holds it."""
    at = now()
    with transaction.atomic():
        lease = Lease.objects.select_for_update().filter(name=name).first()
        if lease is None:
            return _first(name, holder, at + timedelta(seconds=seconds))
        if lease.holder != holder and lease.until > at:
            return False
        lease.holder, lease.until = holder, at + timedelta(seconds=seconds)
        lease.save(update_fields=["holder", "until"])
        return True


def _first(name: str, holder: str, until: datetime) -> bool:
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=holder, until=until)
    except IntegrityError:
        return False
    return True


def holds(name: str, holder: str) -> bool:
    """Whether the lease is this holder's now; for threads beside the one that renews it."""
    return Lease.objects.filter(name=name, holder=holder, until__gt=now()).exists()


def give_back(name: str, holder: str) -> None:
    """Ends the lease at once, so that another need not wait."""
    Lease.objects.filter(name=name, holder=holder).update(until=now())
