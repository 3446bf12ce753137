"""The table of fact sources of this process; `web/wiring.py` fills it at the start."""

from collections.abc import Mapping
from types import MappingProxyType

from liuzui.exchange.types import FactSource, Provider

_table: dict[str, tuple[FactSource, Provider]] = {}


def put(one: FactSource, answers: Provider) -> None:
    """Adds a source, or replaces the one of its name; a fact answered by two sources is a mistake."""
    others = {field.code for name, (other, _) in _table.items() if name != one.name for field in other.fields}
    doubled = others & {field.code for field in one.fields}
    if doubled:
        raise ValueError(f"{one.name}: another source answers {', '.join(sorted(doubled))}")
    _table[one.name] = (one, answers)


def sources() -> Mapping[str, FactSource]:
    """Every source by its name."""
    return MappingProxyType({name: one for name, (one, _) in _table.items()})


def source(name: str) -> FactSource | None:
    """The source of a name."""
    found = _table.get(name)
    return found[0] if found else None


def provider(name: str) -> Provider:
    """What answers a source; KeyError when it is not registered."""
    return _table[name][1]
