"""Grammar and semantics of expressions (10.3.1, 10.3.2)."""

import pytest

from liuzui.dmn import evaluate
from liuzui.dmn.tests.cases import split, value

ARITHMETIC = split(r"""
1 + 2 * 3                                   ⇒ 7
-4 ** 2                                     ⇒ 16
2 ** 3 ** 2                                 ⇒ 64
2 ** -1                                     ⇒ 0.5
--1                                         ⇒ 1
1 - -1                                      ⇒ 2
1 + 3/2*2 - 2**3                            ⇒ -4.0
1/3                                         ⇒ 0.3333333333333333333333333333333333
1.0*10**3                                   ⇒ 1000.0
.25 + .2                                    ⇒ 0.45
1.2e3                                       ⇒ 1200
5E-1 + 1e+1                                 ⇒ 10.5
0/0                                         ⇒ null
1/0                                         ⇒ null
0 ** 0                                      ⇒ 1
(-8) ** (1/3)                               ⇒ null
10 ** 7000                                  ⇒ null
9999999999999999999999999999999999 + 1      ⇒ 10000000000000000000000000000000000
"a" + "b"                                   ⇒ "ab"
"a" + 1                                     ⇒ null
"a" - "b"                                   ⇒ null
1 + null                                    ⇒ null
0 * -1                                      ⇒ 0
1 = 1.000                                   ⇒ true
-"a"                                        ⇒ null
""")

LOGIC = split(r"""
true and null                               ⇒ null
false and null                              ⇒ false
null and false                              ⇒ false
true or null                                ⇒ true
null or false                               ⇒ null
"x" or true                                 ⇒ true
"x" and true                                ⇒ null
not(null)                                   ⇒ null
not("x")                                    ⇒ null
not(true)                                   ⇒ false
null = null                                 ⇒ true
null != null                                ⇒ false
1 = null                                    ⇒ false
1 != null                                   ⇒ true
1 = "1"                                     ⇒ null
1 < "1"                                     ⇒ null
null < 1                                    ⇒ null
"a" < "b"                                   ⇒ true
true < false                                ⇒ null
[1, 2] = [1, 2]                             ⇒ true
[1, 2] = [2, 1]                             ⇒ false
[1] = 1                                     ⇒ null
[1] = ["1"]                                 ⇒ false
[null] = [null]                             ⇒ true
{a: 1} = {a: "1"}                           ⇒ false
{a: 1, b: 2} = {b: 2, a: 1}                 ⇒ true
{a: 1} = {a: 1, b: 2}                       ⇒ false
[1..3] = [1..3]                             ⇒ true
[1..3] = [1..3)                             ⇒ false
2 between 1 and 3                           ⇒ true
2 between 3 and 1                           ⇒ false
null between 1 and 3                        ⇒ null
1 between null and 3                        ⇒ null
2 between 1 and 3 and true                  ⇒ true
if null then 1 else 2                       ⇒ 2
if "x" then 1 else 2                        ⇒ 2
if 1 > 2 then "a" else if 2 > 1 then "b" else "c"  ⇒ "b"
if true then 1                              ⇒ null
""")

MEMBERSHIP = split(r"""
5 in (<=5)                                  ⇒ true
5 in ((5..10])                              ⇒ false
5 in ([5..10])                              ⇒ true
5 in (4, 5, 6)                              ⇒ true
5 in (<5, >5)                               ⇒ false
5 in <6                                     ⇒ true
5 in ]5..10]                                ⇒ false
5 in [1..5[                                 ⇒ false
5 in (1..10)                                ⇒ true
5 in (=5)                                   ⇒ true
5 in (!=5)                                  ⇒ false
1 in [2, 3, 1]                              ⇒ true
1 in [[2..4], [1..3]]                       ⇒ true
[1] in [[1], [2]]                           ⇒ true
[1, 2] in [1, 2]                            ⇒ true
1 in ["a", 2]                               ⇒ false
null in [1, null]                           ⇒ true
null in (<5)                                ⇒ null
"b" in ("a".."c")                           ⇒ true
@"2012-12-31" in (@"2012-12-25"..@"2013-02-14") ⇒ true
3 in (? > 2, ? < 0)                         ⇒ true
""")

LISTS = split(r"""
[1, 2, 3][1]                                ⇒ 1
[1, 2, 3][-1]                               ⇒ 3
[1, 2, 3][0]                                ⇒ null
[1, 2, 3][4]                                ⇒ null
[1, 2, 3][1.5]                              ⇒ null
1[1]                                        ⇒ 1
1[2]                                        ⇒ null
null[1]                                     ⇒ null
[1, 2, 3, 4][item > 2]                      ⇒ [3, 4]
3[item > 2]                                 ⇒ [3]
[1, 2][true]                                ⇒ [1, 2]
[1, 2][false]                               ⇒ []
[{x: 1, y: 2}, {x: null, y: 3}][x < 2]      ⇒ [{x: 1, y: 2}]
[{x: 1}, {x: 2}][x = 2].x                   ⇒ [2]
[{x: 1, y: 2}, {x: 2}].y                    ⇒ [2, null]
[{a: {b: [1]}}, {a: {b: [4, 5]}}].a.b       ⇒ [[1], [4, 5]]
[{item: 5}][item = 5]                       ⇒ [{item: 5}]
{a: 1}[a = 1]                               ⇒ [{a: 1}]
[1, 2, 3][{i: 2}.i]                         ⇒ 2
[[1, 2], [3]][1][2]                         ⇒ 2
[1, 2, 3]["x"]                              ⇒ null
[1, [2, 3]][2][1]                           ⇒ 2
records[x = 2].full name                    ⇒ ["m"]
records[full  name = "n"].y                 ⇒ [2]
records.x                                   ⇒ [1, 2]
{a: 1, b: a + 1}.b                          ⇒ 2
{a: 1}.b                                    ⇒ null
{"a b": 1}.a b                              ⇒ 1
{a: 1, a: 2}                                ⇒ null
null.a                                      ⇒ null
1.a                                         ⇒ null
""")

CONTROL = split(r"""
for i in 1..3 return i * i                  ⇒ [1, 4, 9]
for i in 3..1 return i                      ⇒ [3, 2, 1]
for i in [1, 2], j in [3, 4] return i * j   ⇒ [3, 4, 6, 8]
for i in [1, 2], j in 1..i return j         ⇒ [1, 1, 2]
for i in 0..4 return if i = 0 then 1 else i * partial[-1]  ⇒ [1, 1, 2, 6, 24]
for i in 1..3 return partial                ⇒ [[], [[]], [[], [[]]]]
for i in 1..3 return count(partial)         ⇒ [0, 1, 2]
for i in @"2021-01-30"..@"2021-02-01" return i.day  ⇒ [30, 31, 1]
for i in [1..3] return i                    ⇒ [1, 2, 3]
for i in (1..3) return i                    ⇒ [2]
for i in null return i                      ⇒ null
for i in 1 return i                         ⇒ null
for i in 1..null return i                   ⇒ null
for i in 1..2.5 return i                    ⇒ null
for i in [] return i                        ⇒ []
for full name in ["x"] return full name     ⇒ ["x"]
some i in [1, 2] satisfies i > 1            ⇒ true
some i in [] satisfies i > 1                ⇒ false
some i in [1, null] satisfies i > 1         ⇒ null
every i in [2, null] satisfies i > 1        ⇒ null
every i in [] satisfies false               ⇒ true
every i in [1, 2], j in [1, 2] satisfies i + j < 5  ⇒ true
some i in null satisfies true               ⇒ null
""")

FUNCTIONS = split(r"""
(function(x, y) x - y)(3, 1)                ⇒ 2
(function(x, y) x - y)(y: 3, x: 1)          ⇒ -2
(function(a, b) b)(a: 1)                    ⇒ null
(function(a) a)(1, 2)                       ⇒ null
(function(a) a)(c: 1)                       ⇒ null
(function(a: number) a)("x")                ⇒ null
(function(a: number) a)([1])                ⇒ 1
(function(a: list<number>) a)(1)            ⇒ [1]
(function(a: date and time) a)(@"2020-01-01")  ⇒ 2020-01-01T00:00:00Z
(function(a: context<x: number>) a.x)({x: 1, y: 2})  ⇒ 1
(function(a: context<x: number>) a)({y: 2})  ⇒ null
{f: function(n) if n <= 1 then 1 else n * f(n - 1), r: f(20)}.r  ⇒ 2432902008176640000
{y: 1, f: function(x) x + y, r: f(2)}.r     ⇒ 3
{f: function(g) g(2), r: f(function(x) x * 3)}.r  ⇒ 6
{make: function(n) function(x) x + n, add: make(5), r: add(1)}.r  ⇒ 6
(for i in [1, 2] return function() i)[1]()  ⇒ 1
(function(x) external {java: {class: "java.lang.Math", method signature: "abs(double)"}})(1)  ⇒ null
sum(1, 2)                                   ⇒ 3
1(2)                                        ⇒ null
null(1)                                     ⇒ null
""")

TYPES = split(r"""
1 instance of number                        ⇒ true
-1 instance of number                       ⇒ true
1 instance of string                        ⇒ false
null instance of Null                       ⇒ true
null instance of number                     ⇒ false
null instance of Any                        ⇒ false
1 instance of Any                           ⇒ true
[1, 2] instance of list<number>             ⇒ true
[1, "a"] instance of list<number>           ⇒ false
[1, "a"] instance of list<Any>              ⇒ true
[] instance of list<string>                 ⇒ true
[1, null] instance of list<number>          ⇒ true
1 instance of list                          ⇒ null
1 instance of unheard of                    ⇒ null
{a: 1, b: "x"} instance of context<a: number>  ⇒ true
{a: "x"} instance of context<a: number>     ⇒ false
{b: 1} instance of context<a: number>       ⇒ false
[1..3] instance of range<number>            ⇒ true
[1..3] instance of range<string>            ⇒ false
@"2020-01-01" instance of date              ⇒ true
@"2020-01-01T00:00:00" instance of date and time  ⇒ true
@"P1D" instance of days and time duration   ⇒ true
@"P1Y" instance of years and months duration  ⇒ true
@"P1Y" instance of days and time duration   ⇒ false
(function(a: number) a + 1) instance of function<number> -> number  ⇒ true
(function(a: number) "x") instance of function<number> -> number    ⇒ false
(function(a: string) a) instance of function<number> -> string      ⇒ false
(function() 1) instance of function<> -> number                     ⇒ true
abs instance of function<number> -> number  ⇒ true
1 + 1 instance of number                    ⇒ null
(1 + 1) instance of number                  ⇒ true
""")

NAMES = split(r"""
年龄 >= 18 and 企业 等级 = "A"               ⇒ true
企业   等级                                  ⇒ "A"
a-b                                         ⇒ 7
a - b                                       ⇒ 7
(a)-(b)                                     ⇒ 3
Profit and loss + 1                         ⇒ 4
if ready                                    ⇒ true
if if ready then 1 else 2                   ⇒ 1
{年 龄: 1, 明 年: 年 龄 + 1}.明 年            ⇒ 2
{foo+bar: 1}.foo+bar                        ⇒ 1
nowhere                                     ⇒ null
""")

SYNTAX = split(r"""
1 // comment                                ⇒ 1
1 /* a * b */ + 2                           ⇒ 3
"\"quoted\" \\ \n".x                        ⇒ null
string length("\U01F40Eab")                 ⇒ 3
"\u0061\uD83D\uDE00"                        ⇒ "a😀"
"\q"                                        ⇒ "\\q"
1 +                                         ⇒ null
(1                                          ⇒ null
[1, 2                                       ⇒ null
{a: }                                       ⇒ null
@"nonsense"                                 ⇒ null
1 2                                         ⇒ null
[1..3].start included                       ⇒ true
(<10).end included                          ⇒ false
(<=10).end                                  ⇒ 10
(>1).end                                    ⇒ null
[3..1]                                      ⇒ null
[1.."a"]                                    ⇒ null
""")

ALL = [*ARITHMETIC, *LOGIC, *MEMBERSHIP, *LISTS, *CONTROL, *FUNCTIONS, *TYPES, *NAMES, *SYNTAX]


@pytest.mark.parametrize(("expression", "expected"), ALL, ids=[one for one, _ in ALL])
def test_an_expression_has_its_value(expression, expected):
    assert value(expression) == expected


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("1 + ", "feel.syntax"),
        ('1 < "a"', "feel.operands"),
        ("1/0", "feel.divide_by_zero"),
        ("nowhere", "feel.unknown_name"),
        ("abs(1, 2)", "feel.arguments"),
        ('abs("x")', "feel.argument_type"),
        ("abs(m: 1)", "feel.argument_names"),
        ("[1][5]", "feel.index"),
        ("{}.a", "feel.no_property"),
        ('date("x")', "feel.temporal"),
        ("{a: 1}(2)", "feel.not_function"),
    ],
)
def test_an_error_is_null_and_told(expression, code):
    result = evaluate(expression)
    assert result.value is None
    assert [one.code for one in result.diagnostics] == [code]
    assert result.diagnostics[0].text("zh") != result.diagnostics[0].text("en")


def test_a_value_of_a_filtered_index_records_nothing_of_the_attempt():
    assert evaluate("[{ok: true}, {ok: false}][ok]").diagnostics == ()


def test_an_empty_range_needs_no_reason_to_be_told_where():
    found = evaluate("1 +\n\n  )").diagnostics[0]
    assert (found.params["line"], found.at) == (3, 7)
