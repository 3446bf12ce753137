"""What a person declares about herself, checked before anything is written."""

from datetime import date

from liuzui.kernel.identifiers import phone, resident_id
from liuzui.kernel.identifiers.spelling import compact
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.parties.types import Identity

NAME_LIMIT = 60


def checked(identity: Identity, *, today: date, unchecked: bool = False, phoneless: bool = False) -> Identity | Refusal:
    """The identity in normal form, or the first reason why it cannot stand.

    With `phoneless` nobody needs a phone: at a window the document is enough. With `unchecked` a resident ID that
    fails its check digit is taken as it is: real ones exist that fail, and an officer who saw the document may say
    so. Nothing else is let pass.
    """
    name = clean(identity.name, limit=NAME_LIMIT)
    if isinstance(name, Refusal):
        return name
    if not name:
        return Refusal("parties.name_missing", next_step="parties.name_as_on_document")
    number = _number(identity.resident_id, today, unchecked)
    if isinstance(number, Refusal):
        return number
    line = "" if phoneless and not identity.phone.strip() else phone(identity.phone)
    return line if isinstance(line, Refusal) else Identity(name, number, line)


def _number(text: str, today: date, unchecked: bool) -> str | Refusal:
    found = resident_id(text, today=today)
    if isinstance(found, Refusal) and found.code == "identifier.check_digit" and unchecked:
        return compact(text)
    return found
