"""What a new release changed in an item that someone is applying for."""

from collections.abc import Iterable

from liuzui.catalog.types import Field, Item, Material, Text

Change = tuple[str, str, str]
"""Code of what changed (`draft.change.*`), then its name in Chinese and in English."""


def changes(before: Item, after: Item) -> tuple[Change, ...]:
    """Questions and materials that came, went or read differently, and limits that moved."""
    found = [
        *_listed("question", _questions(before.form.fields), _questions(after.form.fields)),
        *_listed("material", _materials(before.demanded), _materials(after.demanded)),
    ]
    if before.limits.target != after.limits.target:
        found.append(("draft.change.limit", after.name.zh, after.name.en))
    return tuple(found)


Named = dict[str, tuple[Text, object]]


def _questions(fields: Iterable[Field]) -> Named:
    return {one.key: (one.label, one) for one in fields}


def _materials(materials: Iterable[Material]) -> Named:
    return {one.key: (one.name, one) for one in materials}


def _listed(kind: str, before: Named, after: Named) -> Iterable[Change]:
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) == after.get(key):
            continue
        how = "new" if key not in before else "gone" if key not in after else "changed"
        name = (after.get(key) or before[key])[0]
        yield (f"draft.change.{kind}_{how}", name.zh, name.en)
