"""Sealed rows beside the events: words and form values under the applicant's key, committed to in the event."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from liuzui.shell.crypto import commitment, fresh_salt, seal_json
from liuzui.shell.storage.sql import instant, tell

TEXT = "INSERT INTO cases_text (case_number, commitment, salt, sealed) VALUES (%s, %s, %s, %s)"
FILING = (
    "INSERT INTO cases_filing (case_id, commitment, salt, sealed, signed_by, signed_at, method)"
    " SELECT id, %s, %s, %s, %s, %s, %s FROM cases_case WHERE number = %s"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words that an event commits to, kept under the applicant's key."""

    words: Any
    salt: bytes
    commitment: str

    @classmethod
    def of(cls, words: Any) -> "Words":
        """Words (text, or texts by code) with a fresh salt."""
        salt = fresh_salt()
        return cls(words, salt, commitment(words, salt))

    def keep(self, number: str, subject: str) -> None:
        """Writes the row, in the caller's transaction."""
        sealed = seal_json(UUID(subject), self.words, "cases.text")
        tell(TEXT, [number, self.commitment, self.salt, sealed])


@dataclass(frozen=True, slots=True)
class SignedForm:
    """Form values as signed: by whom, when and how the signatory was verified."""

    values: dict[str, Any]
    signed_by: str
    signed_at: datetime
    method: str
    salt: bytes
    commitment: str

    @classmethod
    def of(
        cls, values: dict[str, Any], signed_by: str, signed_at: datetime, method: str, salt: bytes | None = None
    ) -> "SignedForm":
        """Values with a fresh salt, or with that under which several people signed them."""
        salt = salt or fresh_salt()
        return cls(values, signed_by, signed_at, method, salt, commitment(values, salt))

    def keep(self, number: str, subject: str) -> None:
        """Writes the row, in the caller's transaction."""
        sealed = seal_json(UUID(subject), self.values, "cases.filing")
        tell(FILING, [self.commitment, self.salt, sealed, self.signed_by, instant(self.signed_at), self.method, number])


Kept = Words | SignedForm
