"""Accounts, posts of staff and tokens of other systems."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from liuzui.parties.models import Account, ServiceToken
from liuzui.parties.models import Staff as StaffRow
from liuzui.parties.reads.parties import parties
from liuzui.parties.types import AccountKind, Principal, Staff
from liuzui.shell.time import now


def account_of(account_id: UUID | str) -> Account | None:
    """The active account of an id."""
    return Account.objects.filter(id=account_id, is_active=True).select_related("person").first()


def account_named(username: str) -> Account | None:
    """The account of a user name, in any case, also one that was closed."""
    return Account.objects.filter(username__iexact=username).first()


def staff(account: Account) -> Staff | None:
    """The account's post that is valid today (the newest, should there be several)."""
    posts = getattr(account, "posts", ())
    return _staff(posts[0]) if posts else None


def _staff(row: StaffRow) -> Staff:
    return Staff(
        id=row.id,
        account=row.account_id,
        agency=row.agency,
        name=row.name,
        roles=frozenset(row.roles),
        certificate=row.certificate,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def posts_of(accounts: Iterable[UUID]) -> dict[UUID, Staff]:
    """The newest post of each account, also one that ended: who someone was when she acted."""
    rows = StaffRow.objects.filter(account_id__in=list(accounts)).order_by("valid_from", "id")
    return {row.account_id: _staff(row) for row in rows}


def name_of(account: UUID | str) -> str:
    """Who stands behind an account: the person in clear (log the access), else the officer; empty when erased."""
    row = Account.objects.filter(id=account).select_related("person").first()
    if row is None:
        return ""
    if row.person_id:
        found = parties([row.person_id]).get(row.person_id)
        return found.name if found else ""
    post = posts_of([row.id]).get(row.id)
    return post.name if post else ""


def staff_of_agency(agency: str, role: str | None = None, *, people: bool = False) -> tuple[Staff, ...]:
    """Posts of an agency that are valid today, by name; of one role when it is named; of `people`: no systems."""
    accounts = Account.objects.filter(staff__agency=agency, is_active=True).distinct()
    if people:
        accounts = accounts.filter(kind=AccountKind.STAFF)
    posts = (_staff(post) for account in accounts for post in account.posts if post.agency == agency)
    return tuple(sorted((one for one in posts if role is None or role in one.roles), key=lambda one: one.name))


def digest_of(token: str) -> str:
    """How a token is kept: its SHA-256; tokens are random, so no slower hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def has_token(principal: str) -> bool:
    """Whether a system has a token that was not revoked."""
    return ServiceToken.objects.filter(principal=principal, revoked_at=None).exists()


def authenticate_token(token: str, at: datetime | None = None) -> Principal | None:
    """The system that a token belongs to; None when it is unknown, expired or revoked at `at` (now)."""
    moment = at or now()
    row = ServiceToken.objects.filter(digest=digest_of(token)).select_related("account").first()
    if row is None or (row.expires_at and row.expires_at <= moment) or (row.revoked_at and row.revoked_at <= moment):
        return None
    if row.account and not row.account.is_active:
        return None
    return Principal(row.principal, row.agency, frozenset(row.scopes), row.id, row.account_id)
