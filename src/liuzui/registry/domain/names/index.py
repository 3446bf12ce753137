"""Finding registered names: by trade name exactly and by blocking keys, never by a scan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from liuzui.registry.domain.names.compare import Keys, Sound, keys
from liuzui.registry.domain.names.parts import Name

Status = Literal["registered", "held", "cancelled", "changed", "revoked"]
MOST_ALIKE = 200
"""Names of one blocking key that are looked at; more only happens for names that say nothing."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A name in the register: `since` it has its status; `until` a held name is kept; `holder` is whose it is."""

    name: Name
    status: Status = "registered"
    since: date | None = None
    until: date | None = None
    holder: str = ""


class NameIndex:
    """Names of one registration authority in memory; a database holds the same `Keys` in indexed columns."""

    def __init__(self, names: Iterable[Registered], classes: Mapping[str, tuple[str, ...]], sound: Sound) -> None:
        self.classes = classes
        self.sound = sound
        self._exact: dict[str, list[tuple[Keys, Registered]]] = defaultdict(list)
        self._alike: dict[str, list[tuple[Keys, Registered]]] = defaultdict(list)
        for entry in names:
            self.add(entry)

    def add(self, entry: Registered) -> None:
        """One more name."""
        found = keys(entry.name, self.classes, self.sound)
        self._exact[found.trade_name].append((found, entry))
        for key in found.alike:
            self._alike[key].append((found, entry))

    def keys(self, name: Name) -> Keys:
        """The keys of a name under this index's trades and sounds."""
        return keys(name, self.classes, self.sound)

    def exact(self, wanted: Keys) -> Iterator[tuple[Keys, Registered]]:
        """Entries with the same trade name."""
        return iter(self._exact.get(wanted.trade_name, ()))

    def alike(self, wanted: Keys) -> Iterator[tuple[Keys, Registered]]:
        """Entries that share a blocking key, each once, in the order in which they came."""
        seen: set[int] = set()
        for key in wanted.alike:
            for pair in self._alike.get(key, ())[:MOST_ALIKE]:
                if id(pair[1]) not in seen:
                    seen.add(id(pair[1]))
                    yield pair
