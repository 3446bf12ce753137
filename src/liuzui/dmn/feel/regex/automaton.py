"""A Pike machine: matches in time linear in the text times the pattern, with the groups a backtracker would give."""

from collections.abc import Callable, Iterator
from typing import Any

from liuzui.dmn.feel.regex.charset import Ranges, contains
from liuzui.dmn.feel.regex.syntax import Anchor, Back, Chars, Choice, Group, RegexFault, Repeat, Sequence, Tree

CHAR, SPLIT, JUMP, SAVE, START, END, MATCH = range(7)
MOST_INSTRUCTIONS = 5000
Instruction = tuple[int, Any, Any]
Slots = tuple[int, ...]
Thread = tuple[int, Slots]


def assemble(tree: Tree) -> list[Instruction]:
    """The program of a pattern; raises RegexFault when it is too large or looks back."""
    program: list[Instruction] = []
    _emit(Group(tree, 0), program)
    program.append((MATCH, None, None))
    return program


def _emit(tree: Tree, program: list[Instruction]) -> None:
    if len(program) > MOST_INSTRUCTIONS:
        raise RegexFault("size")
    _EMITTERS[type(tree)](tree, program)


def _chars(tree: Chars, program: list[Instruction]) -> None:
    program.append((CHAR, tree.ranges, None))


def _anchor(tree: Anchor, program: list[Instruction]) -> None:
    program.append((START if tree.start else END, None, None))


def _group(tree: Group, program: list[Instruction]) -> None:
    if tree.index is None:
        return _emit(tree.body, program)
    program.append((SAVE, tree.index * 2, None))
    _emit(tree.body, program)
    program.append((SAVE, tree.index * 2 + 1, None))


def _sequence(tree: Sequence, program: list[Instruction]) -> None:
    for part in tree.parts:
        _emit(part, program)


def _choice(tree: Choice, program: list[Instruction]) -> None:
    exits = []
    for part in tree.parts[:-1]:
        split = len(program)
        program.append((SPLIT, split + 1, None))
        _emit(part, program)
        exits.append(len(program))
        program.append((JUMP, None, None))
        program[split] = (SPLIT, split + 1, len(program))
    _emit(tree.parts[-1], program)
    for one in exits:
        program[one] = (JUMP, len(program), None)


def _split(first: int, second: int, *, greedy: bool) -> Instruction:
    return (SPLIT, first, second) if greedy else (SPLIT, second, first)


def _repeat(tree: Repeat, program: list[Instruction]) -> None:
    for _ in range(tree.least):
        _emit(tree.body, program)
    if tree.most is None:
        loop = len(program)
        program.append((SPLIT, 0, 0))
        _emit(tree.body, program)
        program.append((JUMP, loop, None))
        program[loop] = _split(loop + 1, len(program), greedy=tree.greedy)
        return
    splits = []
    for _ in range(tree.most - tree.least):
        splits.append(len(program))
        program.append((SPLIT, 0, 0))
        _emit(tree.body, program)
    for one in splits:
        program[one] = _split(one + 1, len(program), greedy=tree.greedy)


def _back(_tree: Back, _program: list[Instruction]) -> None:
    raise RegexFault("back-reference")


_EMITTERS: dict[type, Callable[..., None]] = {
    Chars: _chars,
    Anchor: _anchor,
    Group: _group,
    Sequence: _sequence,
    Choice: _choice,
    Repeat: _repeat,
    Back: _back,
}


class Automaton:
    """A program ready to run; `budget` bounds the steps of one run."""

    def __init__(self, tree: Tree, groups: int, *, lines: bool, budget: int) -> None:
        self.program = assemble(tree)
        self.slots: Slots = (-1,) * (2 * groups + 2)
        self.lines = lines
        self.text = ""
        self.budget = budget

    def find(self, text: str, start: int) -> Slots | None:
        """The leftmost match from a position: begin and end of each group; raises RegexFault past the budget."""
        self.text = text
        threads: list[Thread] = []
        found: Slots | None = None
        for position in range(start, len(text) + 1):
            if found is None:
                self._follow(threads, {one for one, _ in threads}, (0, self.slots), position)
            if not threads:
                break
            self.budget -= len(threads) + 1
            if self.budget < 0:
                raise RegexFault("steps")
            threads, ended = self._step(threads, position)
            found = ended or found
        return found

    def _step(self, threads: list[Thread], position: int) -> tuple[list[Thread], Slots | None]:
        following: list[Thread] = []
        seen: set[int] = set()
        code = ord(self.text[position]) if position < len(self.text) else -1
        for counter, slots in threads:
            operation, argument, _ = self.program[counter]
            if operation == MATCH:
                return following, slots
            if code >= 0 and _has(argument, code):
                self._follow(following, seen, (counter + 1, slots), position + 1)
        return following, None

    def _follow(self, threads: list[Thread], seen: set[int], first_thread: Thread, position: int) -> None:
        """Add the threads reachable without reading, in order of preference."""
        pending = [first_thread]
        while pending:
            counter, slots = pending.pop()
            if counter in seen:
                continue
            seen.add(counter)
            self.budget -= 1
            operation, first, second = self.program[counter]
            if operation in (CHAR, MATCH):
                threads.append((counter, slots))
            elif operation == SAVE:
                pending.append((counter + 1, (*slots[:first], position, *slots[first + 1 :])))
            elif operation == SPLIT:
                pending.extend(((second, slots), (first, slots)))
            elif operation == JUMP:
                pending.append((first, slots))
            elif self._holds(operation, position):
                pending.append((counter + 1, slots))

    def _holds(self, operation: int, position: int) -> bool:
        text = self.text
        if operation == START:
            return position == 0 or (self.lines and position < len(text) and text[position - 1] == "\n")
        return position == len(text) or (self.lines and text[position] == "\n")

    def all(self, text: str) -> Iterator[Slots]:
        """Every match, one after the other."""
        position = 0
        while position <= len(text):
            found = self.find(text, position)
            if found is None:
                return
            yield found
            position = found[1] if found[1] > found[0] else found[1] + 1


def _has(ranges: Ranges, code: int) -> bool:
    return ranges[0][0] <= code <= ranges[0][1] if len(ranges) == 1 else contains(ranges, code)
