"""Built-in functions (10.3.4): values, wrong arity, wrong types, names, nulls."""

import pytest

from liuzui.dmn.feel.signatures import BUILTINS
from liuzui.dmn.tests.cases import split, value

NUMERIC = split(r"""
decimal(1/3, 2)                             ⇒ 0.33
decimal(1.5, 0)                             ⇒ 2
decimal(2.5, 0)                             ⇒ 2
decimal(0.505, 2)                           ⇒ 0.50
decimal(1234, -2)                           ⇒ 1200
decimal(1, 6177)                            ⇒ null
decimal(1, -6112)                           ⇒ null
decimal(null, 1)                            ⇒ null
decimal(n: 1.25, scale: 1)                  ⇒ 1.2
floor(1.5)                                  ⇒ 1
floor(-1.56, 1)                             ⇒ -1.6
ceiling(-1.56, 1)                           ⇒ -1.5
ceiling(1.5)                                ⇒ 2
round up(5.5, 0)                            ⇒ 6
round up(-5.5, 0)                           ⇒ -6
round up(1.121, 2)                          ⇒ 1.13
round up(-1.126, 2)                         ⇒ -1.13
round down(5.5, 0)                          ⇒ 5
round down(-1.126, 2)                       ⇒ -1.12
round half up(5.5, 0)                       ⇒ 6
round half up(-5.5, 0)                      ⇒ -6
round half up(-1.126, 2)                    ⇒ -1.13
round half down(5.5, 0)                     ⇒ 5
round half down(-5.5, 0)                    ⇒ -5
round half down(-1.126, 2)                  ⇒ -1.13
round up(5.5)                               ⇒ null
abs(-10)                                    ⇒ 10
abs(@"-PT5H")                               ⇒ PT5H
abs(@"-P1Y")                                ⇒ P1Y
modulo(-10.1, 4.5)                          ⇒ 3.4
modulo(10.1, -4.5)                          ⇒ -3.4
modulo(-12, -5)                             ⇒ -2
modulo(10, 0)                               ⇒ null
modulo(12, -5)                              ⇒ -3
sqrt(16)                                    ⇒ 4
sqrt(-1)                                    ⇒ null
decimal(log(10), 11)                        ⇒ 2.30258509299
log(0)                                      ⇒ null
decimal(exp(5), 12)                         ⇒ 148.413159102577
exp(100000)                                 ⇒ null
odd(5)                                      ⇒ true
even(5)                                     ⇒ false
even(-2)                                    ⇒ true
odd(2.5)                                    ⇒ null
""")

STRINGS = split(r"""
substring("foobar", 3)                      ⇒ "obar"
substring("foobar", 3, 3)                   ⇒ "oba"
substring("foobar", -2, 1)                  ⇒ "a"
substring("foobar", 0)                      ⇒ null
substring("foobar", 7)                      ⇒ null
substring("foobar", 2, 0)                   ⇒ null
substring("\U01F40Eab", 2)                  ⇒ "ab"
substring(string: "foobar", start position: 3)  ⇒ "obar"
string length("foo")                        ⇒ 3
string length(null)                         ⇒ null
string length(["foo"])                      ⇒ 3
upper case("aBc4")                          ⇒ "ABC4"
lower case("aBc4")                          ⇒ "abc4"
substring before("foobar", "bar")           ⇒ "foo"
substring before("foobar", "xyz")           ⇒ ""
substring before("foobar", "")              ⇒ ""
substring after("foobar", "ob")             ⇒ "ar"
substring after("", "a")                    ⇒ ""
substring after("foobar", "")               ⇒ "foobar"
contains("foobar", "of")                    ⇒ false
contains(["foobar"], "ob")                  ⇒ true
starts with("foobar", "fo")                 ⇒ true
ends with("foobar", "r")                    ⇒ true
replace("banana", "a", "o")                 ⇒ "bonono"
replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") ⇒ "[1=ab][2=]cd"
replace("abracadabra", "bra", "*")          ⇒ "a*cada*"
replace("abracadabra", "a.*a", "*")         ⇒ "*"
replace("abracadabra", "a.*?a", "*")        ⇒ "*c*bra"
replace("abracadabra", "a", "")             ⇒ "brcdbr"
replace("abracadabra", "a(.)", "a$1$1")     ⇒ "abbraccaddabbra"
replace("AAAA", "A+", "b")                  ⇒ "b"
replace("abracadabra", ".*?", "$1")         ⇒ null
replace("a", "a", "$")                      ⇒ null
replace("a", "a", "\\x")                    ⇒ null
replace("a", "a", "\\$1")                   ⇒ "$1"
replace("aXbx", "x", "-", "i")              ⇒ "a-b-"
replace("a.b", ".", "-", "q")               ⇒ "a-b"
matches("foobar", "^fo*b")                  ⇒ true
matches("foobar", "^Fo*b", "i")             ⇒ true
matches("a\nb", "a.b")                      ⇒ false
matches("a\nb", "a.b", "s")                 ⇒ true
matches("a\nb", "^b$")                      ⇒ false
matches("a\nb", "^b$", "m")                 ⇒ true
matches("helloworld", "hello world", "x")   ⇒ true
matches("hello world", "hello\ sworld", "x") ⇒ true
matches("hello world", "hello[ ]world", "x") ⇒ true
matches("a", "[")                           ⇒ null
matches("a", "a", "p")                      ⇒ null
matches("", "x*")                           ⇒ true
matches("ab12", "^\p{L}+\d{2}$")            ⇒ true
matches("中文", "^\p{IsCJKUnifiedIdeographs}+$")  ⇒ true
matches("h", "[A-Z-[OI]]", "i")             ⇒ true
matches("o", "[A-Z-[OI]]", "i")             ⇒ false
matches("i", "[^IO]", "i")                  ⇒ false
matches("abab", "^(ab)\1$")                 ⇒ true
matches("ab", "(asd)[\1]")                  ⇒ null
matches("ab", "a\0")                        ⇒ null
matches("ab", "(a\1)")                      ⇒ null
matches("a b", "\bb")                       ⇒ null
matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$")  ⇒ false
split("John Doe", "\\s")                    ⇒ ["John", "Doe"]
split("a;b;c;;", ";")                       ⇒ ["a", "b", "c", "", ""]
split("abc", "")                            ⇒ null
string join(["a", "b", "c"], "_and_")       ⇒ "a_and_b_and_c"
string join(["a", null, "c"], "X")          ⇒ "aXc"
string join(["a", "b"], null)               ⇒ "ab"
string join([])                             ⇒ ""
string join(["a", 1], "X")                  ⇒ null
string join("a", "X")                       ⇒ "a"
""")

LISTS = split(r"""
list contains([1, 2, 3], 2)                 ⇒ true
list contains([1, null], null)              ⇒ true
list contains(null, 1)                      ⇒ null
count([1, [2, 3]])                          ⇒ 2
count(1)                                    ⇒ 1
count(null)                                 ⇒ null
min([1, 2, 3])                              ⇒ 1
max(1, 2, 3)                                ⇒ 3
max([])                                     ⇒ null
min("a", "b")                               ⇒ "a"
max(@"2020-01-01", @"2021-01-01")           ⇒ 2021-01-01
min([1, "a"])                               ⇒ null
max([1, null])                              ⇒ null
sum([1, 2, 3])                              ⇒ 6
sum(1)                                      ⇒ 1
sum([])                                     ⇒ null
sum([1, "a"])                               ⇒ null
mean([1, 2, 3])                             ⇒ 2
product([2, 3, 4])                          ⇒ 24
product([])                                 ⇒ null
all([false, null, true])                    ⇒ false
all([])                                     ⇒ true
all(0)                                      ⇒ null
any([false, null, true])                    ⇒ true
any([])                                     ⇒ false
sublist([4, 5, 6], 1, 2)                    ⇒ [4, 5]
sublist([4, 5, 6], -2)                      ⇒ [5, 6]
sublist([4, 5, 6], 0)                       ⇒ null
sublist([4, 5, 6], 2, 5)                    ⇒ null
append([1], 2, 3)                           ⇒ [1, 2, 3]
append([1], null)                           ⇒ [1, null]
append(1, 2)                                ⇒ [1, 2]
concatenate([1, 2], [3])                    ⇒ [1, 2, 3]
concatenate([1], null)                      ⇒ null
insert before([1, 3], 1, 2)                 ⇒ [2, 1, 3]
insert before([1, 3], -1, 2)                ⇒ [1, 2, 3]
insert before([1, 3], 3, 2)                 ⇒ null
remove([1, 2, 3], 2)                        ⇒ [1, 3]
remove([1, 2, 3], -1)                       ⇒ [1, 2]
remove([1], 2)                              ⇒ null
list replace([2, 4, 7, 8], 3, 6)            ⇒ [2, 4, 6, 8]
list replace([2, 4, 7, 8], -1, 6)           ⇒ [2, 4, 7, 6]
list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)  ⇒ [5, 5, 7, 8]
list replace([2], function(item, newItem) "x", 5)  ⇒ null
list replace([2], 2, 5)                     ⇒ null
reverse([1, 2, 3])                          ⇒ [3, 2, 1]
index of([1, 2, 3, 2], 2)                   ⇒ [2, 4]
index of([1, null], null)                   ⇒ [2]
union([1, 2], [2, 3])                       ⇒ [1, 2, 3]
distinct values([1, 2, 3, 2, 1, "1", true])  ⇒ [1, 2, 3, "1", true]
distinct values([[1], [1.0], {a: 1}, {a: 1}])  ⇒ [[1], {a: 1}]
flatten([[1, 2], [[3]], 4])                 ⇒ [1, 2, 3, 4]
median(8, 2, 5, 3, 4)                       ⇒ 4
median([6, 1, 2, 3])                        ⇒ 2.5
median([])                                  ⇒ null
stddev(2, 4, 7, 5)                          ⇒ 2.081665999466132735282297706979931
stddev([47])                                ⇒ null
mode([6, 1, 9, 6, 1])                       ⇒ [1, 6]
mode([])                                    ⇒ []
sort([3, 1, 4, 5, 2], function(x, y) x < y) ⇒ [1, 2, 3, 4, 5]
sort(list: ["b", "a"], precedes: function(x, y) x < y)  ⇒ ["a", "b"]
sort([3, 1], function(x, y) x)              ⇒ null
sort([3, "a"], function(x, y) x < y)        ⇒ null
not(negand: true)                           ⇒ false
""")

CONTEXTS = split(r"""
get value({key1: "value1"}, "key1")         ⇒ "value1"
get value({key1: "value1"}, "none")         ⇒ null
get value({a: {b: 2}}, ["a", "b"])          ⇒ 2
get value(null, "a")                        ⇒ null
get value(m: {a: 1}, key: "a")              ⇒ 1
get entries({a: 1, b: 2})                   ⇒ [{key: "a", value: 1}, {key: "b", value: 2}]
get entries({a: 1})[key = "a"].value        ⇒ [1]
context([{key: "a", value: 1}, {key: "b", value: 2, something: "else"}])  ⇒ {a: 1, b: 2}
context([{key: "a", value: 1}, {key: "b"}]) ⇒ null
context put({x: 1}, "y", 2)                 ⇒ {x: 1, y: 2}
context put({x: 1, y: 0, z: 0}, "y", 2)     ⇒ {x: 1, y: 2, z: 0}
context put({x: 1}, ["y"], 2)               ⇒ {x: 1, y: 2}
context put({x: 1, y: {a: 0}}, ["y", "a"], 2)  ⇒ {x: 1, y: {a: 2}}
context put({x: 1}, [], 2)                  ⇒ null
context put({x: 1}, null, 2)                ⇒ null
context put(context: {}, keys: ["a"], value: 1)  ⇒ {a: 1}
context merge([{x: 1, y: 0}, {y: 2}])       ⇒ {x: 1, y: 2}
context merge([{x: 1}, null])               ⇒ null
""")

CONVERSION = split(r"""
number("1 000,0", " ", ",")                 ⇒ 1000.0
number("1,000.0", ",", ".")                 ⇒ 1000.0
number("1", null, null)                     ⇒ 1
number("1")                                 ⇒ null
number("x", null, null)                     ⇒ null
number("1.5.5", null, ".")                  ⇒ null
number("1", ",", ",")                       ⇒ null
string(1.1)                                 ⇒ "1.1"
string(null)                                ⇒ null
string(1e3)                                 ⇒ "1000"
string("a")                                 ⇒ "a"
string(true)                                ⇒ "true"
string([1, "a", null])                      ⇒ "[1, \"a\", null]"
string({a: "x"})                            ⇒ "{a: \"x\"}"
string(@"2020-01-01")                       ⇒ "2020-01-01"
string(@"2020-01-01T10:00:00@Asia/Shanghai")  ⇒ "2020-01-01T10:00:00@Asia/Shanghai"
string(@"PT0S")                             ⇒ "PT0S"
string(@"P0M")                              ⇒ "P0M"
is(date("2012-12-25"), time("23:00:50"))    ⇒ false
is(date("2012-12-25"), date("2012-12-25"))  ⇒ true
is(time("23:00:50z"), time("23:00:50"))     ⇒ false
is(time("23:00:50z"), time("23:00:50+00:00"))  ⇒ true
is(1, "1")                                  ⇒ false
is(null, null)                              ⇒ true
range("[18..21)")                           ⇒ [18..21)
range("[2..)")                              ⇒ [2..)
range("(..2)")                              ⇒ (..2)
range("")                                   ⇒ null
range("[..]")                               ⇒ null
range("[..2]")                              ⇒ null
range("[3..1]")                             ⇒ null
range("[1..\"a\"]")                         ⇒ null
range("[1+1..3]")                           ⇒ null
range("[a..b]")                             ⇒ null
range("]1..10[")                            ⇒ (1..10)
range("[-5..-1]")                           ⇒ [-5..-1]
range("[@\"2020-01-01\"..@\"2021-01-01\"]")  ⇒ [2020-01-01..2021-01-01]
range("[date(\"2020-01-01\")..date(\"2021-01-01\"))")  ⇒ [2020-01-01..2021-01-01)
""")

ALL = [*NUMERIC, *STRINGS, *LISTS, *CONTEXTS, *CONVERSION]


@pytest.mark.parametrize(("expression", "expected"), ALL, ids=[one for one, _ in ALL])
def test_a_builtin_has_its_value(expression, expected):
    assert value(expression) == expected


@pytest.mark.parametrize("name", sorted(BUILTINS))
def test_every_builtin_is_null_for_too_many_arguments_or_a_wrong_name(name):
    most = max(min(one.most, 20) for one in BUILTINS[name].signatures)
    if most < 20:
        assert value(f"{name}({', '.join(['null'] * (most + 1))})") == "null"
    assert value(f"{name}(no such parameter: 1)") == "null"


@pytest.mark.parametrize("name", sorted(BUILTINS))
def test_every_builtin_answers_nulls_without_failing(name):
    for signature in BUILTINS[name].signatures:
        value(f"{name}({', '.join(['null'] * len(signature.slots))})")


def test_the_present_comes_from_the_clock_of_the_evaluation():
    from liuzui.dmn.feel.builtins.calendar import present
    from liuzui.dmn.feel.runtime import SELF, Runtime

    moment = 1_767_225_600 * 10**9  # 2026-01-01T00:00:00Z
    assert str(present({SELF: Runtime(clock=lambda: moment)})) == "2026-01-01T00:00:00Z"
    assert str(present({SELF: Runtime(clock=lambda: moment, zone="Asia/Shanghai")})) == "2026-01-01T08:00:00+08:00"
    assert value("now() instance of date and time") == "true"
    assert value("today() instance of date") == "true"
