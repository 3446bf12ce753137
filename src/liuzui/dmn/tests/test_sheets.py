"""Tables as sheets: DMN, CSV and Excel hold the same, and what cannot be read says which cell."""

import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from liuzui.dmn import ModelError, load
from liuzui.dmn.sheets import FORMATS, Fact, Kind, Row, Sheet, from_model, read_sheet, to_dmn, write_sheet
from liuzui.dmn.sheets.files import as_dmn, load_table
from liuzui.dmn.sheets.sheet import Input, Output

SUBSIDY = Sheet(
    decision="补贴",
    model="补贴",
    namespace="urn:test",
    result="string",
    policy="FIRST",
    kinds=(Kind("等级类型", "string", '"甲","乙"'),),
    facts=(Fact("年限", "number"), Fact("等级", "等级类型")),
    inputs=(Input("年限", "从业年限", "number"), Input("等级", "", "等级类型", '"甲","乙"')),
    outputs=(Output("结果", "", "string", '"给","不给"', '"不给"'),),
    annotations=("依据",),
    rules=(Row((">= 3", '"甲"'), ('"给"',), ("条例 第一条",)), Row(("-", "-"), ('"不给"',), ("= 1+1",), "其余")),
)
CELL = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
NAME = st.text(st.characters(categories=("L",)), min_size=1, max_size=6)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any table whose texts a file can hold."""
    names = draw(st.lists(NAME.map(lambda name: "事" + name), min_size=1, max_size=4, unique=True))
    outputs = draw(st.lists(NAME, min_size=1, max_size=2, unique=True))
    row = st.builds(
        Row,
        st.tuples(*[CELL.map(lambda text: text or "-")] * len(names)),
        st.tuples(*[CELL] * len(outputs)),
        st.tuples(CELL),
    )
    return Sheet(
        decision="决策" + draw(NAME),
        model=draw(NAME),
        namespace="urn:x",
        policy=draw(st.sampled_from(["UNIQUE", "FIRST", "COLLECT SUM", "COLLECT", "RULE ORDER", "OUTPUT ORDER"])),
        facts=tuple(Fact(name, "string") for name in names),
        inputs=tuple(Input(name, draw(CELL), "string", draw(CELL)) for name in names),
        outputs=tuple(Output(name, draw(CELL), "number", draw(CELL), draw(CELL)) for name in outputs),
        annotations=(draw(NAME),),
        rules=tuple(draw(st.lists(row, max_size=4))),
    )


@pytest.mark.parametrize("suffix", FORMATS)
@given(sheet=sheets())
@settings(max_examples=25, deadline=None)
def test_nothing_is_lost_on_the_way_through_a_file(suffix: str, sheet: Sheet):
    assert read_sheet(write_sheet(sheet, suffix), f"table{suffix}") == sheet


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_is_decided_whatever_the_file(suffix: str):
    model = load_table(write_sheet(SUBSIDY, suffix), f"table{suffix}")
    assert [one.code for one in model.diagnostics] == []
    assert model.evaluate("补贴", {"年限": 3, "等级": "甲"}).value == "给"
    assert model.evaluate("补贴", {"年限": 2, "等级": "甲"}).value == "不给"
    assert from_model(model) == SUBSIDY


def test_chinese_keywords_are_read():
    text = (
        "决策,补贴\n命中策略,collect sum\n列,输入,输出\n表达式,年限,金额\n类型,number,number\n1,>= 3,100\n2,>= 5,50\n"
    )
    model = load(to_dmn(read_sheet(text.encode(), "a.csv")))
    assert model.evaluate("补贴", {"年限": 6}).value == Decimal(150)


CSV = '决策,补贴\n列,输入,输出\n表达式,等级,结果\n类型,string,string\n1,"""甲""","""给"""\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_the_encodings_of_chinese_offices_are_read(encoding: str):
    assert read_sheet(CSV.encode(encoding), "a.csv").rules[0].inputs == ('"甲"',)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_read(separator: str):
    assert read_sheet(CSV.replace(",", separator).encode(), "a.csv").rules[0].outputs == ('"给"',)


def workbook(*rows: tuple[object, ...], merge: str = "") -> bytes:
    """An Excel file as a person would make it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


HEAD = (("决策", "补贴"), ("列", "输入", "输出"), ("表达式", "年限", "金额"), ("类型", "number", "number"))


def test_plain_numbers_of_excel_are_read():
    data = workbook(*HEAD, (1, 3, 0.1), (2, ">= 5", 1000000))
    assert [row.outputs for row in read_sheet(data, "a.xlsx").rules] == [("0.1",), ("1000000",)]


def packed(name: str, text: bytes) -> bytes:
    """A zip file with one part."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return target.getvalue()


BAD = {
    "merged cells": (workbook(*HEAD, (1, 3, 100), (2, 4, 100), merge="C5:C6"), "a.xlsx", "sheet.merged", "C5:C6"),
    "a formula": (workbook(*HEAD, (1, 3, "=SUM(A1:A2)")), "a.xlsx", "sheet.formula", "C5"),
    "an empty head": (b"decision,d\ncolumn,input,output\nexpression,,r\n1,2,3\n", "a.csv", "sheet.head_empty", "B3"),
    "no expression": (b"decision,d\ncolumn,input,output\n1,2,3\n", "a.csv", "sheet.head_missing", "A1"),
    "no output": (b"decision,d\ncolumn,input\nexpression,a\n", "a.csv", "sheet.no_output", "A2"),
    "a stray cell": (b"decision,d\ncolumn,output\nexpression,a\n1,2,,x\n", "a.csv", "sheet.cell_outside", "D4"),
    "a strange head": (b"hello,d\n", "a.csv", "sheet.head_unknown", "A1"),
    "a strange column": (b"decision,d\ncolumn,inptu\nexpression,a\n", "a.csv", "sheet.column_unknown", "B2"),
    "a head twice": (b"decision,d\ndecision,e\n", "a.csv", "sheet.head_twice", "A2"),
    "latin letters": ("decision,décision\n".encode("latin-1"), "a.csv", "sheet.encoding", ""),
    "no zip": (b"PK", "a.xlsx", "sheet.not_excel", ""),
    "another zip": (packed("a.txt", b"x"), "a.xlsx", "sheet.not_excel", ""),
    "a bomb": (packed("xl/workbook.xml", b" " * 61_000_000), "a.xlsx", "sheet.too_big", ""),
    "an entity": (packed("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "a.xlsx", "dmn.xml.doctype", "a.xml"),
    "10 megabytes": (b"x" * 10_000_001, "a.csv", "sheet.too_big", ""),
    "nothing": (b"", "a.csv", "sheet.head_missing", "A1"),
    "binary": (b"decision,\0\n", "a.csv", "sheet.binary", ""),
    "another format": (b"%PDF", "a.pdf", "sheet.format", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_where_and_why(name: str):
    data, file, code, cell = BAD[name]
    with pytest.raises(ModelError) as caught:
        as_dmn(data, file)
    found = caught.value.diagnostics[0]
    assert (found.code, found.place.file, found.place.cell) == (code, file, cell)
    assert found.text("zh") != found.text("en")


def test_a_decision_that_rests_on_others_is_no_single_sheet():
    text = (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m" namespace="urn:m">'
        '<decision id="a" name="a"><variable name="a"/><literalExpression><text>1</text></literalExpression></decision>'
        "</definitions>"
    )
    with pytest.raises(ModelError) as caught:
        from_model(load(text, file="m.dmn"))
    assert caught.value.diagnostics[0].code == "sheet.no_table"
