"""Type references after `instance of` and on parameters (grammar rule 52)."""

import re

from liuzui.dmn.feel.names import PART, SPACE, START, SYMBOLS, normal, pattern_of
from liuzui.dmn.feel.parser.cursor import Cursor
from liuzui.dmn.feel.semantics.types import SIMPLE, Type, context_of, function_of, list_of, range_of

_QUALIFIED = re.compile(rf"[{START}][{PART}]*(?:[{SPACE}]*\.[{SPACE}]*[{START}][{PART}]*)*")
_PHRASE = re.compile(rf"[{START}][{PART}{SPACE}{SYMBOLS}]*")
_KEY = re.compile(rf"([{START}][{PART}{SPACE}{SYMBOLS}]*?)[{SPACE}]*(?=:)")
_ANGLE = re.compile(rf"[{SPACE}]*<")
_SPACED = sorted((name for name in SIMPLE if " " in name), key=len, reverse=True)


def type_reference(cursor: Cursor) -> Type | None:
    """A type, None when no such type exists; raises SyntaxFault when it is not even written like one."""
    cursor.enter()
    parametric = _PARAMETRIC.get(cursor.value)
    found = parametric(cursor) if parametric and _ANGLE.match(cursor.text, cursor.stop) else _named(cursor)
    cursor.leave()
    return found


def _named(cursor: Cursor) -> Type | None:
    for name in _SPACED:
        match = pattern_of(name).match(cursor.text, cursor.start)
        if match:
            cursor.jump(match.end())
            return SIMPLE[name]
    return _declared(cursor)


def _declared(cursor: Cursor) -> Type | None:
    """The longest stretch of words that names a type of the model, else one qualified word."""
    phrase = _PHRASE.match(cursor.text, cursor.start)
    word = _QUALIFIED.match(cursor.text, cursor.start)
    if phrase is None or word is None:
        raise cursor.fault(cursor.value, "type")
    stretch = phrase.group().rstrip()
    while len(stretch) > len(word.group()):
        found = cursor.lookup(normal(stretch))
        if found is not None:
            cursor.jump(cursor.start + len(stretch))
            return found
        stretch = re.sub(rf"(?:[{SPACE}]*[{SYMBOLS}]|[{SPACE}]*[{PART}]+)$", "", stretch)
    cursor.jump(word.end())
    name = re.sub(rf"[{SPACE}]", "", word.group())
    return SIMPLE.get(name) or cursor.lookup(name)


def _angled(cursor: Cursor) -> None:
    cursor.advance()
    cursor.expect("<")


def _list(cursor: Cursor) -> Type | None:
    _angled(cursor)
    element = type_reference(cursor)
    cursor.expect(">")
    return list_of(element) if element is not None else None


def _range(cursor: Cursor) -> Type | None:
    _angled(cursor)
    endpoint = type_reference(cursor)
    cursor.expect(">")
    return range_of(endpoint) if endpoint is not None else None


def _context(cursor: Cursor) -> Type | None:
    _angled(cursor)
    entries: dict[str, Type] = {}
    known = True
    while not cursor.take(">"):
        if entries:
            cursor.expect(",")
        match = _KEY.match(cursor.text, cursor.start)
        if match is None:
            raise cursor.fault(cursor.value, "name")
        cursor.jump(match.end())
        cursor.expect(":")
        entry = type_reference(cursor)
        known = known and entry is not None
        entries[normal(match[1])] = entry or SIMPLE["Any"]
    return context_of(entries) if known and entries else None


def _function(cursor: Cursor) -> Type | None:
    _angled(cursor)
    parameters: list[Type | None] = []
    while not cursor.take(">"):
        if parameters:
            cursor.expect(",")
        parameters.append(type_reference(cursor))
    cursor.expect("->")
    result = type_reference(cursor)
    known = [one for one in parameters if one is not None]
    return function_of(tuple(known), result) if result is not None and len(known) == len(parameters) else None


_PARAMETRIC = {"list": _list, "range": _range, "context": _context, "function": _function}
