"""Writing a pattern for Python's `re`, and telling whether that engine matches it in bounded time."""

from collections.abc import Callable, Iterator

from liuzui.dmn.feel.regex.charset import ALL
from liuzui.dmn.feel.regex.syntax import Anchor, Back, Chars, Choice, Group, Repeat, Sequence, Tree

MOST_WORK = 20_000_000


def written(tree: Tree, *, lines: bool) -> str:
    """The pattern in Python's syntax."""
    return _WRITERS[type(tree)](tree, lines)


def _chars(tree: Chars, _lines: bool) -> str:
    if not tree.ranges:
        return "(?!)"
    if tree.ranges == ALL:
        return r"[\s\S]"
    return "[" + "".join(_span(low, high) for low, high in tree.ranges) + "]"


def _span(low: int, high: int) -> str:
    return f"\\U{low:08x}" if low == high else f"\\U{low:08x}-\\U{high:08x}"


def _anchor(tree: Anchor, lines: bool) -> str:
    if tree.start:
        return r"(?:\A|(?<=\n)(?!\Z))" if lines else r"\A"
    return r"(?=\n|\Z)" if lines else r"\Z"


def _group(tree: Group, lines: bool) -> str:
    return f"({'?:' if tree.index is None else ''}{written(tree.body, lines=lines)})"


def _repeat(tree: Repeat, lines: bool) -> str:
    body = f"(?:{written(tree.body, lines=lines)})"
    most = "" if tree.most is None else str(tree.most)
    return f"{body}{{{tree.least},{most}}}{'' if tree.greedy else '?'}"


_WRITERS: dict[type, Callable[..., str]] = {
    Chars: _chars,
    Anchor: _anchor,
    Group: _group,
    Sequence: lambda tree, lines: "".join(f"(?:{written(one, lines=lines)})" for one in tree.parts),
    Choice: lambda tree, lines: "|".join(written(one, lines=lines) for one in tree.parts),
    Repeat: _repeat,
    Back: lambda tree, _lines: f"(?:(?({tree.index})\\{tree.index}))",
}


def parts(tree: Tree) -> Iterator[Tree]:
    """Every part of a tree, itself first."""
    pending = [tree]
    while pending:
        one = pending.pop()
        yield one
        if isinstance(one, Group | Repeat):
            pending.append(one.body)
        elif isinstance(one, Sequence | Choice):
            pending.extend(one.parts)


def _is_fixed(tree: Tree) -> bool:
    """One character, or characters in a row: repeating it leaves nothing to choose."""
    if isinstance(tree, Group):
        return _is_fixed(tree.body)
    if isinstance(tree, Sequence):
        return bool(tree.parts) and all(_is_fixed(one) for one in tree.parts)
    return isinstance(tree, Chars)


def cost(tree: Tree) -> tuple[int, int] | None:
    """What backtracking may cost: (power of the text's length, factor); None when it may be exponential."""
    loops, factor = 1, 1
    for one in parts(tree):
        if isinstance(one, Back):
            loops += 1
        elif isinstance(one, Choice):
            factor *= len(one.parts)
        elif isinstance(one, Repeat):
            if one.most != 1 and not _is_fixed(one.body):
                return None
            loops += one.most is None
            factor *= 1 if one.most is None else one.most - one.least + 1
        if factor > MOST_WORK:
            return None
    return loops, factor


def affordable(work: tuple[int, int] | None, length: int) -> bool:
    """Whether a pattern of this cost is quick on a text of this length."""
    return work is not None and max(length, 1) ** min(work[0], 30) * work[1] <= MOST_WORK
