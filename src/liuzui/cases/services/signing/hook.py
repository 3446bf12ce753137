"""Who must sign an application: told per item by wiring, read from the good answers.

An item without a hook is signed by the person who files it. One place each, whatever her roles (登记条例 第十五条).
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from liuzui.cases.domain.signing import together
from liuzui.cases.types import Signatory
from liuzui.kernel.identifiers.spelling import compact
from liuzui.parties import reads as parties
from liuzui.parties.types import Assurance, PartyKind
from liuzui.shell.crypto import Erased, blind_index
from liuzui.shell.time import now

INDEX = "cases.signatory"
VERIFIED = frozenset({Assurance.WINDOW, Assurance.SAMPLE})
Values = Mapping[str, Any]
Hook = Callable[[Values], tuple[Signatory, ...]]
_HOOKS: dict[str, Hook] = {}


def register_signatories(item: str, hook: Hook) -> None:
    """Makes known who signs an item's applications."""
    _HOOKS[item] = hook


def signatories(item: str, values: Values) -> tuple[Signatory, ...]:
    """Who must sign, each once; nobody for an item without a hook."""
    hook = _HOOKS.get(item)
    return together(hook(values)) if hook else ()


def asks(item: str) -> bool:
    """Whether applications of an item may need several signatures."""
    return item in _HOOKS


def index_of(number: str) -> str:
    """Blind index of a resident ID or credit code, by which waiting places are found."""
    return blind_index(compact(number), INDEX)


def numbers_of(account: Any) -> dict[str, str]:
    """The account's own resident ID and the credit codes it may file for, each with the name that goes with it."""
    found: dict[str, str] = {}
    for one in parties.acting_for(account):
        if one.kind != PartyKind.PERSON:
            if parties.may_act_for(account, one.id, now()):
                found[one.number] = one.name
            continue
        own = parties.identity(one.id)
        if own is not None and not isinstance(own, Erased):
            found[own.resident_id] = own.name
    return found


def is_hers(account: Any, one: Signatory) -> bool:
    """Whether name and number of a signatory are those of the account's person or of a party she may file for."""
    if not one.number:
        return False
    known = {index_of(number): name for number, name in numbers_of(account).items()}
    name = known.get(index_of(one.number))
    return name is not None and blind_index(name, INDEX) == blind_index(one.name, INDEX)


def verified(account: Any) -> bool:
    """Whether the identity of the account's person was checked with the document (or is an evident sample)."""
    own = parties.party(account.person_id) if account.person_id else None
    return own is not None and own.assurance in VERIFIED


def waits_for_others(account_id: UUID, who: tuple[Signatory, ...]) -> bool:
    """Whether anybody but the one who files must sign."""
    account = parties.account_of(account_id)
    return bool(who) and not (len(who) == 1 and account is not None and is_hers(account, who[0]))
