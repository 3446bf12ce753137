"""Tables of expressions: what stands left must be what stands right, as FEEL writes it."""

from liuzui.dmn import evaluate, literal_of

SCOPE = {
    "年龄": 20,
    "企业 等级": "A",
    "a-b": 7,
    "a": 5,
    "b": 2,
    "Profit and loss": 3,
    "records": [{"x": 1, "y": 2, "full name": "n"}, {"x": 2, "y": 3, "full name": "m"}],
    "if ready": True,
}


def value(expression: str) -> str:
    """The value of an expression in the common scope, as FEEL writes it."""
    return literal_of(evaluate(expression, SCOPE).value)


def split(lines: str) -> list[tuple[str, str]]:
    """Pairs from lines `expression  ⇒  value`."""
    pairs = [line.split("⇒") for line in lines.strip().splitlines() if "⇒" in line]
    return [(left.strip(), right.strip()) for left, right in pairs]
