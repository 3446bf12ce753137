"""Bad input: a diagnostic with its place, in bounded time and memory; nothing raises."""

import pytest

from liuzui.dmn import Limits, ModelError, evaluate, load
from liuzui.dmn.tests.building import decision, given, knowledge, model, needs, text

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB, "dmn.xml.doctype"),
        (OUTSIDE, "dmn.xml.doctype"),
        (b'<!DOCTYPE d SYSTEM "http://example.org/x.dtd"><d/>', "dmn.xml.doctype"),
        (b"", "dmn.xml.malformed"),
        (b"<definitions>", "dmn.xml.malformed"),
        (b"<definitions>&undefined;</definitions>", "dmn.xml.malformed"),
        (b"not xml at all", "dmn.xml.malformed"),
        (b"\xff\xfe\x00", "dmn.xml.encoding"),
        (b"<a>" * 1000 + b"</a>" * 1000, "dmn.xml.too_deep"),
        (b'<?xml version="1.0" encoding="utf-8"?><definitions name="\xd0\xc2"/>', "dmn.xml.encoding"),
        (b'<?xml version="1.0" encoding="gbk"?><definitions name="\xff\xff"/>', "dmn.xml.encoding"),
        (b'<?xml version="1.0" encoding="no-such"?><definitions/>', "dmn.xml.encoding_unknown"),
        (b"<html/>", "dmn.not_dmn"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data, code):
    with pytest.raises(ModelError) as caught:
        load(data, file="bad.dmn")
    found = caught.value.diagnostics[0]
    assert (found.code, found.place.file) == (code, "bad.dmn")
    assert found.text("zh").startswith("bad.dmn")


def test_a_file_too_large_is_refused_before_it_is_read():
    with pytest.raises(ModelError) as caught:
        load(model() + b" " * 2000, limits=Limits(xml_bytes=1000))
    assert caught.value.diagnostics[0].code == "dmn.xml.too_big"


def test_chinese_encodings_are_read():
    source = model(given("年龄", "number"), decision("成年", text("年龄 >= 18"), needs(("年龄",)))).decode()
    data = ('<?xml version="1.0" encoding="GBK"?>' + source).encode("gbk")
    assert load(data).evaluate("成年", {"年龄": 20}).value is True
    assert load('<?xml version="1.0" encoding="GBK"?>' + source).evaluate("成年", {"年龄": 20}).value is True
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + source).encode("utf-16")
    assert load(wide).evaluate("成年", {"年龄": 20}).value is True


EXPRESSIONS = {
    "10,000 parentheses": ("(" * 10_000 + "1" + ")" * 10_000, {"feel.too_deep"}),
    "10,000 lists": ("[" * 10_000 + "]" * 10_000, {"feel.too_deep"}),
    "10,000 contexts": ("{a:" * 10_000 + "1" + "}" * 10_000, {"feel.too_deep"}),
    "10,000 ifs in conditions": ("if " * 10_000 + "true", {"feel.too_deep"}),
    "10,000 functions": ("function() " * 10_000 + "1", {"feel.too_deep"}),
    "10,000 calls": ("abs(" * 10_000 + "1" + ")" * 10_000, {"feel.too_deep"}),
    "10,000 paths": ("a" + ".a" * 10_000, {"feel.too_deep"}),
    "10,000 filters": ("[1]" + "[1]" * 10_000, {"feel.too_deep"}),
    "10,000 negations of names": ("not(" * 10_000 + "true" + ")" * 10_000, {"feel.too_deep"}),
    "10,000 types": ("1 instance of " + "list<" * 10_000, {"feel.too_deep"}),
    "10 megabytes": ("1 + " * 2_500_000 + "1", {"feel.too_long"}),
    "an open string": ('"' + "a" * 900_000, {"feel.syntax"}),
    "an open comment": ("/*" * 400_000, {"feel.syntax"}),
    "an endless loop": ("for i in 1..1000000000000 return i", {"feel.steps"}),
    "a product of loops": ("for a in 1..10000, b in 1..10000 return 1", {"feel.steps"}),
    "an endless recursion": ("{f: function(n) f(n + 1), r: f(0)}.r", {"feel.recursion"}),
    "a recursion through sort": (
        "{f: function(x, y) count(sort([1, 2], f)) > 0, r: sort([1, 2], f)}.r",
        {"feel.recursion"},
    ),
    "a string that doubles": (
        '{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f("abcdefgh", 60)}.r',
        {"feel.memory"},
    ),
    "a list that doubles": (
        "{f: function(l, n) if n = 0 then l else f(concatenate(l, l), n - 1), r: f([1], 60)}.r",
        {"feel.memory"},
    ),
    "a year too large": ('date("1000000000-01-01")', {"feel.temporal"}),
    "the last year and a day": ('date("999999999-12-31") + duration("P1D")', {"feel.temporal_overflow"}),
    "a duration too long": ('duration("P999999999999999Y") * 1E40', {"feel.temporal_overflow"}),
    "zero by zero": ("0/0", {"feel.divide_by_zero"}),
    "a power too large": ("10 ** 1000000000000", {"feel.overflow"}),
    "powers of powers": ("9 ** (9 ** (9 ** 9))", {"feel.overflow"}),
    "a number too large": ("1E99999", {"feel.overflow"}),
    "a scale too large": ("decimal(1E6000, 6000)", {"feel.domain", "feel.overflow", None}),
    "an exploding expression": (
        'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a*)*(a*)*b")',
        {None, "feel.regex_budget"},
    ),
    "a nul character": ("1 + \0", {"feel.syntax"}),
    "a lone surrogate": ('"\\uD800"', {None}),
    "a character past the last": ('"\\UFFFFFF"', {"feel.syntax"}),
}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_a_hostile_expression_is_bounded_and_told(name):
    source, expected = EXPRESSIONS[name]
    result = evaluate(source)
    assert (result.diagnostics[0].code if result.diagnostics else None) in expected
    if None not in expected:
        assert result.value is None


@pytest.mark.parametrize("link", ["+", "-", "*", "and", "or", "="])
def test_long_chains_are_no_nesting(link):
    assert evaluate(f" {link} ".join(["1"] * 5000)).diagnostics == () or link in ("and", "or", "=")


def test_long_chains_of_else_if_are_no_nesting():
    source = "".join(f"if x = {n} then {n} else " for n in range(3000)) + "-1"
    assert evaluate(source, {"x": 2999}).value == 2999
    assert evaluate(source, {"x": "a"}).value == -1


def test_a_large_list_is_no_nesting():
    assert evaluate("count([" + ", ".join(["1"] * 50_000) + "])").value == 50_000


def test_decisions_that_require_themselves_are_named():
    data = model(
        decision("a", text("b"), needs(decisions=("b",))),
        decision("b", text("a"), needs(decisions=("a",))),
        decision("c", text("a"), needs(decisions=("a",))),
    )
    loaded = load(data, file="circle.dmn")
    circular = [one for one in loaded.diagnostics if one.code == "dmn.cycle"]
    assert [(one.place.file, one.place.element) for one in circular] == [("circle.dmn", "a"), ("circle.dmn", "b")]
    for name in "abc":
        outcome = loaded.evaluate(name)
        assert outcome.value is None
        assert "dmn.cycle" in {one.code for one in outcome.diagnostics}


def test_a_long_chain_of_decisions_is_evaluated():
    parts = [decision("d0", text("1"))]
    parts += [decision(f"d{n}", text(f"d{n - 1} + 1"), needs(decisions=(f"d{n - 1}",))) for n in range(1, 2000)]
    assert load(model(*parts)).evaluate("d1999").value == 2000


def test_knowledge_that_never_ends_is_told():
    data = model(
        knowledge("loop", {"n": ""}, text("loop(n + 1)")),
        decision("d1", text("loop(1)"), needs(knowledge=("loop",))),
    )
    assert load(data).evaluate("d1").diagnostics[-1].code == "feel.recursion"


def test_models_that_import_each_other_are_read():
    kind = 'importType="https://www.omg.org/spec/DMN/20230324/MODEL/"'
    first = model(
        f'<import name="B" namespace="urn:b" {kind}/>',
        decision("x", text("B.y + 1"), needs(decisions=("urn:b#y",))),
        namespace="urn:a",
    )
    second = model(f'<import name="A" namespace="urn:a" {kind}/>', decision("y", text("1")), namespace="urn:b")
    assert load(first, [second]).evaluate("x").value == 2


def test_two_models_of_one_namespace_are_refused():
    with pytest.raises(ModelError) as caught:
        load(model(), [model()])
    assert caught.value.diagnostics[0].code == "dmn.duplicate_model"


def test_two_elements_of_one_name_or_id_are_told():
    data = model(given("x"), decision("x", text("1")))
    assert [one.code for one in load(data).diagnostics] == ["dmn.duplicate_id"]
    data = model(given("x"), decision("x", text("1")).replace('id="x"', 'id="y"'))
    assert "dmn.duplicate_name" in {one.code for one in load(data).diagnostics}


def test_missing_references_imports_and_types_are_told():
    data = model(
        '<import name="gone" namespace="urn:gone" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>',
        decision("a", text("1"), needs(("nothing",), ("urn:gone#x",), ("#f",)), "tNone"),
    )
    found = [one.code for one in load(data).diagnostics]
    assert found.count("dmn.reference_missing") == 3
    assert {"dmn.import_missing", "dmn.type_unknown"} <= set(found)


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 10**10_000, object(), {1: 2}, b"x", {"a": object()}],
    ids=["nan", "infinity", "large", "object", "keys", "bytes", "inner"],
)
def test_facts_of_any_kind_do_no_harm(value):
    loaded = load(model(given("x", "number"), decision("d", text("x + 1"), needs(("x",)))))
    assert loaded.evaluate("d", {"x": value}).value is None
