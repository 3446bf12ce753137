"""Who may not be legal representative, director or manager (公司法 第一百七十八条; 市场主体登记管理条例 第十二条).

The answers are other people's: courts, market regulation, credit centre. A source is set in wiring; without one
nothing is known, and what is not known goes to an officer.
"""

from collections.abc import Callable, Iterable, Mapping

from liuzui.registry.types import Bar

BarSource = Callable[[frozenset[str]], Mapping[str, Bar | None]]
"""Identity numbers → the bar of each that is barred, None for each that is clear; unknown ones absent."""
SAMPLE_BARRED = {"140825197001010010": Bar("失信被执行人（样本）", "dishonest judgment debtor (sample 样本)")}
"""The barred person of the demo; number and record are made up."""


def unknown(numbers: frozenset[str]) -> Mapping[str, Bar | None]:
    """No source: nothing is known of anybody."""
    return {}


def sample(numbers: frozenset[str]) -> Mapping[str, Bar | None]:
    """The built-in stand-in of demo and tests: everybody is clear but the sample person."""
    return {number: SAMPLE_BARRED.get(number) for number in numbers}


_source: list[BarSource] = [unknown]


def use(source: BarSource) -> None:
    """Sets who answers in this process."""
    _source[0] = source


def bars(numbers: Iterable[str]) -> Mapping[str, Bar | None]:
    """What the source says of these numbers."""
    asked = frozenset(number for number in numbers if number)
    return _source[0](asked) if asked else {}
