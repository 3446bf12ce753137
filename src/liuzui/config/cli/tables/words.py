"""What the commands about tables say besides findings, Chinese and English."""

import sys

TEXTS = {
    "because": ("依据", "because"),
    "not": ("不是{outcome}，因为{misses}", "not {outcome}, because {misses}"),
    "ask": ("请补充", "tell next"),
    "maybe": ("待定", "maybe"),
    "failed": ("没有适用的规则，请人工判断", "ask a person"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "counted": ("{errors} 个错误，{warnings} 个警告", "{errors} errors, {warnings} warnings"),
    "unusable": ("{name}：不能使用，请先改正以上问题", "{name}: cannot be used; mend the above first"),
    "missing_file": ("{name}：没有这个文件", "{name}: No such file or directory"),
    "folder": ("{name}：是文件夹，不是文件", "{name}: is a folder, not a file"),
    "empty_folder": (
        "{name}：文件夹里没有 .dmn、.csv、.xlsx 文件",
        "{name}: the folder holds no .dmn, .csv or .xlsx file",
    ),
    "os": ("{name}：读不到（{reason}）", "{name}: {reason}"),
    "not_utf8": ("{name}：第 {at} 字节起不是 UTF-8，请另存为 UTF-8", "{name}: not UTF-8 at byte {at}: save as UTF-8"),
    "not_json": ("{name}：不是 JSON（第 {line} 行第 {column} 列）", "{name}: not JSON (line {line}, column {column})"),
    "too_deep": ("{name}：不是可读的 JSON，嵌套过深", "{name}: not JSON that can be read, nested too deep"),
    "no_number": (
        "{name}：JSON 里没有 {value}；不知道的请写 null 或者不写",
        "{name}: JSON has no {value}; write null for what is unknown, or leave it out",
    ),
    "twice": ("{name}：“{key}”出现两次，请只留一个", "{name}: {key} is there twice; keep one"),
    "no_object": (
        "{name}：第 {number} 条不是“名称: 值”的对象",
        "{name}: record {number} is no object of names and values",
    ),
    "no_table": ("没有表 {table}；现有：{known}", "there is no table {table}; there are: {known}"),
    "no_decision": ("{name}：没有决策 {decision}", "{name}: no decision {decision}"),
    "no_database": (
        "数据库还没有准备好（{reason}）：请先运行 liuzui prepare",
        "the database is not ready ({reason}): run liuzui prepare first",
    ),
    "not_asked": (
        "警告: {table} 不问 {unknown}；它问的是 {known}",
        "warning: {table} does not ask for {unknown}; it asks for {known}",
    ),
    "no_columns": (
        "{rows}：没有一列是这张表要的；要的是：{known}",
        "{rows}: has none of the columns that the table asks for: {known}",
    ),
    "by_rows": ("{name}：逐行计算，因为{reason}", "{name}: row by row: {reason}"),
    "rows": ("{rows:,} 行，用时 {took:.1f} 秒", "{rows:,} rows in {took:.1f} s"),
    "replayed": (
        "重做 {total} 件，结果不同 {different} 件，已删除无法重做 {erased} 件，合计差额 {cost}",
        "{total} made again, {different} differ, {erased} erased, sum of differences {cost}",
    ),
}  # fmt: skip


class Unreadable(Exception):
    """What was given on the command line cannot be read; a code of `TEXTS` with what fills it, or plain words."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def text(self, lang: str) -> str:
        """What is wrong, in `zh` or `en`."""
        return say(self.code, lang, **self.params)


def say(code: str, lang: str, **params: object) -> str:
    """A text in `zh` or `en`; words that are no code stay as they are."""
    texts = TEXTS.get(code)
    return code if texts is None else texts[lang != "zh"].format_map(params)


def complain(*lines: str) -> None:
    """Lines on standard error."""
    for line in lines:
        print(f"liuzui: {line}", file=sys.stderr)
