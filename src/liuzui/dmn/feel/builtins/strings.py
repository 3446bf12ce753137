"""String functions (Table 74)."""

from decimal import Decimal

from liuzui.dmn.feel.regex import RegexFault, compiled
from liuzui.dmn.feel.runtime import FeelError, Scope, runtime_of
from liuzui.dmn.feel.signatures import builtin


@builtin("substring(string: string, start position: number, length?: number?) -> string")
def _substring(string: str, start: Decimal, length: Decimal | None = None) -> str:
    position, size = int(start), len(string)
    if not 1 <= abs(position) <= size or (length is not None and length < 1):
        raise FeelError("feel.domain", function="substring")
    first = position - 1 if position > 0 else size + position
    return string[first:] if length is None else string[first : first + int(length)]


@builtin("string length(string: string) -> number")
def _string_length(string: str) -> Decimal:
    return Decimal(len(string))


@builtin("upper case(string: string) -> string")
def _upper_case(string: str) -> str:
    return string.upper()


@builtin("lower case(string: string) -> string")
def _lower_case(string: str) -> str:
    return string.lower()


@builtin("substring before(string: string, match: string) -> string")
def _substring_before(string: str, match: str) -> str:
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


@builtin("substring after(string: string, match: string) -> string")
def _substring_after(string: str, match: str) -> str:
    return string.partition(match)[2] if match else string


@builtin("contains(string: string, match: string) -> boolean")
def _contains(string: str, match: str) -> bool:
    return match in string


@builtin("starts with(string: string, match: string) -> boolean")
def _starts_with(string: str, match: str) -> bool:
    return string.startswith(match)


@builtin("ends with(string: string, match: string) -> boolean")
def _ends_with(string: str, match: str) -> bool:
    return string.endswith(match)


def _regex_error(error: RegexFault, pattern: str) -> FeelError:
    code = "feel.regex_budget" if str(error) in ("steps", "size") else "feel.regex"
    return FeelError(code, pattern=pattern[:60], reason=str(error))


@builtin("matches(input: string, pattern: string, flags?: string?) -> boolean", scoped=True)
def _matches(scope: Scope, string: str, pattern: str, flags: str | None = None) -> bool:
    try:
        return compiled(pattern, flags or "").matches(string, runtime_of(scope).limits.regex_steps)
    except RegexFault as error:
        raise _regex_error(error, pattern) from None


@builtin("replace(input: string, pattern: string, replacement: string, flags?: string?) -> string", scoped=True)
def _replace(scope: Scope, string: str, pattern: str, replacement: str, flags: str | None = None) -> str:
    runtime = runtime_of(scope)
    runtime.demand_size(len(string) * (len(replacement) + 1) if len(string) > 1000 else len(string))
    try:
        result = compiled(pattern, flags or "").replace(string, replacement, runtime.limits.regex_steps)
    except RegexFault as error:
        raise _regex_error(error, pattern) from None
    runtime.demand_size(len(result))
    return result


@builtin("split(string: string, delimiter: string) -> strings", scoped=True)
def _split(scope: Scope, string: str, delimiter: str) -> list[str]:
    try:
        return compiled(delimiter).split(string, runtime_of(scope).limits.regex_steps)
    except RegexFault as error:
        raise _regex_error(error, delimiter) from None


@builtin("string join(list: strings, delimiter?: string?) -> string", scoped=True)
def _string_join(scope: Scope, parts: list[str | None], delimiter: str | None = None) -> str:
    present = [one for one in parts if one is not None]
    between = delimiter or ""
    runtime_of(scope).demand_size(sum(map(len, present)) + len(between) * len(present))
    return between.join(present)
