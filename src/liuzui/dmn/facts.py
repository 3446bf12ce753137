"""Facts for a model from plain data: JSON texts become dates and numbers where the inputs' types say so.

Evaluation itself is strict; here what is written otherwise is read kindly, and entries left out of a record are null.
"""

from collections.abc import Callable, Mapping

from liuzui.dmn.feel.python import from_python
from liuzui.dmn.feel.semantics.types import (
    DATE,
    DATE_TIME,
    DAY_TIME,
    TIME,
    YEAR_MONTH,
    ContextType,
    ListType,
    Type,
    bare,
)
from liuzui.dmn.feel.temporal.literals import parse_date, parse_datetime, parse_duration, parse_time
from liuzui.dmn.model.model import Model

_READERS: dict[Type, Callable[[str], object]] = {
    DATE: parse_date,
    TIME: parse_time,
    DATE_TIME: parse_datetime,
    DAY_TIME: parse_duration,
    YEAR_MONTH: parse_duration,
}


def read_facts(model: Model, data: Mapping[str, object]) -> dict[str, object]:
    """Facts as FEEL values, by the types of the model's inputs; other names stay as they are."""
    inputs = model.inputs
    return {
        name: read_value(value, inputs[name]) if name in inputs else from_python(value) for name, value in data.items()
    }


def read_value(value: object, wanted: Type) -> object:
    """One value by its type; a text that is no date where one is wanted stays a text (and will not conform)."""
    target = bare(wanted)
    if isinstance(value, str):
        reader = _READERS.get(target)
        found = reader(value) if reader is not None else None
        return value if found is None else found
    if isinstance(target, ListType) and isinstance(value, list | tuple):
        return [read_value(one, target.element) for one in value]
    if isinstance(target, ContextType) and isinstance(value, Mapping):
        given = {str(key): one for key, one in value.items()}
        known = {key: read_value(given.get(key), type_) for key, type_ in target.entries.items()}
        return {**{key: from_python(one) for key, one in given.items()}, **known}
    return from_python(value)
