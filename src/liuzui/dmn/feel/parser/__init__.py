"""Reading FEEL text into a syntax tree by hand, knowing the scope (docs/adr/0010-feel-parser.md)."""

from liuzui.dmn.feel.parser.cursor import Cursor, SyntaxFault
from liuzui.dmn.feel.parser.entry import Dialect, parse_expression, parse_unary_tests

__all__ = ["Cursor", "Dialect", "SyntaxFault", "parse_expression", "parse_unary_tests"]
