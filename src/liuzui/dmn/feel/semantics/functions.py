"""Function values: user-defined, built-in, and the models' invocables (10.3.2.13)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from liuzui.dmn.feel.semantics.types import ANY, Type, function_of


@dataclass(frozen=True, slots=True)
class Parameter:
    """A formal parameter; without a type it takes anything."""

    name: str
    type: Type = ANY


@dataclass(slots=True, eq=False)
class Function:
    """A lambda with its scope: `body` takes the call's scope; `bind` is that scope before the parameters."""

    parameters: Sequence[Parameter]
    body: Callable[[dict[str, object]], object]
    bind: dict[str, object] = field(default_factory=dict, repr=False)
    result: Type = ANY
    name: str = "function"

    def types(self) -> list[Type]:
        """The function types it has; a built-in has one for each signature."""
        return [function_of(tuple(one.type for one in self.parameters), self.result)]
