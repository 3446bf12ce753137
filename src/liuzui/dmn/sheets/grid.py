"""The grid of texts in both directions: keywords in the first column, rules below."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from liuzui.dmn.sheets.sheet import Fact, Input, Kind, Output, Row, Sheet, cell_name, fail

Grid = list[list[str]]
KEYWORDS = {
    "模型": "model",
    "决策": "decision",
    "命中策略": "policy",
    "类型定义": "define",
    "事实": "fact",
    "列": "column",
    "表达式": "expression",
    "标签": "label",
    "类型": "type",
    "允许值": "values",
    "默认值": "default",
}
ONCE = frozenset(KEYWORDS.values()) - {"define", "fact"}
COLUMNS = {"输入": "input", "条件": "input", "输出": "output", "结果": "output", "注释": "annotation"}


def to_grid(sheet: Sheet) -> Grid:
    """The sheet as rows of texts; empty rows are left out."""
    ins, outs, notes = sheet.inputs, sheet.outputs, sheet.annotations
    blank = [""] * len(notes)
    rows = [
        ["model", sheet.model, sheet.namespace],
        ["decision", sheet.decision, sheet.result],
        ["policy", sheet.policy],
        *(["define", one.name, one.base, one.allowed] for one in sheet.kinds),
        *(["fact", one.name, one.type] for one in sheet.facts),
        ["column", *(["input"] * len(ins)), *(["output"] * len(outs)), *(["annotation"] * len(notes))],
        ["expression", *(one.text for one in ins), *(one.name for one in outs), *notes],
        ["label", *(one.label for one in ins), *(one.label for one in outs), *blank],
        ["type", *(one.type for one in ins), *(one.type for one in outs), *blank],
        ["values", *(one.values for one in ins), *(one.values for one in outs), *blank],
        ["default", *([""] * len(ins)), *(one.default for one in outs), *blank],
    ]
    rules = [
        [rule.id or str(number), *rule.inputs, *rule.outputs, *rule.annotations]
        for number, rule in enumerate(sheet.rules, 1)
    ]
    return [row for row in rows if any(row[1:])] + rules


@dataclass(slots=True)
class _Reading:
    """What has been read of a grid."""

    file: str
    heads: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    kinds: list[Kind] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    rules: list[tuple[int, list[str]]] = field(default_factory=list)

    def line(self, key: str) -> list[str]:
        """The cells after a keyword; none when it is not there."""
        return self.heads.get(key, (0, []))[1]

    def one(self, key: str, position: int = 0) -> str:
        """One cell after a keyword."""
        cells = self.line(key)
        return cells[position] if position < len(cells) else ""

    @property
    def element(self) -> str:
        """The decision's name, for findings."""
        return self.one("decision")


def from_grid(grid: Sequence[Sequence[str]], file: str = "") -> Sheet:
    """The sheet of a grid; raises ModelError with the cell that cannot be understood."""
    reading = _Reading(file)
    for number, cells in enumerate(grid):
        texts = [cell.strip() for cell in cells]
        if any(texts):
            _take(reading, number, texts)
    for key in ("decision", "column", "expression"):
        if not any(reading.line(key)):
            raise fail("sheet.head_missing", file, "A1", reading.element, key=key)
    return _sheet(reading, _columns(reading))


def _take(reading: _Reading, number: int, texts: list[str]) -> None:
    word = texts[0].lower()
    key, rest = KEYWORDS.get(word, word), [*texts[1:], "", "", ""]
    if key == "define":
        reading.kinds.append(Kind(rest[0], rest[1], rest[2]))
    elif key == "fact":
        reading.facts.append(Fact(rest[0], rest[1]))
    elif key in ONCE:
        if key in reading.heads:
            raise fail("sheet.head_twice", reading.file, cell_name(number, 0), reading.element, key=texts[0])
        reading.heads[key] = number, texts[1:]
    elif "column" not in reading.heads:
        raise fail("sheet.head_unknown", reading.file, cell_name(number, 0), reading.element, text=texts[0][:40])
    else:
        reading.rules.append((number, texts))


def _columns(reading: _Reading) -> dict[str, list[int]]:
    """The positions of each kind of column; an unknown kind or an empty head is told by its cell."""
    row, kinds = reading.heads["column"]
    found: dict[str, list[int]] = {"input": [], "output": [], "annotation": []}
    for position, text in enumerate(kinds):
        kind = COLUMNS.get(text, text.lower())
        if kind and kind not in found:
            raise fail("sheet.column_unknown", reading.file, cell_name(row, position + 1), reading.element, text=text)
        if kind:
            found[kind].append(position)
    single = len(found["output"]) == 1
    for position in [*found["input"], *([] if single else found["output"])]:
        if not reading.one("expression", position):
            spot = cell_name(reading.heads["expression"][0], position + 1)
            raise fail("sheet.head_empty", reading.file, spot, reading.element)
    if not found["output"]:
        raise fail("sheet.no_output", reading.file, cell_name(row, 0), reading.element)
    return found


def _sheet(reading: _Reading, columns: dict[str, list[int]]) -> Sheet:
    def parts(position: int, *keys: str) -> list[str]:
        return [reading.one(key, position) for key in keys]

    return Sheet(
        decision=reading.one("decision"),
        model=reading.one("model") or reading.one("decision"),
        namespace=reading.one("model", 1),
        result=reading.one("decision", 1),
        policy=reading.one("policy").upper() or "UNIQUE",
        kinds=tuple(reading.kinds),
        facts=tuple(reading.facts),
        inputs=tuple(Input(*parts(p, "expression", "label", "type", "values")) for p in columns["input"]),
        outputs=tuple(Output(*parts(p, "expression", "label", "type", "values", "default")) for p in columns["output"]),
        annotations=tuple(reading.one("expression", p) for p in columns["annotation"]),
        rules=tuple(_rule(reading, number, cells, columns) for number, cells in reading.rules),
    )


def _rule(reading: _Reading, number: int, cells: list[str], columns: dict[str, list[int]]) -> Row:
    known = {position for positions in columns.values() for position in positions}
    for position, text in enumerate(cells[1:]):
        if text and position not in known:
            raise fail("sheet.cell_outside", reading.file, cell_name(number, position + 1), reading.element)
    wide = [*cells[1:], *([""] * (max(known) + 1))]
    inputs, outputs, notes = (tuple(wide[p] for p in columns[kind]) for kind in ("input", "output", "annotation"))
    return Row(inputs, outputs, notes, "" if cells[0].isdigit() else cells[0])
