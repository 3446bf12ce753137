"""A lossless tree of an XML document: prefixes, attribute order, comments and white space stay.

Declarations of types and entities are refused before anything is expanded, so no bomb and no outside file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from liuzui.dmn.diagnostics import LIMITS, Diagnostic, Limits, ModelError, Place

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODING = re.compile(r"""^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment."""

    text: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """A processing instruction."""

    target: str
    data: str


@dataclass(slots=True, eq=False)
class Element:
    """An element as written: `tag` with its prefix, `local` without, attributes in order, mixed content."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = field(default=None, repr=False)
    children: list["Content"] = field(default_factory=list, repr=False)
    line: int = 0
    local: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.local = self.tag.rpartition(":")[2] if ":" in self.tag else self.tag

    @property
    def namespace(self) -> str:
        """The namespace of the element's prefix."""
        return self.namespace_of(self.tag.rpartition(":")[0])

    def namespace_of(self, prefix: str) -> str:
        """What a prefix stands for here."""
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        one: Element | None = self
        while one is not None:
            if name in one.attributes:
                return one.attributes[name]
            one = one.parent
        return ""

    def elements(self, *locals_: str) -> Iterator["Element"]:
        """Child elements, those of these local names when any are given."""
        for child in self.children:
            if isinstance(child, Element) and (not locals_ or child.local in locals_):
                yield child

    def first(self, *locals_: str) -> "Element | None":
        """The first child element of these local names."""
        return next(self.elements(*locals_), None)

    def text(self) -> str:
        """The text directly inside."""
        return "".join(child for child in self.children if isinstance(child, str))

    def get(self, name: str, default: str = "") -> str:
        """An attribute without prefix."""
        return self.attributes.get(name, default)


Content = Element | Comment | Instruction | str


@dataclass(slots=True)
class Document:
    """A whole document: declaration, what stands before and after the root, and the root."""

    root: Element
    prolog: list[Content]
    epilog: list[Content]
    declaration: Mapping[str, str] | None = None

    def write(self) -> bytes:
        """The document as UTF-8."""
        parts: list[str] = []
        if self.declaration is not None:
            standalone = self.declaration.get("standalone")
            extra = f' standalone="{standalone}"' if standalone else ""
            parts.append(f'<?xml version="{self.declaration["version"]}" encoding="UTF-8"{extra}?>\n')
        for one in self.prolog:
            _write(one, parts)
            parts.append("\n")
        _write(self.root, parts)
        for one in self.epilog:
            parts.append("\n")
            _write(one, parts)
        return "".join([*parts, "\n"]).encode()


_ATTRIBUTE = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def _write(top: Content, parts: list[str]) -> None:
    pending: list[Content | tuple[str]] = [top]
    while pending:
        one = pending.pop()
        if isinstance(one, tuple):
            parts.append(one[0])
        elif isinstance(one, str):
            parts.append(escape(one, {"\r": "&#13;"}))
        elif isinstance(one, Comment):
            parts.append(f"<!--{one.text}-->")
        elif isinstance(one, Instruction):
            parts.append(f"<?{one.target} {one.data}?>" if one.data else f"<?{one.target}?>")
        else:
            attributes = "".join(f' {name}="{escape(value, _ATTRIBUTE)}"' for name, value in one.attributes.items())
            parts.append(f"<{one.tag}{attributes}{'' if one.children else '/'}>")
            if one.children:
                pending.append((f"</{one.tag}>",))
                pending.extend(reversed(one.children))


class _Refused(Exception):
    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class _Builder:
    """Handlers of one parse."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.root: Element | None = None
        self.prolog: list[Content] = []
        self.epilog: list[Content] = []
        self.stack: list[Element] = []
        self.declaration: dict[str, str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.ordered_attributes = True
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declare
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.add_text
        self.parser.CommentHandler = lambda text: self.add(Comment(text))
        self.parser.ProcessingInstructionHandler = lambda target, data: self.add(Instruction(target, data))
        self.parser.StartDoctypeDeclHandler = self.refuse

    def declare(self, version: str, encoding: str | None, standalone: int) -> None:
        """The XML declaration."""
        self.declaration = {"version": version, "encoding": encoding or ""}
        if standalone >= 0:
            self.declaration["standalone"] = "yes" if standalone else "no"

    def refuse(self, *_declaration: object) -> None:
        """A document type declaration: refused."""
        raise _Refused("dmn.xml.doctype")

    def start(self, tag: str, attributes: list[str]) -> None:
        """An element opens."""
        if len(self.stack) >= self.limits.xml_depth:
            raise _Refused("dmn.xml.too_deep", limit=self.limits.xml_depth)
        parent = self.stack[-1] if self.stack else None
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        element = Element(tag, pairs, parent, [], self.parser.CurrentLineNumber)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        self.stack.append(element)

    def end(self, _tag: str) -> None:
        """An element closes."""
        self.stack.pop()

    def add_text(self, text: str) -> None:
        """Text inside an element."""
        if self.stack:
            self.stack[-1].children.append(text)

    def add(self, one: Content) -> None:
        """A comment or instruction, wherever it stands."""
        if self.stack:
            self.stack[-1].children.append(one)
        else:
            (self.prolog if self.root is None else self.epilog).append(one)


def parse_xml(data: bytes, file: str = "", limits: Limits = LIMITS) -> Document:
    """The document of a file's bytes; raises ModelError with file and line."""
    place = Place(file=file)
    if len(data) > limits.xml_bytes:
        raise _error("dmn.xml.too_big", place, size=len(data), limit=limits.xml_bytes)
    builder = _Builder(limits)
    try:
        builder.parser.Parse(_readable(data), True)
    except _Refused as refused:
        raise _error(refused.code, place, **refused.params) from None
    except UnicodeDecodeError as fault:
        raise _error("dmn.xml.encoding", place, reason=fault.reason) from None
    except (expat.ExpatError, LookupError, ValueError) as fault:
        declared = _DECLARED.match(data[:200])
        if declared and "unknown encoding" in str(fault):
            raise _error("dmn.xml.encoding_unknown", place, encoding=declared[1].decode()[:40]) from None
        if not _is_decodable(data):
            raise _error("dmn.xml.encoding", place, reason=str(fault)) from None
        line = getattr(fault, "lineno", 0)
        raise _error("dmn.xml.malformed", place, line=line, reason=str(fault)) from None
    if builder.root is None:
        raise _error("dmn.xml.malformed", place, line=0, reason="no element")
    return Document(builder.root, builder.prolog, builder.epilog, builder.declaration)


def _is_decodable(data: bytes) -> bool:
    """Whether the bytes are text in the encoding they declare (UTF-8 when they declare none)."""
    declared = _DECLARED.match(data[:200])
    try:
        data.decode(
            "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else declared[1].decode() if declared else "utf-8"
        )
    except UnicodeDecodeError:
        return False
    except LookupError:
        pass
    return True


def as_bytes(text: str) -> bytes:
    """A document given as text: UTF-8, whatever it declares."""
    return _ENCODING.sub(r"\1", text, count=1).encode()


def _readable(data: bytes) -> bytes | str:
    """Bytes expat can read: Chinese encodings are decoded here."""
    declared = _DECLARED.match(data[:200])
    encoding = _CHINESE.get(declared[1].decode().lower()) if declared else None
    if encoding is None:
        return data
    text = data.decode(encoding)
    return _ENCODING.sub(r"\1", text, count=1)


def _error(code: str, place: Place, **params: str | int) -> ModelError:
    return ModelError((Diagnostic(code, params, place),))
