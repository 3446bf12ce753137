"""Reading FEEL text into a syntax tree: a hand-written parser that knows the scope (see docs/adr/0010-feel-parser.md)."""

from liuzui.dmn.feel.parser.cursor import Cursor, Names, SyntaxFault
from liuzui.dmn.feel.parser.entry import Dialect, parse_expression, parse_unary_tests

__all__ = ["Cursor", "Dialect", "Names", "SyntaxFault", "parse_expression", "parse_unary_tests"]
