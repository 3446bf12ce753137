"""Primaries and what follows them: paths, filters and invocations (grammar rules 38 to 43, 50)."""

import re
from collections.abc import Callable

from liuzui.dmn.feel.ast import Call, ContextNode, Filter, ListNode, Literal, Name, Node, Path, RangeNode
from liuzui.dmn.feel.names import PART, SPACE, START, SYMBOLS, Names, normal
from liuzui.dmn.feel.parser.cursor import Cursor
from liuzui.dmn.feel.parser.expressions import SUM, expression, operation
from liuzui.dmn.feel.parser.inference import element_type, entries_of, static_type
from liuzui.dmn.feel.parser.literals import number_literal, string_literal, string_of, temporal_literal

_NAMED = re.compile(rf"([{START}][{PART}{SPACE}{SYMBOLS}]*?)[{SPACE}]*:")
_OPEN_END = re.compile(
    rf"[{SPACE}]*(?:$|[,)\]}}]|[+*/=<>!]|(?:and|or|then|else|return|satisfies|in|between)(?![{PART}]))"
)
_PROPERTIES = Names(dict.fromkeys(("time offset", "start included", "end included")))
_CONSTANTS = {"true": True, "false": False, "null": None}


def postfix(cursor: Cursor) -> Node:
    """A primary with its paths, filters and invocations; a chain is as deep to evaluate as nesting."""
    rule = _BY_KIND.get(cursor.kind) or _BY_SIGN.get(cursor.value)
    if rule is None:
        raise cursor.fault(cursor.value, "expression")
    node = rule(cursor)
    links = 0
    while cursor.kind == "sign" and cursor.value in _LINKS:
        if cursor.value == "[" and cursor.range_end and _OPEN_END.match(cursor.text, cursor.stop):
            break
        links += 1
        cursor.enter()
        node = _LINKS[cursor.value](cursor, node)
    cursor.depth -= links
    return node


def _word(cursor: Cursor) -> Node:
    """A name, the longest that is in scope; or a constant."""
    at, word = cursor.start, cursor.value
    long = cursor.names.longest(cursor.text, at, word)
    if long is not None:
        cursor.jump(long[1])
        word = long[0]
    elif cursor.kind == "keyword":
        if word not in _CONSTANTS:
            raise cursor.fault(word, "expression")
        cursor.advance()
        return Literal(_CONSTANTS[word], at=at)
    else:
        cursor.advance()
    cursor.used.add(word)
    if cursor.loose == 0 and word not in cursor.names:
        cursor.unknown.append((word, at))
    return Name(word, at=at)


def _parenthesised(cursor: Cursor) -> Node:
    at = cursor.start
    cursor.advance()
    outer, cursor.range_end = cursor.range_end, False
    node = expression(cursor)
    cursor.range_end = outer
    if cursor.at(".."):
        return finish_range(cursor, node, low_included=False, at=at)
    cursor.expect(")")
    return node


def finish_range(cursor: Cursor, low: Node, *, low_included: bool, at: int) -> Node:
    """The rest of a range from its `..` on."""
    cursor.expect("..")
    outer, cursor.range_end = cursor.range_end, True
    high = operation(cursor, SUM)
    cursor.range_end = outer
    if not cursor.at("]", ")", "["):
        raise cursor.fault(cursor.value, "]")
    included = cursor.value == "]"
    cursor.advance()
    return RangeNode(low, high, low_included, included, at=at)


def _bracketed(cursor: Cursor) -> Node:
    """A list, or a range closed at its start."""
    at = cursor.start
    cursor.advance()
    items: list[Node] = []
    outer, cursor.range_end = cursor.range_end, False
    while not cursor.at("]"):
        if items:
            cursor.expect(",")
        items.append(expression(cursor))
        if len(items) == 1 and cursor.at(".."):
            cursor.range_end = outer
            return finish_range(cursor, items[0], low_included=True, at=at)
    cursor.range_end = outer
    cursor.advance()
    return ListNode(items, at=at)


def _open_bracket(cursor: Cursor) -> Node:
    """`]low..high`, a range open at its start."""
    at = cursor.start
    cursor.advance()
    return finish_range(cursor, operation(cursor, SUM), low_included=False, at=at)


def _key(cursor: Cursor) -> str:
    if cursor.kind == "string":
        key = string_of(cursor.value, cursor.start)
        cursor.advance()
        cursor.expect(":")
        return key
    match = _NAMED.match(cursor.text, cursor.start)
    if match is None:
        raise cursor.fault(cursor.value, "name")
    cursor.jump(match.end())
    return normal(match[1])


def _braced(cursor: Cursor) -> Node:
    at = cursor.start
    cursor.advance()
    entries: list[tuple[str, Node]] = []
    inner = Names({}, cursor.names)
    outer, cursor.range_end = cursor.range_end, False
    with cursor.within(inner):
        while not cursor.take("}"):
            if entries:
                cursor.expect(",")
            key = _key(cursor)
            if cursor.value == "function":
                inner.add(key)  # a function may call itself
            value = expression(cursor)
            entries.append((key, value))
            cursor.members.add(key)
            inner.add(key, static_type(value, inner) or None)
    cursor.range_end = outer
    return ContextNode(entries, at=at)


def _path(cursor: Cursor, base: Node) -> Node:
    at = cursor.start
    cursor.advance()
    if cursor.kind not in ("name", "keyword"):
        raise cursor.fault(cursor.value, "name")
    known = entries_of(static_type(base, cursor.names))
    levels = [Names(known), _PROPERTIES] if known is not None else [cursor.members, _PROPERTIES]
    found = [long for level in levels if (long := level.longest(cursor.text, cursor.start, cursor.value))]
    name, end = max(found, key=lambda one: one[1]) if found else (cursor.value, cursor.stop)
    cursor.jump(end)
    return Path(base, name, at=at)


def _filter(cursor: Cursor, base: Node) -> Node:
    at = cursor.start
    cursor.advance()
    type_ = static_type(base, cursor.names)
    known = entries_of(type_)
    entries = dict(known) if known is not None else dict(cursor.members.entries)
    inner = Names({"item": element_type(type_), **entries}, cursor.names)
    used, cursor.used = cursor.used, set()
    outer, cursor.range_end = cursor.range_end, False
    cursor.loose += known is None
    with cursor.within(inner):
        condition = expression(cursor)
    cursor.loose -= known is None
    cursor.range_end = outer
    cursor.expect("]")
    names = frozenset(cursor.used)
    cursor.used |= used
    return Filter(base, condition, names, at=at)


def _call(cursor: Cursor, function: Node) -> Node:
    at = cursor.start
    cursor.advance()
    arguments: list[Node] = []
    names: list[str] = []
    outer, cursor.range_end = cursor.range_end, False
    while not cursor.take(")"):
        if arguments:
            cursor.expect(",")
        match = _NAMED.match(cursor.text, cursor.start) if cursor.kind in ("name", "keyword") else None
        if match:
            names.append(normal(match[1]))
            cursor.jump(match.end())
        arguments.append(expression(cursor))
    cursor.range_end = outer
    if names and len(names) != len(arguments):
        raise cursor.fault(names[0], ")")
    return Call(function, arguments, names or None, at=at)


_LINKS: dict[str, Callable[[Cursor, Node], Node]] = {".": _path, "[": _filter, "(": _call}
_BY_KIND: dict[str, Callable[[Cursor], Node]] = {
    "name": _word,
    "keyword": _word,
    "number": number_literal,
    "string": string_literal,
}
_BY_SIGN: dict[str, Callable[[Cursor], Node]] = {
    "(": _parenthesised,
    "[": _bracketed,
    "]": _open_bracket,
    "{": _braced,
    "@": temporal_literal,
}
