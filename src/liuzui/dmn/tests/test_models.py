"""Models: requirements, boxed expressions, functions, services, imports, types (6, 7, 10.2.1, 10.4)."""

import pytest

from liuzui.dmn import literal_of, load, text_of
from liuzui.dmn.tests.building import decision, given, knowledge, model, needs, table, text, variable


def answer(data: bytes, name: str, facts=None, others=()) -> str:
    """The value of a decision as FEEL writes it."""
    return literal_of(load(data, others).evaluate(name, facts or {}).value)


def logic(source: str, facts=None, type_ref: str = "", *inputs: str, parts: str = "") -> str:
    """The value of boxed logic in a decision over inputs."""
    names = [one.split(":")[0] for one in inputs]
    declared = [given(one.split(":")[0], one.partition(":")[2]) for one in inputs]
    return answer(model(parts, *declared, decision("d1", source, needs(tuple(names)), type_ref)), "d1", facts)


def tag(name: str, *inner: str, **attributes: str) -> str:
    """An element."""
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inner)}</{name}>"


def entry(source: str, name: str = "", type_ref: str = "") -> str:
    """A context entry."""
    return tag("contextEntry", variable(name, type_ref) if name else "", source)


def conditional(condition: str) -> str:
    """A boxed conditional that says y or n."""
    return tag("conditional", tag("if", text(condition)), tag("then", text('"y"')), tag("else", text('"n"')))


def chosen(collection: str, match: str) -> str:
    """A boxed filter."""
    return tag("filter", tag("in", text(collection)), tag("match", text(match)))


def over(kind: str, collection: str, body: str) -> str:
    """A boxed iterator over `i`."""
    last = tag("return" if kind == "for" else "satisfies", text(body))
    return tag(kind, tag("in", text(collection)), last, iteratorVariable="i")


def defined(body: str, use: str, **attributes: str) -> str:
    """A boxed function `f` of `n` and its use."""
    function = tag("functionDefinition", '<formalParameter name="n"/>', text(body), **attributes)
    return tag("context", entry(function, "f"), entry(text(use)))


def bound(name: str, source: str) -> str:
    """A binding of a boxed invocation."""
    return tag("binding", f'<parameter name="{name}"/>', text(source))


COLUMNS = '<column name="a"/><column name="b c"/>'
FACTORIAL = "if n = 0 then 1 else n * f(n - 1)"
BOXES = {
    "context": (tag("context", entry(text("1"), "a"), entry(text("a + 1"), "b c")), "{a: 1, b c: 2}"),
    "context with a result": (tag("context", entry(text("1"), "a"), entry(text("a + 1"))), "2"),
    "context with a typed entry": (tag("context", entry(text('"x"'), "a", "number")), "{a: null}"),
    "list": (tag("list", text("1"), text('"x"')), '[1, "x"]'),
    "relation": (tag("relation", COLUMNS, tag("row", text("1"), text("2"))), "[{a: 1, b c: 2}]"),
    "conditional": (conditional("2 > 1"), '"y"'),
    "conditional on null": (conditional("null"), '"n"'),
    "filter": (chosen("[{a: 1}, {a: 2}]", "a > 1"), "[{a: 2}]"),
    "filter of scalars": (chosen("[1, 2, 3]", "item > 1"), "[2, 3]"),
    "filter of null": (chosen("null", "true"), "null"),
    "filter by no truth": (chosen("[1]", '"x"'), "null"),
    "for": (over("for", "[1, 2]", "i * 2"), "[2, 4]"),
    "for over null": (over("for", "null", "i"), "null"),
    "for over a range": (over("for", "[1..3]", "count(partial)"), "[0, 1, 2]"),
    "some": (over("some", "[1, 2]", "i > 1"), "true"),
    "every": (over("every", "[1, 2]", "i > 1"), "false"),
    "every with null": (over("every", "[1, null]", "i > 0"), "null"),
    "function": (defined("n * 2", "f(4)"), "8"),
    "recursive function": (defined(FACTORIAL, "f(5)"), "120"),
    "java function": (defined("1", "f(4)", kind="Java"), "null"),
    "invocation": (
        tag("invocation", text("substring"), bound("string", '"foobar"'), bound("start position", "4")),
        '"bar"',
    ),
    "invocation of nothing": (tag("invocation", text("1"), bound("x", "1")), "null"),
    "nothing": ("", "null"),
    "empty text": (text(""), "null"),
}


@pytest.mark.parametrize("name", BOXES)
def test_a_boxed_expression_has_its_value(name):
    source, expected = BOXES[name]
    assert logic(source) == expected


TYPES = """
<itemDefinition name="tGrade"><typeRef>string</typeRef>
<allowedValues><text>"A","B"</text></allowedValues></itemDefinition>
<itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef></itemDefinition>
<itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>
<itemDefinition name="tFew" isCollection="true"><typeRef>number</typeRef>
<typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
<itemDefinition name="tParty"><itemComponent name="full name"><typeRef>string</typeRef></itemComponent>
<itemComponent name="grade"><typeRef>tGrade</typeRef></itemComponent></itemDefinition>
<itemDefinition name="tTree"><itemComponent name="value"><typeRef>number</typeRef></itemComponent>
<itemComponent name="kids" isCollection="true"><typeRef>tTree</typeRef></itemComponent></itemDefinition>
<itemDefinition name="tOp"><functionItem outputTypeRef="number"><parameters name="x" typeRef="number"/>
</functionItem></itemDefinition>
<itemDefinition name="tSelf"><typeRef>tSelf</typeRef></itemDefinition>
"""

COERCIONS = [
    ("1", "number", "1"),
    ('"1"', "number", "null"),
    ("[1]", "number", "1"),
    ("[1, 2]", "number", "null"),
    ("1", "tNumbers", "[1]"),
    ('[1, "a"]', "tNumbers", "null"),
    ("[1, null]", "tNumbers", "[1, null]"),
    ('"A"', "tGrade", '"A"'),
    ('"C"', "tGrade", "null"),
    ('["A", "C"]', "tGrades", "null"),
    ('["A", "B"]', "tGrades", '["A", "B"]'),
    ("[1, 2]", "tFew", "[1, 2]"),
    ("[1, 2, 3]", "tFew", "null"),
    ('@"2020-01-01"', "date and time", "2020-01-01T00:00:00Z"),
    ('@"2020-01-01"', "dateTime", "2020-01-01T00:00:00Z"),
    ('@"2020-01-01T00:00:00"', "date", "null"),
    ('{full name: "x", grade: "A", more: 1}', "tParty", '{full name: "x", grade: "A", more: 1}'),
    ('{full name: "x", grade: "C"}', "tParty", "null"),
    ('{full name: "x"}', "tParty", "null"),
    ("{value: 1, kids: [{value: 2, kids: []}]}", "tTree", "{value: 1, kids: [{value: 2, kids: []}]}"),
    ('{value: 1, kids: [{value: "x", kids: []}]}', "tTree", "null"),
    ("1", "Any", "1"),
    ("1", "tUnknown", "1"),
    ("1", "tSelf", "1"),
]


@pytest.mark.parametrize(("source", "type_ref", "expected"), COERCIONS)
def test_a_value_is_converted_to_its_type_or_null(source, type_ref, expected):
    assert logic(text(source), type_ref=type_ref, parts=TYPES) == expected


def test_functions_are_values_with_types():
    data = model(
        TYPES,
        decision("twice", text("function(x: number) x * 2"), type_ref="tOp"),
        decision("used", text("twice(4)"), needs(decisions=("twice",))),
        decision("wrong", text('function(x: number) "x"'), type_ref="tOp"),
    )
    assert answer(data, "used") == "8"
    assert answer(data, "wrong") == "null"


def test_inputs_are_typed_and_named_with_spaces():
    data = model(
        TYPES,
        given("party", "tParty"),
        given("parties", ""),
        decision("d1", text('party.full name + "!"'), needs(("party",))),
        decision("d2", text('parties[full name = "b"].grade'), needs(("parties",))),
    )
    party = {"full name": "王", "grade": "B"}
    assert answer(data, "d1", {"party": party}) == '"王!"'
    assert answer(data, "d1", {"party": {**party, "grade": "Z"}}) == "null"
    assert answer(data, "d2", {"parties": [party, {"full name": "b", "grade": "A"}]}) == '["A"]'


def test_scopes_hold_only_what_is_required():
    data = model(
        given("x", "number"),
        decision("base", text("x + 1"), needs(("x",))),
        decision("top", text("base * 2"), needs(decisions=("base",))),
        decision("blind", text("x"), needs(decisions=("base",))),
    )
    assert answer(data, "top", {"x": 2}) == "6"
    assert answer(data, "blind", {"x": 2}) == "null"
    assert answer(data, "top", {"base": 10}) == "20"
    assert [one.code for one in load(data).diagnostics] == ["feel.unknown_name"]


def test_an_input_may_be_called_otherwise_than_its_variable():
    data = model(
        '<inputData id="i" name="Applicant age"><variable name="age" typeRef="number"/></inputData>',
        decision("d1", text("age + 1"), needs(("i",))),
    )
    assert answer(data, "d1", {"age": 1}) == "2"
    assert answer(data, "d1", {"Applicant age": 1}) == "2"


def test_knowledge_models_are_functions_over_their_own_knowledge():
    data = model(
        knowledge("inner", {"x": "number"}, text("x * 10"), type_ref="number"),
        knowledge("outer", {"a b": "number"}, text("inner(a b) + 1"), needs(knowledge=("inner",))),
        knowledge("fact", {"n": ""}, text("if n = 0 then 1 else n * fact(n - 1)")),
        decision("d1", text("outer(a b: 2)"), needs(knowledge=("outer",))),
        decision("d2", text("inner(1)"), needs(knowledge=("outer",))),
        decision("d3", text("fact(20)"), needs(knowledge=("fact",))),
    )
    assert answer(data, "d1") == "21"
    assert answer(data, "d2") == "null"
    assert answer(data, "d3") == "2432902008176640000"
    assert load(data).invoke("outer", {"a b": 3}).value == 31
    assert load(data).invoke("outer", {"c": 3}).diagnostics[0].code == "feel.argument_names"


SERVICES = (
    given("x", "number"),
    decision("in1", text("100"), type_ref="number"),
    decision("mid", text("x + in1"), needs(("x",), ("in1",))),
    decision("out1", text("mid * 2"), needs(decisions=("mid",))),
    decision("out2", text("mid * 3"), needs(decisions=("mid",))),
    '<decisionService id="s1" name="s1"><variable name="s1"/><outputDecision href="#out1"/>'
    '<encapsulatedDecision href="#mid"/><inputDecision href="#in1"/><inputData href="#x"/></decisionService>',
    '<decisionService id="s2" name="s2"><variable name="s2"/><outputDecision href="#out1"/>'
    '<outputDecision href="#out2"/><encapsulatedDecision href="#mid"/><inputData href="#x"/></decisionService>',
    decision("use", text("s1(1, 2)"), needs(knowledge=("s1",))),
    decision("use by name", text("s1(in1: 5, x: 1)"), needs(knowledge=("s1",))),
    decision("use badly", text("s1(1)"), needs(knowledge=("s1",))),
    decision("use wrongly", text('s1("a", 2)'), needs(knowledge=("s1",))),
    decision("use both", text("s2(1).out2"), needs(knowledge=("s2",))),
)


def test_decision_services_are_functions_of_their_inputs():
    data = model(*SERVICES)
    assert answer(data, "use") == "6"
    assert answer(data, "use by name") == "12"
    assert answer(data, "use badly") == "null"
    assert answer(data, "use wrongly") == "null"
    assert answer(data, "use both") == "303"
    assert load(data).invoke("s2", {"x": 1}).value == {"out1": 202, "out2": 303}
    assert load(data).invoke("s1", {"x": 1}).value is None


BASE = model(
    '<itemDefinition name="tName"><typeRef>string</typeRef>'
    '<allowedValues><text>"A","B"</text></allowedValues></itemDefinition>',
    given("Person name", "tName"),
    decision("greet", text('"Hello, " + Person name'), needs(("Person name",))),
    knowledge("shout", {"s": "string"}, text("upper case(s)")),
    namespace="urn:base",
    name="base",
)


def imported(name: str, namespace: str) -> str:
    """An import."""
    return (
        f'<import name="{name}" namespace="{namespace}" importType="{"https://www.omg.org/spec/DMN/20230324/MODEL/"}"/>'
    )


MIDDLE = model(
    imported("modelA", "urn:base"),
    decision(
        "evaluating Say Hello",
        text('modelA.shout("evaluating: ") + modelA.greet'),
        needs(decisions=("urn:base#greet",), knowledge=("urn:base#shout",)),
    ),
    namespace="urn:middle",
    name="middle",
)


def test_imported_elements_are_read_under_the_name_of_the_import():
    data = model(
        imported("my base", "urn:base"),
        given("other", "my base.tName"),
        decision("d1", text("my base.greet"), needs(decisions=("urn:base#greet",))),
        decision("d2", text("other"), needs(("other",))),
        decision(
            "d3",
            text("my base.shout(s: my base.Person name)"),
            needs(("urn:base#Person name",), (), ("urn:base#shout",)),
        ),
    )
    assert answer(data, "d1", {"my base.Person name": "A"}, [BASE]) == '"Hello, A"'
    assert answer(data, "d1", {"my base": {"Person name": "B"}}, [BASE]) == '"Hello, B"'
    assert answer(data, "d1", {"Person name": "B"}, [BASE]) == '"Hello, B"'
    assert answer(data, "d1", {"my base.Person name": "Z"}, [BASE]) == "null"
    assert answer(data, "d2", {"other": "Z"}, [BASE]) == "null"
    assert answer(data, "d3", {"my base.Person name": "A"}, [BASE]) == '"A"'


def test_the_same_model_imported_twice_may_be_given_different_inputs():
    data = model(
        imported("B", "urn:middle"),
        imported("base", "urn:base"),
        decision(
            "both",
            text("[B.evaluating Say Hello, base.greet]"),
            needs(decisions=("urn:middle#evaluating Say Hello", "urn:base#greet")),
        ),
    )
    facts = {"B": {"modelA": {"Person name": "A"}}, "base": {"Person name": "B"}}
    assert answer(data, "both", facts, [BASE, MIDDLE]) == '["EVALUATING: Hello, A", "Hello, B"]'


def test_an_import_without_a_name_brings_elements_in_as_they_are():
    data = model(imported("", "urn:base"), decision("d1", text("greet"), needs(decisions=("urn:base#greet",))))
    assert answer(data, "d1", {"Person name": "A"}, [BASE]) == '"Hello, A"'


def test_references_may_name_their_own_model():
    data = model(given("x"), decision("d1", text("x"), needs(("urn:test#x",))))
    assert answer(data, "d1", {"x": 1}) == "1"


def test_older_versions_are_read_and_newer_ones_warned_of():
    data = model(decision("d1", text("1 + 1"), type_ref="feel:number"))
    old = data.replace(b"https://www.omg.org/spec/DMN/20230324/MODEL/", b"http://www.omg.org/spec/DMN/20151101/dmn.xsd")
    new = data.replace(b"20230324", b"20990101")
    assert answer(old, "d1") == "2"
    assert load(old).diagnostics == ()
    assert [one.code for one in load(new).diagnostics] == ["dmn.namespace"]
    assert answer(new, "d1") == "2"


def test_a_table_in_a_knowledge_model_is_invoked_with_its_parameters():
    rules = [("< 18", '"minor"'), (">= 18", '"adult"')]
    data = model(
        knowledge("group", {"age": "number"}, table({"age": "number"}, rules)),
        decision("d1", text("group(20)"), needs(knowledge=("group",))),
    )
    assert answer(data, "d1") == '"adult"'


def test_a_model_tells_its_names():
    loaded = load(model(*SERVICES))
    assert loaded.decisions[:3] == ("in1", "mid", "out1")
    assert loaded.services == ("s1", "s2")
    assert {name: str(type_) for name, type_ in loaded.inputs.items()} == {"x": "number"}
    assert text_of(loaded.evaluate("out1", {"x": 1}).value) == "202"
    assert loaded.evaluate("none").diagnostics[0].code == "dmn.element_unknown"
