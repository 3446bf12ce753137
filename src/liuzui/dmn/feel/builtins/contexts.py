"""Context functions (Table 81)."""

from liuzui.dmn.feel.runtime import FeelError
from liuzui.dmn.feel.signatures import builtin

Record = dict[str, object]


@builtin("get value(m: context, key: string) -> any")
def _get_value(record: Record, key: str) -> object:
    return record.get(key)


@builtin("get value(m: context, keys: list) -> any")
def _get_nested(record: Record, keys: list[object]) -> object:
    found: object = record
    for key in keys:
        found = found.get(key) if isinstance(found, dict) and isinstance(key, str) else None
    return found if keys else None


@builtin("get entries(m: context) -> list")
def _get_entries(record: Record) -> list[Record]:
    return [{"key": key, "value": value} for key, value in record.items()]


@builtin("context(entries: list) -> context")
def _context(entries: list[object]) -> Record:
    result: Record = {}
    for entry in entries:
        if not isinstance(entry, dict) or not entry.keys() >= {"key", "value"} or not isinstance(entry["key"], str):
            raise FeelError("feel.domain", function="context")
        if entry["key"] in result:
            raise FeelError("feel.duplicate_key", name=entry["key"])
        result[entry["key"]] = entry["value"]
    return result


@builtin("context put(context: context, key: string, value: any) -> context")
def _put(record: Record, key: str, value: object) -> Record:
    return {**record, key: value}


@builtin("context put(context: context, keys: list, value: any) -> context")
def _put_nested(record: Record, keys: list[object], value: object) -> Record:
    if not keys or not all(isinstance(key, str) for key in keys) or len(keys) > 100:
        raise FeelError("feel.domain", function="context put")
    head = str(keys[0])
    if len(keys) == 1:
        return {**record, head: value}
    inner = record.get(head)
    if not isinstance(inner, dict):
        raise FeelError("feel.domain", function="context put")
    return {**record, head: _put_nested(inner, keys[1:], value)}


@builtin("context merge(contexts: list) -> context")
def _merge(contexts: list[object]) -> Record:
    result: Record = {}
    for one in contexts:
        if not isinstance(one, dict):
            raise FeelError("feel.domain", function="context merge")
        result.update(one)
    return result
