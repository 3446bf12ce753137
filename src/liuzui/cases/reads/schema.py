"""The JSON Schema of an item's answers, so that other systems know what may be said (GB/T 39046 keeps the names)."""

from typing import Any

from liuzui.catalog.types import County, Field, Item

TEXT = {"type": "string"}
KINDS: dict[str, dict[str, Any]] = {
    "integer": {"type": "integer", "minimum": 0},
    "money": {"type": "integer", "description": "fen"},
    "date": {"type": "string", "format": "date"},
    "yesno": {"type": "boolean"},
}


def schema_of(item: Item, county: County) -> dict[str, Any]:
    """Properties by the keys of fields; what is asked only under a condition is required by `if` and `then`."""
    fields = item.form.fields
    conditional = [_condition(one) for one in fields if one.required and one.when]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:liuzui:{county.code}:{item.code}",
        "title": item.name.zh, "description": item.name.en, "type": "object", "additionalProperties": False,
        "properties": {one.key: _property(one) for one in fields},
        "required": [one.key for one in fields if one.required and one.when is None],
        **({"allOf": conditional} if conditional else {}),
    }  # fmt: skip


def _property(field: Field) -> dict[str, Any]:
    return {"title": field.label.zh, "description": field.label.en, **_shape(field)}


def _shape(field: Field) -> dict[str, Any]:
    options = [option.key for option in field.options]
    if field.kind == "choice":
        return {"enum": options}
    if field.kind == "multichoice":
        return {"type": "array", "items": {"enum": options}, "uniqueItems": True}
    if field.kind == "people":
        needed = [one.key for one in field.columns if one.required and one.when is None]
        row = {"type": "object", "properties": {one.key: _property(one) for one in field.columns}, "required": needed}
        return {"type": "array", "items": row, **({"maxItems": field.most} if field.most else {})}
    if field.kind == "address":
        return {"type": "object", "properties": {"town": TEXT, "village": TEXT, "detail": TEXT}}
    return KINDS.get(field.kind, {**TEXT, "maxLength": field.max_length})


def _condition(field: Field) -> dict[str, Any]:
    when = field.when
    if when is None:
        return {}
    among = [_plain(key) for key in when.among]
    return {
        "if": {"properties": {when.field: {"enum": among}}, "required": [when.field]},
        "then": {"required": [field.key]},
    }  # fmt: skip


def _plain(key: str) -> str | bool:
    return {"yes": True, "no": False}.get(key, key)
