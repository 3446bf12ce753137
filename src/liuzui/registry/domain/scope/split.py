"""Splitting a scope as companies write it into lines; what was typed is kept with each line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from liuzui.registry.domain.scope.marks import pieces, unify, without_remarks

Heading = Literal["", "general", "licensed"]
LONGEST = 6000
MOST_LINES = 300
_HEADING = re.compile(
    r"(?P<licensed>(?:前置|后置)?许可(?:经营)?(?:项目|事项|范围)|前置许可)(?:为|是)?：?|"
    r"(?P<general>(?:一般|普通|其他)(?:经营)?(?:项目|事项|范围)|主营|兼营|经营范围)(?:为|是)?：|"
    r"(?P<plain>一般(?:经营)?项目)"
)
_NUMBER = re.compile(
    r"(?:^|(?<=[；。\n]))(?:\d{1,2}[.、．)）](?!\d)|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）)"
)
_HARD = "；。\n"
_SOFT = "、，"
_VERBS = (
    "批发兼零售", "批发与零售", "批发和零售", "批发及零售", "批发零售", "零售批发", "生产销售", "加工销售",
    "销售", "零售", "批发", "购销", "经营", "生产", "加工", "制造", "维修", "修理", "安装", "租赁", "出租", "种植",
    "养殖", "收购", "回收", "设计", "施工", "服务", "咨询", "制作", "代理", "研发", "开发", "运输",
)  # fmt: skip
_TAIL = re.compile(rf"(?:的)(?P<verb>{'|'.join(_VERBS)})$")
_HEAD = re.compile(
    rf"^(?:(?:(?:从事|提供)?(?P<verb>(?:{'|'.join(_VERBS)})(?:[、及和与兼]?(?:{'|'.join(_VERBS)}))?))：)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `typed` as it stood, `reading` as it is matched (with the verb shared by a list), its heading."""

    typed: str
    reading: str
    heading: Heading = ""


@dataclass(frozen=True, slots=True)
class Split:
    """Lines in order, the stock remarks that are no lines, and whether the text was longer than is read."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
    cut: bool = False


def split_scope(text: str, known: Callable[[str], bool]) -> Split:
    """The lines of a scope; `known` says whether a text is a standard wording, which is never split.

    >>> [line.reading for line in split_scope("销售：建材、五金；餐饮服务（凭许可证经营）", lambda text: False).lines]
    ['建材销售', '五金销售', '餐饮服务']
    """
    body, remarks = without_remarks(unify(text[:LONGEST]))
    found: dict[str, Line] = {}
    for heading, part in _headings(body):
        for segment in _cut(_NUMBER.sub("；", part), _HARD):
            for line in _lines(segment, heading, known):
                found.setdefault(line.reading, line)
    lines = tuple(found.values())
    return Split(lines[:MOST_LINES], remarks, len(text) > LONGEST or len(lines) > MOST_LINES)


def _headings(body: str) -> Iterator[tuple[Heading, str]]:
    heading: Heading = ""
    start = 0
    for found in _HEADING.finditer(body):
        yield heading, body[start : found.start()]
        heading = "licensed" if found["licensed"] else "general"
        start = found.end()
    yield heading, body[start:]


def _cut(text: str, marks: str) -> list[str]:
    """The text cut at marks outside brackets, empty parts left out."""
    parts = [""]
    for piece, bracketed in pieces(text):
        if bracketed:
            parts[-1] += f"（{piece}）"
            continue
        first, *rest = re.split(f"[{marks}]", piece)
        parts[-1] += first
        parts += rest
    return [part.strip("：，、-—. ") for part in parts if re.search(r"\w", part)]


def _lines(segment: str, heading: Heading, known: Callable[[str], bool]) -> Iterator[Line]:
    if known(segment):
        yield Line(segment, segment, heading)
        return
    head = _HEAD.match(segment)
    verb = head["verb"] if head else ""
    parts = _cut(segment[head.end() :] if head else segment, _SOFT)
    tail = _TAIL.search(parts[-1]) if parts and not verb else None
    if tail and len(parts) > 1:
        verb, parts[-1] = tail["verb"], parts[-1][: tail.start()]
    for part in parts:
        reading = part if not verb or part.endswith(_VERBS) else part + _one(verb)
        yield Line(part, reading, heading)


def _one(verb: str) -> str:
    """Wholesale and retail together are sales."""
    return "销售" if re.search(r"批发|零售|销售|购销|经营", verb) and not re.search("生产|加工|制造", verb) else verb
