"""Opening accounts and appointing staff."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.parties.events import AccountOpened, StaffAppointed, StaffRelieved
from liuzui.parties.models import Account, Staff
from liuzui.parties.types import AccountKind, Post, Role


@transaction.atomic
def open_account(
    username: str, password: str | None, *, kind: str, at: datetime, person: UUID | None = None
) -> Account | Refusal:
    """Opens an account; without a password nobody can log in with it. Refused when the user name is taken."""
    if Account.objects.filter(username__iexact=username).exists():
        return Refusal("parties.username_taken")
    account = Account(username=username, kind=AccountKind(kind), person_id=person, created_at=at)
    account.set_password(password)
    account.save()
    record_opening(account, at)
    return account


def record_opening(account: Account, at: datetime) -> None:
    """Records that a stored account was opened, inside the caller's transaction."""
    happened = AccountOpened(str(account.id), account.kind, str(account.person_id) if account.person_id else None)
    record(f"account:{account.id}", [(happened, at)], actor=f"account:{account.id}", at=at, version=0)


@transaction.atomic
def appoint(account: UUID, post: Post, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Gives an account a post in an agency; refused for an unknown role or an end before the beginning."""
    if not post.roles or not post.roles <= frozenset(Role):
        return Refusal("parties.role_unknown", {"roles": " ".join(sorted(post.roles))})
    if post.valid_to and post.valid_to < post.valid_from:
        return Refusal("parties.post_ends_before_it_begins")
    roles = tuple(sorted(post.roles))
    row = Staff.objects.create(
        account_id=account,
        agency=post.agency,
        name=post.name,
        roles=list(roles),
        certificate=post.certificate,
        valid_from=post.valid_from,
        valid_to=post.valid_to,
    )
    happened = StaffAppointed(
        str(row.id), str(account), post.agency, roles, post.certificate, post.valid_from, post.valid_to
    )
    record(f"account:{account}", [(happened, at)], actor=actor, at=at)
    return row.id


@transaction.atomic
def relieve(staff: UUID, last_day: date, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Ends a post after its last day; refused when it does not exist or the day lies before its beginning."""
    row = Staff.objects.select_for_update().filter(id=staff).first()
    if row is None:
        return Refusal("parties.post_unknown")
    if last_day < row.valid_from:
        return Refusal("parties.post_ends_before_it_begins")
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])
    happened = StaffRelieved(str(row.id), last_day)
    record(f"account:{row.account_id}", [(happened, at)], actor=actor, at=at)
    return row.id
