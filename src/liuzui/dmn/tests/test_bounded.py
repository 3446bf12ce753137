"""Files of strangers end as a report within bounded time and memory, whatever they hold."""

import time

import pytest

from liuzui.dmn.bounded import Job, examine
from liuzui.dmn.bounded.job import text_of_finding

HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">'
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><definitions>&b;</definitions>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><definitions>&a;</definitions>'


def model(expression: str) -> bytes:
    """A model of one decision."""
    text = expression.replace("&", "&amp;").replace("<", "&lt;")
    decision = f'<decision id="d" name="d"><variable name="d"/><literalExpression><text>{text}</text>'
    return f"{HEAD}{decision}</literalExpression></decision></definitions>".encode()


CYCLE = f"""{HEAD}
<decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement>
<literalExpression><text>b</text></literalExpression></decision>
<decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement>
<literalExpression><text>a</text></literalExpression></decision></definitions>""".encode()

HOSTILE = {
    "a bomb of entities": (BOMB.encode(), "dmn.xml.doctype"),
    "an external entity": (EXTERNAL.encode(), "dmn.xml.doctype"),
    "an expression of ten megabytes": (model("1+" * 4_900_000 + "1"), "feel.too_long"),
    "ten thousand brackets": (model("(" * 10_000 + "1" + ")" * 10_000), "feel.too_deep"),
    "ten thousand elements": (("<a>" * 10_000).encode(), "dmn.xml.too_deep"),
    "recursion without end": (model("{f: function(x) f(x), r: f(1)}.r"), "feel.recursion"),
    "nothing divided by nothing": (model("0/0"), "feel.divide_by_zero"),
    "a loop over a milliard": (model("count(for i in 1..1000000000 return i)"), "feel"),
    "more than ten megabytes": (b" " * 10_000_001, "sheet.too_big"),
    "decisions in a ring": (CYCLE, "dmn.cycle"),
    "a lie about its encoding": ('<?xml version="1.0" encoding="utf-8"?><a>中'.encode("gbk"), "dmn.xml.encoding"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_ends_as_a_finding(name):
    data, code = HOSTILE[name]
    began = time.monotonic()
    report = examine(Job(data, "m.dmn", facts=({},)), seconds=20)
    found = [*report.findings, *(one for answer in report.answers for one in answer["problems"])]
    assert any(one["code"].startswith(code) for one in found), found
    assert time.monotonic() - began < 20


def test_a_process_that_takes_too_long_is_stopped():
    slow = model("count(for i in 1..900, j in 1..900 return string(i*j))")
    began = time.monotonic()
    report = examine(Job(slow, "slow.dmn", facts=[{}] * 200), seconds=2)
    assert [one["code"] for one in report.findings] == ["bounded.time"]
    assert time.monotonic() - began < 4
    assert text_of_finding(report.findings[0], "en") == "slow.dmn: not done in 2 s, stopped: please simplify"


def test_a_process_that_takes_too_much_memory_is_stopped():
    report = examine(Job(b" " * 40_000_000, "big.dmn"), memory=140_000_000)
    assert report.findings[0]["code"] in {"bounded.memory", "bounded.broken", "sheet.too_big"}


def test_a_regular_expression_that_would_explode_is_answered():
    exploding = model('matches("' + "a" * 40 + '!", "(a*)*(a*)*b")')
    assert examine(Job(exploding, "m.dmn", facts=({},))).answers[0]["value"] is False


def test_two_models_of_one_name_are_told_with_their_files():
    report = examine(Job(model("1"), "first.dmn", others=(("second.dmn", model("2")),)))
    assert report.findings[0]["code"] == "dmn.duplicate_model"
    assert report.findings[0]["params"]["second"] == "second.dmn"


def test_a_good_file_is_read_and_decided():
    report = examine(Job(model("x + 1"), "m.dmn", facts=({"x": 1},)))
    assert report.decisions == ("d",)
    assert not report.errors or report.answers
