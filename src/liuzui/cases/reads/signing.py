"""Rounds of signing: by draft, by link, by signatory; who is who stands here in clear, as its row was sealed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Exists, OuterRef

from liuzui.cases.domain.signing import Place, Round, RoundStage
from liuzui.cases.models import SigningPlace, SigningRound
from liuzui.shell.crypto import Erased, unseal_json

VALUES, PERSON = "cases.signing_round", "cases.signing_place"
STANDING = (RoundStage.OPEN, RoundStage.COMPLETE)
OVER = (RoundStage.VOID, RoundStage.EXPIRED)
DECODER = msgspec.json.Decoder(Round)


@dataclass(frozen=True, slots=True)
class Named:
    """A place with its person: name, number, the secret of her link, the words with which she refused."""

    place: Place
    name: str
    number: str
    link: str
    said: str
    salt: str
    reference: str

    @property
    def key(self) -> str:
        """Key of the place in its round."""
        return self.place.key


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with its people; `values` are what is signed (empty once it was filed), `number` its case."""

    id: UUID
    draft: UUID
    draft_version: int
    account: str
    applicant: UUID
    salt: bytes
    state: Round
    values: dict[str, Any]
    people: tuple[Named, ...]
    number: str

    def stage_at(self, at: datetime) -> RoundStage:
        """Its stage, also when its end was not yet noted."""
        return RoundStage.EXPIRED if self.state.standing and at >= self.state.expires_at else self.state.stage

    def person(self, key: str) -> Named | None:
        """The person of a place."""
        return next((one for one in self.people if one.key == key), None)


def digest_of(link: str) -> str:
    """What is kept of a link's secret to find it again."""
    return hashlib.sha256(link.encode()).hexdigest()


def of_draft(draft: UUID) -> RoundRow | None:
    """The latest round of a draft."""
    row = _rows().filter(draft_id=draft).order_by("-id").first()
    return of_row(row) if row else None


def of_case(number: str) -> RoundRow | None:
    """The round with whose signatures a case was filed, or its last answer."""
    row = _rows().filter(draft__case__number=number, stage=RoundStage.FILED).order_by("-id").first()
    return of_row(row) if row else None


def by_id(round_id: UUID) -> RoundRow | None:
    """A round by its id."""
    row = _rows().filter(id=round_id).first()
    return of_row(row) if row else None


def by_link(link: str) -> tuple[RoundRow, str] | None:
    """The round and the key of the place that a link opens."""
    place = SigningPlace.objects.filter(link_digest=digest_of(link)).only("round_id", "key").first()
    found = by_id(place.round_id) if place else None
    return (found, place.key) if found and place else None


def waiting(indexes: list[str]) -> tuple[tuple[RoundRow, Named], ...]:
    """Places of these people (blind indexes) in rounds that stand and that they have not signed, oldest first."""
    places = SigningPlace.objects.filter(
        who_index__in=indexes, stage__in=("invited", "opened", "refused"), round__stage__in=STANDING
    )
    keys = {(one.round_id, one.key) for one in places.only("round_id", "key")}
    rounds = _rows().filter(id__in={round_id for round_id, _key in keys}).order_by("id")
    found = [one for one in (of_row(row) for row in rounds) if one]
    return tuple((one, person) for one in found for person in one.people if (one.id, person.key) in keys)


def lapsed(indexes: list[str]) -> tuple[tuple[RoundRow, Named], ...]:
    """Signatures of these people that lost their force, as long as nobody has started again or filed."""
    newer = SigningRound.objects.filter(draft_id=OuterRef("round__draft_id"), id__gt=OuterRef("round_id"))
    places = SigningPlace.objects.filter(
        ~Exists(newer), who_index__in=indexes, stage="signed", round__stage__in=OVER, round__draft__case=None
    )
    keys = {(one.round_id, one.key) for one in places.only("round_id", "key")}
    rounds = _rows().filter(id__in={round_id for round_id, _key in keys}).order_by("id") if keys else ()
    found = [one for one in (of_row(row) for row in rounds) if one]
    return tuple((one, person) for one in found for person in one.people if (one.id, person.key) in keys)


def standing(drafts: Iterable[UUID]) -> dict[UUID, Round]:
    """The rounds that stand of these drafts, without their people (one statement, none without drafts)."""
    if not (ids := list(drafts)):
        return {}
    rows = SigningRound.objects.filter(draft_id__in=ids, stage__in=STANDING).only("draft_id", "snapshot")
    return {row.draft_id: DECODER.decode(row.snapshot) for row in rows}


def _rows() -> Any:
    return SigningRound.objects.select_related("draft", "draft__case").prefetch_related("places")


def of_row(row: SigningRound) -> RoundRow | None:
    """The round of a row; None when its applicant was erased."""
    applicant = UUID(row.draft.applicant)
    opened = unseal_json(applicant, row.sealed, VALUES) if row.sealed else {}
    if isinstance(opened, Erased):
        return None
    state = DECODER.decode(row.snapshot)
    return RoundRow(
        id=row.id, draft=row.draft_id, draft_version=row.draft_version, account=row.draft.account,
        applicant=applicant, salt=bytes(row.salt), state=state, values=opened,
        people=tuple(_named(state, place, applicant) for place in sorted(row.places.all(), key=_order)),
        number=row.draft.case.number if row.draft.case else "",
    )  # fmt: skip


def _order(row: SigningPlace) -> int:
    return int(row.key[1:])


def _named(state: Round, row: SigningPlace, applicant: UUID) -> Named:
    who = unseal_json(applicant, row.sealed, PERSON)
    place = state.place(row.key)
    if place is None or isinstance(who, Erased):
        raise ValueError(f"place {row.key} does not follow from its round")
    return Named(place, who["name"], who["number"], who["link"], who["said"], who["salt"], row.reference)
