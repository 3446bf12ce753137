"""Texts of diagnostics and reasons, Chinese and English; `{names}` are filled from params."""

from collections.abc import Iterable, Mapping

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
    "feel.temporal_overflow": (
        "运算“{text}”的结果超出日期或期间的范围(年份最大999999999)",
        "the result of {text} is outside dates and durations (years up to 999999999)",
    ),
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

_DMN: Texts = {
    "dmn.xml.doctype": ("XML不得含文档类型或实体声明", "document types and entities are refused"),
    "dmn.xml.too_deep": ("XML嵌套超过{limit}层", "XML nested deeper than {limit}"),
    "dmn.xml.too_big": ("文件过大:{size}字节,上限{limit}", "file too large: {size} bytes, limit {limit}"),
    "dmn.xml.encoding": ("文件内容与声明的编码不符", "the file is not in the encoding it declares"),
    "dmn.xml.encoding_unknown": (
        "不认识的编码“{encoding}”,请另存为UTF-8",
        "unknown encoding {encoding}: please save as UTF-8",
    ),
    "dmn.xml.malformed": ("XML格式错误(第{line}行):{reason}", "malformed XML at line {line}: {reason}"),
    "dmn.not_dmn": ("不是DMN模型:根元素为{tag}", "no DMN model: the root element is {tag}"),
    "dmn.namespace": ("未知的DMN版本:{namespace}", "unknown DMN version {namespace}"),
    "dmn.import_missing": ("找不到导入的模型“{name}”({namespace})", "imported model {name} is missing ({namespace})"),
    "dmn.duplicate_id": ("标识重复:{id}", "identifier {id} is there twice"),
    "dmn.duplicate_name": ("名称重复:{name}", "name {name} is there twice"),
    "dmn.duplicate_model": (
        "两个模型的命名空间相同:{namespace}({first}、{second}),请改其中一个",
        "two models of one namespace {namespace} ({first} and {second}): change one of them",
    ),
    "dmn.same_name": (
        "两个模型同名“{name}”({first}、{second}),请改其中一个",
        "two models are called {name} ({first} and {second}): rename one of them",
    ),
    "dmn.import_twice": ("两个导入同名“{name}”,请改其中一个", "two imports are called {name}: rename one of them"),
    "dmn.name_missing": ("元素没有名称:{id}", "element {id} has no name"),
    "dmn.reference_missing": ("引用的元素不存在:{href}", "referenced element {href} is missing"),
    "dmn.cycle": ("决策“{name}”依赖自身", "decision {name} requires itself"),
    "dmn.type_unknown": ("未知类型“{type}”", "unknown type {type}"),
    "dmn.value_not_allowed": ("值不在“{type}”的允许范围:{allowed}", "value not allowed by {type}: {allowed}"),
    "dmn.element_unknown": ("没有名为“{name}”的决策", "there is no decision {name}"),
    "dmn.no_decision": ("模型里没有决策", "the model has no decision"),
    "dmn.input_unused": ("输入“{name}”未被使用", "input {name} is not used"),
    "dmn.table.policy": ("命中策略无效:{policy} {aggregation}", "invalid hit policy {policy} {aggregation}"),
    "dmn.table.cells": ("规则{rule}的单元格数与列数不符", "rule {rule} has not one cell a column"),
    "dmn.table.broken": ("决策表有误:{parts}", "the table is broken: {parts}"),
    "dmn.table.not_unique": ("多条规则同时命中(唯一策略):{rules}", "several rules match under UNIQUE: {rules}"),
    "dmn.table.not_any": ("命中规则结果不一致:{rules}", "matching rules differ under ANY: {rules}"),
}

_CHECK: Texts = {
    "check.gap": ("无规则覆盖:{witness}", "no rule covers {witness}"),
    "check.overlap": ("规则{first}与规则{second}重叠:{witness}", "rules {first} and {second} overlap at {witness}"),
    "check.unreachable": (
        "规则{rule}永远不会命中:第{column}列没有可能的值",
        "rule {rule} can never match: no value passes column {column}",
    ),
    "check.masked": ("规则{rule}被前面的规则完全遮盖", "rule {rule} is hidden by earlier rules"),
    "check.type": ("类型不符:应为{expected},实为{actual}", "type error: must be {expected}, is {actual}"),
    "check.output": ("结果不在输出值范围:{value}", "result {value} is not among the output values"),
    "check.partial": ("第{column}列含无法静态判断的条件", "column {column} has conditions that only facts decide"),
    "check.budget": ("组合过多,未能穷尽检查", "too many combinations: the search was not exhaustive"),
    "check.endless": ("函数“{name}”总是调用自身,没有终点", "function {name} always calls itself and never ends"),
    "check.reference": ("规则{rule}的数值没有依据", "rule {rule} has numbers without a reference"),
}

_WHY: Texts = {
    "why.miss": ("{label}:需{need},实为{actual}", "{label}: needs {need}, has {actual}"),
    "why.miss_null": ("{label}:需{need},尚无数据", "{label}: needs {need}, nothing known"),
    "why.equal": ("为{value}", "{value}"),
    "why.not_equal": ("不为{value}", "other than {value}"),
    "why.one_of": ("为{values}之一", "one of {values}"),
    "why.none_of": ("不在{values}之列", "none of {values}"),
    "why.absent": ("为空", "nothing"),
    "why.less": ("小于{value}", "< {value}"),
    "why.at_most": ("不大于{value}", "≤ {value}"),
    "why.more": ("大于{value}", "> {value}"),
    "why.at_least": ("不小于{value}", "≥ {value}"),
    "why.at_least_at_most": ("不小于{low}且不大于{high}", "from {low} to {high}"),
    "why.at_least_less": ("不小于{low}且小于{high}", "from {low} to less than {high}"),
    "why.more_at_most": ("大于{low}且不大于{high}", "more than {low} up to {high}"),
    "why.more_less": ("大于{low}且小于{high}", "between {low} and {high}"),
    "why.test": ("满足{text}", "{text}"),
}

_SHEET: Texts = {
    "sheet.head_missing": ("缺少表头行“{key}”", "the row {key} is missing"),
    "sheet.head_twice": ("表头行“{key}”重复", "the row {key} is there twice"),
    "sheet.head_unknown": ("不认识的表头“{text}”", "unknown row {text}"),
    "sheet.head_empty": ("列没有表达式或名称", "the column has no expression or name"),
    "sheet.column_unknown": (
        "列的种类应为输入、输出或注释,实为“{text}”",
        "a column is input, output or annotation, not {text}",
    ),
    "sheet.no_output": ("没有输出列", "there is no output column"),
    "sheet.cell_outside": ("内容不属于任何列", "text outside all columns"),
    "sheet.merged": ("单元格已合并,请先取消合并", "merged cells: please unmerge them"),
    "sheet.formula": ("含公式“{text}”,请改为数值或文字", "a formula ({text}): please put its value"),
    "sheet.error_value": ("含错误值{text}", "an error value {text}"),
    "sheet.not_excel": ("不是可读的Excel文件(.xlsx)", "no readable Excel file (.xlsx)"),
    "sheet.too_big": ("文件过大,上限{limit}字节", "file too large, limit {limit} bytes"),
    "sheet.too_many": ("表格过大:{rows}行{columns}列", "sheet too large: {rows} rows, {columns} columns"),
    "sheet.encoding": ("无法确定文件编码,请另存为UTF-8", "the encoding is unclear: please save as UTF-8"),
    "sheet.binary": ("含不可读字符,不是文本文件", "unreadable characters: no text file"),
    "sheet.csv": ("CSV格式错误:{reason}", "malformed CSV: {reason}"),
    "sheet.format": ("只接受.dmn、.csv、.xlsx文件,不接受“{text}”", "only .dmn, .csv, .xlsx are read, not {text}"),
    "sheet.decision_needed": ("请指明决策:{names}", "name one of the decisions: {names}"),
    "sheet.no_table": ("该决策不是决策表", "the decision is no decision table"),
    "sheet.not_alone": ("该决策依赖其他决策,不能放入一张表", "the decision rests on others: one sheet cannot hold it"),
    "sheet.type_too_rich": ("类型结构复杂,不能放入一张表", "the type has parts: a sheet cannot hold it"),
}

_POPULATION: Texts = {
    "population.rows": ("读不到数据“{source}”:{reason}", "cannot read rows from {source}: {reason}"),
    "population.no_rows": ("没有“{source}”,或者它没有列", "there is no {source}, or it has no columns"),
    "population.no_driver": (
        "这个程序没有安装相应的驱动:{reason}(安装 liuzui[spark])",
        "the driver is not installed: {reason} (install liuzui[spark])",
    ),
    "population.connection": ("连不上数据库:{reason}", "cannot connect to the database: {reason}"),
    "population.no_column": ("数据中没有“{column}”列", "the rows have no column {column}"),
    "population.type": ("列“{column}”的类型{type}没有对应的FEEL类型", "column {column}: {type} is no FEEL type"),
    "population.unbounded": ("列“{column}”的小数位数未定", "column {column} has decimals without a fixed size"),
    "population.inexact": ("二进制小数不能精确计算", "binary fractions are not exact"),
    "population.digits": ("结果可能需要{digits}位数字", "the result may need {digits} digits"),
    "population.constant": ("常量类型{kind}不能编译", "a constant of kind {kind} is not compiled"),
    "population.kinds": ("值的类型不一致({expected})", "values of different kinds ({expected})"),
    "population.collation": ("该数据库的文字顺序与FEEL不同", "this database orders texts otherwise than FEEL"),
    "population.expression": ("表达式({kind})不能编译", "this expression ({kind}) is not compiled"),
    "population.operator": ("运算“{operator}”不能编译", "{operator} is not compiled"),
    "population.function": ("函数“{name}”不能编译", "function {name} is not compiled"),
    "population.name": ("名称“{name}”没有值", "{name} has no value"),
    "population.cell": ("单元格{cell}无法读取", "{cell} cannot be read"),
    "population.policy": ("命中策略“{policy}”不能编译", "hit policy {policy} is not compiled"),
    "population.broken": ("决策表有误:{parts}", "the table is broken: {parts}"),
    "population.outputs": ("输出不是常量", "the outputs are not constants"),
    "population.record": ("该数据库的列不能容纳多个输出", "a column of this database cannot hold several outputs"),
    "population.default": ("多命中策略的默认输出不能编译", "a default of several hits is not compiled"),
    "population.null_output": ("空输出不能编译", "an empty output is not compiled"),
    "population.element": ("该元素({kind})不能编译", "this element ({kind}) is not compiled"),
    "population.constraint": ("类型“{type}”的取值范围不是常量", "the values of type {type} are not constants"),
}

_BOUNDED: Texts = {
    "bounded.time": (
        "{seconds}秒内没有算完,已停止;请简化模型",
        "not done in {seconds} s, stopped: please simplify",
    ),
    "bounded.memory": ("内存不足,已停止;请简化模型", "took too much memory, stopped: please simplify the model"),
    "bounded.busy": ("正在检查别的文件,请稍后再试", "other files are being examined: please try again soon"),
    "bounded.broken": (
        "检查过程意外中止;请简化模型后再试",
        "the examination broke off: please simplify it",
    ),
}

TEXTS: Texts = {**_FEEL, **_DMN, **_CHECK, **_WHY, **_SHEET, **_POPULATION, **_BOUNDED}


CELLS = {
    "rule": "规则{}", "input": "第{}列条件", "output": "第{}列结果", "item": "第{}项", "row": "第{}行",
    "default": "默认值", "values": "允许值", "result": "结果",
}  # fmt: skip


def place_text(parts: Iterable[object], cell: object, lang: str) -> str:
    """Where a finding stands: file, element and cell (`rule 3, input 2`).

    >>> place_text(["a.dmn", "等级"], "rule 3, input 2", "zh")
    'a.dmn · 等级 · 规则3 第2列条件'
    """
    named = str(cell or "") if lang != "zh" else " ".join(_cell(one) for one in str(cell or "").split(", "))
    return " · ".join(str(part) for part in (*parts, named) if part)


def _cell(part: str) -> str:
    word, _, number = part.partition(" ")
    return CELLS[word].format(number) if word in CELLS and (number.isdigit() or not number) else part


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
