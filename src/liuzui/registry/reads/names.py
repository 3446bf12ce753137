"""Looking names up by indexed keys: the same trade name, and names alike, in two queries however many there are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from liuzui.registry.domain.names import Keys, Name, Registered, keys
from liuzui.registry.domain.names.compare import Sound
from liuzui.registry.domain.names.index import MOST_ALIKE
from liuzui.registry.models import KnownName, NameKey
from liuzui.registry.reads.lists import sound as sound_of

RELEASED = "released"
Found = tuple[Keys, Registered]


@dataclass(frozen=True, slots=True)
class Hold:
    """A name that is kept, with the last day of its hold."""

    name: str
    until: date


@dataclass(frozen=True)
class Register:
    """The register as a name is compared with it; what `own` holders keep does not stand in their way."""

    classes: Mapping[str, tuple[str, ...]]
    own: frozenset[str] = frozenset()
    sound: Sound = sound_of
    _seen: dict[str, list[Found]] = field(default_factory=dict)

    def keys(self, name: Name) -> Keys:
        """The keys of a name."""
        return keys(name, self.classes, self.sound)

    def exact(self, wanted: Keys) -> Iterator[Found]:
        """Entries with the same trade name."""
        if wanted.trade_name not in self._seen:
            rows = KnownName.objects.filter(trade_name__text=wanted.trade_name).select_related("trade_name")
            self._seen[wanted.trade_name] = self._found(rows.exclude(status=RELEASED))
        return iter(self._seen[wanted.trade_name])

    def alike(self, wanted: Keys) -> Iterator[Found]:
        """Entries that share a key, each once."""
        named = NameKey.objects.filter(key__in=wanted.alike).values("name_id")
        rows = KnownName.objects.filter(id__in=named).exclude(status=RELEASED).select_related("trade_name")
        return iter(self._found(rows.order_by("id")[:MOST_ALIKE]))

    def _found(self, rows: object) -> list[Found]:
        found = []
        for row in rows:  # type: ignore[attr-defined]
            if row.status == "held" and row.holder in self.own:
                continue
            entry = Registered(Name(row.full, "", row.trade_name.text, "", ""), row.status, row.since, row.until,
                               row.holder)  # fmt: skip
            found.append((Keys(row.trade_name.text, frozenset(row.trades.split()), ()), entry))
        return found


def holds(holder: str, today: date) -> tuple[Hold, ...]:
    """Names kept for a holder today, the one that lasts longest first."""
    rows = KnownName.objects.filter(holder=holder, status="held", until__gte=today).order_by("-until", "id")
    return tuple(Hold(row.full, row.until) for row in rows if row.until)


def at_place(place: str, besides: frozenset[str]) -> tuple[str, ...]:
    """Names registered or filed at the same place, but for those of `besides`."""
    if not place:
        return ()
    rows = KnownName.objects.filter(place=place, status__in=("registered", "held")).exclude(holder__in=besides)
    return tuple(rows.order_by("id").values_list("full", flat=True)[:20])
