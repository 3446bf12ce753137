"""What a check finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from liuzui.dmn.diagnostics import ERROR, NOWHERE, Diagnostic, Param, Place

Witness = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a code with params, the rules it speaks of, and values by column that show it."""

    code: str
    place: Place = NOWHERE
    severity: str = ERROR
    rules: tuple[int, ...] = ()
    witness: Witness = ()
    params: Mapping[str, Param] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, lang: str = "en") -> str:
        """The finding with its place, in `zh` or `en`."""
        return Diagnostic(self.code, self.params, self.place, severity=self.severity).text(lang)
