"""Tokens of other systems: shown once, kept as a hash, with scopes and an end."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from liuzui.kernel.refusal import Refusal
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor
from liuzui.parties.events import TokenIssued, TokenRevoked
from liuzui.parties.models import ServiceToken
from liuzui.parties.reads.accounts import digest_of
from liuzui.parties.types import TokenGrant

PREFIX = "lz_"
BYTES = 32


@transaction.atomic
def issue_token(grant: TokenGrant, *, actor: Actor, at: datetime) -> str:
    """Makes a token for another system and returns it; it can be read this once only."""
    token = PREFIX + secrets.token_urlsafe(BYTES)
    scopes = tuple(sorted(grant.scopes))
    row = ServiceToken.objects.create(
        account_id=grant.account,
        digest=digest_of(token),
        principal=grant.principal,
        agency=grant.agency,
        scopes=list(scopes),
        created_at=at,
        expires_at=grant.expires_at,
    )
    happened = TokenIssued(str(row.id), grant.principal, grant.agency, scopes)
    record(f"token:{row.id}", [(happened, at)], actor=actor, at=at, version=0)
    return token


@transaction.atomic
def revoke_token(token: UUID, *, actor: Actor, at: datetime) -> UUID | Refusal:
    """Makes a token worthless from `at` on; refused when it does not exist or was revoked before."""
    row = ServiceToken.objects.select_for_update().filter(id=token).first()
    if row is None or row.revoked_at:
        return Refusal("parties.token_unknown")
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    record(f"token:{row.id}", [(TokenRevoked(str(row.id)), at)], actor=actor, at=at)
    return row.id
