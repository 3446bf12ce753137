"""Unary tests: the cells of tables and the right side of `in` (grammar rules 7, 13 to 15)."""

from liuzui.dmn.feel.ast import Node, UnaryTests
from liuzui.dmn.feel.parser.cursor import END, Cursor, SyntaxFault
from liuzui.dmn.feel.parser.expressions import expression
from liuzui.dmn.feel.parser.postfix import finish_range


def positive_tests(cursor: Cursor) -> list[Node]:
    """Tests with commas between."""
    tests = [expression(cursor)]
    while cursor.take(","):
        tests.append(expression(cursor))
    return tests


def unary_tests(cursor: Cursor) -> UnaryTests:
    """A whole cell (rule 15)."""
    negated = _negated(cursor)
    if negated is not None:
        return negated
    tests = positive_tests(cursor)
    if cursor.kind != END:
        raise cursor.fault(cursor.value)
    return UnaryTests(tests)


def _negated(cursor: Cursor) -> UnaryTests | None:
    """`not(tests)` when it is the whole cell; otherwise the cursor stays where it was."""
    start, depth, names = cursor.start, cursor.depth, cursor.names
    if cursor.value != "not":
        return None
    try:
        cursor.advance()
        cursor.expect("(")
        tests = positive_tests(cursor)
        cursor.expect(")")
    except SyntaxFault:
        tests = []
    if tests and cursor.kind == END:
        return UnaryTests(tests, negated=True)
    cursor.depth, cursor.names, cursor.range_end, cursor.loose = depth, names, False, 0
    cursor.unknown.clear()
    cursor.jump(start)
    return None


def parenthesised_tests(cursor: Cursor) -> list[Node]:
    """`(test, test)` after `in`; a single one followed by `..` was the start of an open range."""
    at = cursor.start
    cursor.advance()
    tests = positive_tests(cursor)
    if len(tests) == 1 and cursor.at(".."):
        return [finish_range(cursor, tests[0], low_included=False, at=at)]
    cursor.expect(")")
    return tests
