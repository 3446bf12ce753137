"""Diagnostics: what went wrong, where (file, element, cell), as data; and the limits that keep evaluation bounded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from liuzui.dmn.messages import place_text, render

Param = str | int | bool | None
ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: file, element (a decision's name) and cell (`rule 3, input 2`)."""

    file: str = ""
    element: str = ""
    cell: str = ""

    def within(self, cell: str) -> "Place":
        """The same element, a narrower cell."""
        return Place(self.file, self.element, f"{self.cell}, {cell}" if self.cell else cell)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: `code` names a text of `liuzui.dmn.messages`, `params` fill it, `at` is an offset in the text."""

    code: str
    params: Mapping[str, Param] = field(default_factory=lambda: MappingProxyType({}))
    place: Place = NOWHERE
    at: int | None = None
    severity: str = ERROR

    def text(self, lang: str = "en") -> str:
        """The finding with its place, in `zh` or `en`."""
        where = place_text((self.place.file, self.place.element), self.place.cell, lang)
        message = render(self.code, self.params, lang)
        return f"{where}: {message}" if where else message

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on time and memory; the defaults suit a web request.

    `characters` of one expression, `depth` of nesting, `steps` of iteration, `calls` deep, `items` of one list
    or characters of one string, `seconds` for one evaluation, `regex_steps` for one match.
    """

    characters: int = 1_000_000
    depth: int = 120
    steps: int = 1_000_000
    calls: int = 400
    items: int = 1_000_000
    seconds: float = 5.0
    regex_steps: int = 400_000
    diagnostics: int = 100
    xml_bytes: int = 20_000_000
    xml_depth: int = 400


LIMITS = Limits()


class ModelError(Exception):
    """A model or text that cannot be read at all; carries the diagnostics."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(str(one) for one in diagnostics))
        self.diagnostics = diagnostics
