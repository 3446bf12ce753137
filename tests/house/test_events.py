"""Every event has its consequences named, and none carries a person's data in clear."""

import importlib
from collections.abc import Collection
from dataclasses import dataclass

import pytest

from liuzui.ledger.types import REGISTRY, Commitment, EventType, FieldClass, Public, Restricted, event
from tests.house.contracts import contexts, rooms
from tests.house.source import SOURCE

PERSONAL = frozenset(
    {
        "name", "names", "surname", "phone", "mobile", "telephone", "email", "mail", "address", "birthday", "birth",
        "identity", "passport", "resident", "signature", "photo", "face", "account_number", "bank",
        "text", "note", "comment", "remark", "message", "opinion", "grounds", "statement", "content",
    }
)  # fmt: skip
"""Words in a field's name that stand for a person's data, or for free text in which it may be hidden."""
PUBLIC_BY_LAW = {
    "party.organisation_registered.name": "an organisation is no natural person",
    "credential.issued.holder_name": "what is granted is public (许可法 40); a natural person's name is masked",
}
"""Fields that look personal and are not, with the reason."""


def load_events() -> None:
    """Import every context's events, which registers them."""
    for context in contexts(SOURCE):
        if "events" in rooms(SOURCE, context):
            importlib.import_module(f"liuzui.{context}.events")


@pytest.fixture(scope="module")
def registry() -> dict[str, EventType]:
    """All event types of the product, without those of tests."""
    load_events()
    return {kind: known for kind, known in REGISTRY.items() if ".tests." not in known.cls.__module__}


def in_clear(known: EventType) -> list[str]:
    """Fields that look personal and are not commitments."""
    return [
        f"{known.kind}.{field}"
        for field, mark in known.classes.items()
        if mark is not FieldClass.COMMITMENT
        and (field in PERSONAL or PERSONAL & set(field.split("_")))
        and f"{known.kind}.{field}" not in PUBLIC_BY_LAW
    ]


def unaccounted(kinds: Collection[str], handled: Collection[str], ignored: Collection[str]) -> list[str]:
    """What the wiring table forgot, names twice, or names without there being such an event."""
    handled, ignored = set(handled), set(ignored)
    return [
        *(f"{kind}: neither handled nor ignored" for kind in sorted(set(kinds) - handled - ignored)),
        *(f"{kind}: handled and ignored" for kind in sorted(handled & ignored)),
        *(f"{kind}: there is no such event" for kind in sorted((handled | ignored) - set(kinds))),
    ]


def test_every_event_is_handled_or_ignored_by_name(registry):
    from liuzui.web.wiring import IGNORED, WIRING

    assert unaccounted(registry, WIRING, IGNORED) == []


def test_no_event_carries_personal_data_in_clear(registry):
    assert [field for known in registry.values() for field in in_clear(known)] == []


def test_there_are_events_to_check(registry):
    assert len(registry) > 10


def test_event_kinds_name_a_subject_and_what_happened_to_it(registry):
    assert [kind for kind in registry if len(kind.split(".")) != 2 or kind != kind.lower()] == []


def test_a_forgotten_event_is_found():
    assert unaccounted({"a.done", "b.done"}, {"a.done"}, {"c.done"}) == [
        "b.done: neither handled nor ignored",
        "c.done: there is no such event",
    ]


def test_a_personal_field_in_clear_is_found():
    @event("sample.bad")
    @dataclass(frozen=True)
    class Bad:
        applicant_name: Restricted[str]
        phone: Public[str]
        text: Commitment
        amount: Public[int]

    known = REGISTRY.pop("sample.bad")
    assert in_clear(known) == ["sample.bad.applicant_name", "sample.bad.phone"]
