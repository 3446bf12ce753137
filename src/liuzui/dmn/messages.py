"""Texts of diagnostics and reasons, Chinese and English; `{names}` are filled from params."""

from collections.abc import Mapping

Texts = dict[str, tuple[str, str]]

_FEEL: Texts = {
    "feel.syntax": ("第{line}行语法错误:“{found}”", "syntax error at line {line}: {found}"),
    "feel.too_long": ("表达式过长:{length}字符,上限{limit}", "expression too long: {length} characters, limit {limit}"),
    "feel.too_deep": ("嵌套过深,上限{limit}层", "nested too deep, limit {limit}"),
    "feel.unknown_name": ("未知名称“{name}”", "unknown name {name}"),
    "feel.not_function": ("“{name}”不是函数,而是{kind}", "{name} is no function but {kind}"),
    "feel.arguments": ("函数“{function}”不接受{count}个参数", "{function} does not take {count} arguments"),
    "feel.argument_names": ("函数“{function}”没有这些参数:{names}", "{function} has no parameters {names}"),
    "feel.argument_type": (
        "函数“{function}”的参数“{parameter}”应为{expected},实为{actual}",
        "{function}: {parameter} must be {expected}, is {actual}",
    ),
    "feel.domain": ("函数“{function}”的参数超出取值范围", "{function}: argument outside its domain"),
    "feel.operands": ("运算“{operator}”不适用于{left}与{right}", "{operator} is not defined for {left} and {right}"),
    "feel.divide_by_zero": ("除数为零", "division by zero"),
    "feel.overflow": ("数值溢出:{text}", "number out of range: {text}"),
    "feel.mixed_zones": ("只有一方带时区,不能相减", "only one of the two has a time zone"),
    "feel.no_property": ("{kind}没有“{name}”", "{kind} has no {name}"),
    "feel.index": ("序号{index}超出列表长度{size}", "index {index} outside a list of {size}"),
    "feel.filter": ("筛选条件应为布尔值,实为{kind}", "a filter must be boolean, is {kind}"),
    "feel.type": ("应为{expected},实为{actual}", "must be {expected}, is {actual}"),
    "feel.entry_missing": ("{expected}缺少“{entry}”", "{expected} lacks {entry}"),
    "feel.external": ("不支持外部函数", "external functions are refused"),
    "feel.recursion": ("递归过深,上限{limit}", "recursion too deep, limit {limit}"),
    "feel.steps": ("计算步数超过上限{limit}", "more than {limit} steps"),
    "feel.time": ("计算超过{seconds}秒", "evaluation took more than {seconds} seconds"),
    "feel.memory": ("结果过大,上限{limit}", "result too large, limit {limit}"),
    "feel.regex": ("正则表达式无效:{pattern}", "invalid regular expression {pattern}"),
    "feel.regex_budget": ("正则表达式匹配过于耗时:{pattern}", "regular expression too costly: {pattern}"),
    "feel.temporal": ("不是日期、时间或期间:{text}", "no date, time or duration: {text}"),
    "feel.number": ("不是数:{text}", "no number: {text}"),
    "feel.range": ("区间端点无效:{start}、{end}", "invalid range from {start} to {end}"),
    "feel.iteration": ("不能遍历{start}", "cannot iterate over {start}"),
    "feel.duplicate_key": ("重复的名称“{name}”", "{name} is there twice"),
    "feel.not_boolean": ("函数“{function}”需要布尔值", "{function} needs booleans"),
    "feel.not_numbers": ("函数“{function}”需要数", "{function} needs numbers"),
    "feel.not_comparable": ("函数“{function}”的参数不可比较", "{function}: values do not compare"),
}

TEXTS: Texts = {**_FEEL}


class _Blank(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def render(code: str, params: Mapping[str, object], lang: str = "en") -> str:
    """The text of a code in `zh` or `en`; an unknown code shows itself with its params.

    >>> render("feel.divide_by_zero", {}, "zh")
    '除数为零'
    """
    texts = TEXTS.get(code)
    if texts is None:
        return f"{code} {dict(params)}" if params else code
    return texts[0 if lang == "zh" else 1].format_map(_Blank(params))
