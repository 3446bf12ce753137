"""Reading an XPath regular expression into a tree (XML Schema Part 2 appendix F, F&O 7.6.1)."""

from collections.abc import Callable
from dataclasses import dataclass

from liuzui.dmn.feel.regex import charset
from liuzui.dmn.feel.regex.blocks import BLOCKS
from liuzui.dmn.feel.regex.charset import Ranges

MOST_REPEATS = 1000


class RegexFault(Exception):
    """A pattern, replacement or flag that XPath does not allow, or one too large to match."""


@dataclass(frozen=True, slots=True)
class Chars:
    """One character of a set."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Anchor:
    """Start or end of the text (or of a line)."""

    start: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group; without an index it does not capture."""

    body: "Tree"
    index: int | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One or another, the first that matches."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """So many times; without `most`, any number."""

    body: "Tree"
    least: int
    most: int | None
    greedy: bool


@dataclass(frozen=True, slots=True)
class Back:
    """What a group matched."""

    index: int


Tree = Chars | Anchor | Group | Sequence | Choice | Repeat | Back

_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", **{char: char for char in "\\|.-^?*+{}()[]$"}}
_CLASSES: dict[str, Callable[[], Ranges]] = {
    "s": lambda: charset.SPACE,
    "i": lambda: charset.NAME_START,
    "c": lambda: charset.NAME_PART,
    "d": lambda: charset.category("Nd") or (),
    "w": charset.word,
}


class Reader:
    """Reads one pattern."""

    def __init__(self, pattern: str, flags: frozenset[str]) -> None:
        self.text = pattern
        self.position = 0
        self.groups = 0
        self.closed: set[int] = set()
        self.depth = 0
        self.fold = charset.any_case if "i" in flags else lambda ranges: ranges
        self.dot = charset.ALL if "s" in flags else charset.complement(charset.single("\n"))

    def peek(self) -> str:
        """The next character, empty at the end."""
        return self.text[self.position : self.position + 1]

    def next(self) -> str:
        """Take the next character."""
        char = self.peek()
        if not char:
            raise RegexFault("end")
        self.position += 1
        return char

    def take(self, char: str) -> bool:
        """Step over a character if it is next."""
        if self.peek() != char:
            return False
        self.position += 1
        return True

    def expect(self, char: str) -> None:
        """Step over a character that must be next."""
        if not self.take(char):
            raise RegexFault(char)


def read(pattern: str, flags: frozenset[str]) -> tuple[Tree, int]:
    """The tree of a pattern and its number of groups; raises RegexFault."""
    reader = Reader(pattern, flags)
    tree = _choice(reader)
    if reader.peek():
        raise RegexFault(reader.peek())
    return tree, reader.groups


def _choice(reader: Reader) -> Tree:
    reader.depth += 1
    if reader.depth > 60:
        raise RegexFault("depth")
    parts = [_sequence(reader)]
    while reader.take("|"):
        parts.append(_sequence(reader))
    reader.depth -= 1
    return parts[0] if len(parts) == 1 else Choice(tuple(parts))


def _sequence(reader: Reader) -> Tree:
    parts: list[Tree] = []
    while reader.peek() and reader.peek() not in "|)":
        parts.append(_quantified(reader, _atom(reader)))
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def _quantified(reader: Reader, atom: Tree) -> Tree:
    char = reader.peek()
    if not char or char not in "?*+{":
        return atom
    reader.next()
    least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(char) or _counts(reader)
    greedy = not reader.take("?")
    if reader.peek() and reader.peek() in "?*+{":
        raise RegexFault(reader.peek())
    return Repeat(atom, least, most, greedy)


def _counts(reader: Reader) -> tuple[int, int | None]:
    least = _integer(reader)
    most: int | None = least
    if reader.take(","):
        most = None if reader.peek() == "}" else _integer(reader)
    reader.expect("}")
    if most is not None and most < least:
        raise RegexFault("count")
    return least, most


def _integer(reader: Reader) -> int:
    digits = ""
    while reader.peek().isdigit() and reader.peek().isascii():
        digits += reader.next()
    if not digits or len(digits) > 4 or int(digits) > MOST_REPEATS:
        raise RegexFault("count")
    return int(digits)


def _atom(reader: Reader) -> Tree:
    char = reader.next()
    if char == "(":
        return _group(reader)
    if char == "[":
        return Chars(_class(reader))
    if char in "^$":
        return Anchor(char == "^")
    if char == ".":
        return Chars(reader.dot)
    if char == "\\":
        return _escape(reader)
    if char in "?*+{}])":
        raise RegexFault(char)
    return Chars(reader.fold(charset.single(char)))


def _group(reader: Reader) -> Tree:
    index: int | None = None
    if reader.take("?"):
        reader.expect(":")
    else:
        reader.groups += 1
        index = reader.groups
    body = _choice(reader)
    reader.expect(")")
    if index is not None:
        reader.closed.add(index)
    return Group(body, index)


def _escape(reader: Reader) -> Tree:
    char = reader.next()
    if char.isdigit():
        number = int(char) if char.isascii() else 0
        while reader.peek().isascii() and reader.peek().isdigit() and number * 10 + int(reader.peek()) <= reader.groups:
            number = number * 10 + int(reader.next())
        if number not in reader.closed:
            raise RegexFault(f"\\{number}")
        return Back(number)
    found = _set_escape(reader, char)
    return Chars(found if found is not None else reader.fold(charset.single(_simple(char))))


def _simple(char: str) -> str:
    if char not in _ESCAPED:
        raise RegexFault(f"\\{char}")
    return _ESCAPED[char]


def _set_escape(reader: Reader, char: str) -> Ranges | None:
    if char in "pP":
        found = _property(reader)
    elif char.lower() in _CLASSES:
        found = _CLASSES[char.lower()]()
    else:
        return None
    return charset.complement(found) if char.isupper() else found


def _property(reader: Reader) -> Ranges:
    reader.expect("{")
    name = ""
    while reader.peek() != "}":
        name += reader.next()
    reader.next()
    found = BLOCKS.get(name[2:]) if name.startswith("Is") else charset.category(name)
    if found is None:
        raise RegexFault(f"\\p{{{name}}}")
    return found


def _class(reader: Reader) -> Ranges:
    """A character class, after its `[`."""
    negative = reader.take("^")
    sets: list[Ranges] = []
    removed: Ranges = ()
    while not reader.take("]"):
        if reader.text.startswith("-[", reader.position) and sets:
            reader.position += 2
            removed = _class(reader)
            reader.expect("]")
            break
        sets.append(_class_item(reader, first=not sets))
    if not sets:
        raise RegexFault("[]")
    found = charset.union(sets)
    return charset.minus(charset.complement(found) if negative else found, removed)


def _class_item(reader: Reader, *, first: bool) -> Ranges:
    char = reader.next()
    if char == "\\":
        char = reader.next()
        found = _set_escape(reader, char)
        if found is not None:
            return found
        char = _simple(char)
    elif char == "[" or (char == "-" and not first and reader.peek() != "]"):
        raise RegexFault(char)
    if reader.peek() != "-" or reader.text[reader.position + 1 : reader.position + 2] in ("]", "["):
        return reader.fold(charset.single(char))
    reader.next()
    end = reader.next()
    if end == "\\":
        end = _simple(reader.next())
    if end < char:
        raise RegexFault(f"{char}-{end}")
    return reader.fold(((ord(char), ord(end)),))
