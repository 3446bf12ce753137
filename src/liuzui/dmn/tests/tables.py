"""Random tables and facts: what the fast ways are compared with the plain one on."""

from datetime import date

from hypothesis import strategies as st

from liuzui.dmn.tests.building import decision, given, model, needs, table

COLUMNS = {"n": "number", "s": "string", "b": "boolean", "d": "date"}
NUMBERS = st.integers(0, 6)
LETTERS = st.sampled_from("ABC")
DAYS = st.integers(1, 6).map(lambda day: f'date("2026-01-0{day}")')
SIGNS = st.sampled_from(["<", "<=", ">", ">=", "="])
OPEN, CLOSE = st.sampled_from("[("), st.sampled_from("])")


def _pair(ends):
    return st.tuples(ends, ends).map(sorted)


def _ordered(ends):
    compared = st.builds(lambda sign, end: f"{sign} {end}", SIGNS, ends)
    between = st.builds(lambda o, pair, c: f"{o}{pair[0]}..{pair[1]}{c}", OPEN, _pair(ends), CLOSE)
    listed = st.lists(ends, min_size=1, max_size=3).map(lambda many: ", ".join(map(str, many)))
    return st.one_of(
        listed, compared, between, listed.map(lambda text: f"not({text})"), compared.map(lambda t: f"not({t})")
    )


QUOTED = LETTERS.map(lambda letter: f'"{letter}"')
COMMON = st.sampled_from(["-", "-", "null", "not(null)", ""])
CELLS = {
    "n": COMMON | _ordered(NUMBERS) | st.sampled_from(["n > 2", "? > 2", "1.5", "[1, 3]"]),
    "s": COMMON | _ordered(QUOTED) | st.sampled_from(['"A", null', '["A", "B"]', 'starts with(?, "A")']),
    "b": COMMON | st.sampled_from(["true", "false", "not(true)", "b"]),
    "d": COMMON | _ordered(DAYS),
}
RULES = st.lists(st.tuples(*CELLS.values()), min_size=1, max_size=6)
POLICIES = st.sampled_from(["UNIQUE", "ANY", "FIRST", "PRIORITY", "COLLECT", "RULE ORDER", "OUTPUT ORDER"])
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "n": st.none() | NUMBERS | st.sampled_from([1.5, "x", True, 2.0]),
        "s": st.none() | LETTERS | st.sampled_from(["", "D", 1, ["A"]]),
        "b": st.none() | st.booleans() | st.just("true"),
        "d": st.none() | st.dates(date(2025, 12, 30), date(2026, 1, 8)) | st.just("2026-01-01"),
    },
)


def table_model(rules, policy: str, types: dict[str, str] | None = None, **more: str) -> bytes:
    """A model with one table over all four columns; the result of rule n is r<n % 3>."""
    declared = {**COLUMNS, **(types or {})}
    rows = [(*cells, f'"r{number % 3}"') for number, cells in enumerate(rules)]
    logic = table(COLUMNS, rows, policy, values='"r2","r0","r1"', **more)
    inputs = [given(name, kind) for name, kind in declared.items()]
    return model(
        '<itemDefinition name="tFew"><typeRef>number</typeRef><allowedValues><text>[1..4], 6</text></allowedValues>'
        "</itemDefinition>",
        *inputs,
        decision("grant", logic, needs(tuple(COLUMNS))),
    )
