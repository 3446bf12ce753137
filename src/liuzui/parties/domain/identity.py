"""What a person declares about herself, checked before anything is written."""

from dataclasses import replace

from liuzui.kernel.identifiers import phone, resident_id
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.parties.types import Identity

NAME_LIMIT = 60


def checked(identity: Identity, *, unchecked: bool = False) -> Identity | Refusal:
    """The identity in normal form, or the first reason why it cannot stand.

    With `unchecked` a resident ID that fails its check digit is taken as it is: real ones exist that fail,
    and an officer who saw the document may say so.
    """
    name = clean(identity.name, limit=NAME_LIMIT)
    if isinstance(name, Refusal):
        return name
    if not name:
        return Refusal("parties.name_missing")
    number = resident_id(identity.resident_id)
    if isinstance(number, Refusal):
        if not unchecked:
            return number
        number = identity.resident_id.strip().upper()
    line = phone(identity.phone)
    if isinstance(line, Refusal):
        return line
    return replace(identity, name=name, resident_id=number, phone=line)
