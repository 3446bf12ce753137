"""Companies as real data spells them: rows of any file with such columns, and rows made of real addresses and trades.

Capital is spelled in the ways in which registers and people write it; names are made of real places and trades.
"""

import csv
import itertools
import re
from collections.abc import Iterator

from liuzui.catalog.tests.shared import shared

CAPITALS = (
    "50万元", "50万", "五十万元", "伍拾万元整", "500,000", "500000元", "500000.00", "人民币50万元", "50.000000万人民币",
    "RMB 500,000", "US$100,000", "10万美元", "100 万元人民币", "1,000万(元)", "叁佰万圆整", "0.5亿元", "-", "",
)  # fmt: skip
HEADINGS = {
    "name": r"企业名称|公司名称|^名称$|^name$|company_?name",
    "scope": r"经营范围|scope",
    "capital": r"注册资本|注册资金|capital",
    "address": r"地址|住所|address",
}
WORDS = ("商贸", "餐饮管理", "农业科技", "建筑工程", "信息技术", "物流", "文化传媒", "医疗器械", "环保", "食品")
FORMS = ("有限公司", "有限责任公司", "店", "经营部", "农民专业合作社", "合伙企业（有限合伙）", "股份有限公司")


def real() -> Iterator[dict[str, str]]:
    """Rows of every CSV of the shared data that has a name of a company beside a scope, a capital or an address."""
    for path in shared("**/*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = {mine: found for mine in HEADINGS if (found := _column(reader.fieldnames or (), HEADINGS[mine]))}
            if "name" in columns and {"scope", "capital"} & set(columns):
                for row in reader:
                    yield {mine: str(row.get(columns.get(mine, "")) or "") for mine in HEADINGS}


def _column(names: object, pattern: str) -> str:
    return next((name for name in names if name and re.search(pattern, name, re.IGNORECASE)), "")  # type: ignore[attr-defined]


def addresses() -> Iterator[str]:
    """Real addresses, put together again from their labelled parts."""
    for path in shared("cn-reference/address-parsing/*.txt"):
        line: list[str] = []
        for text in path.read_text(encoding="utf-8").splitlines():
            if text.strip():
                line.append(text.split(" ")[0])
            elif line:
                yield "".join(line)
                line = []


def trades() -> Iterator[str]:
    """Names of classes of GB/T 4754-2017."""
    path = shared("cn-reference/gbt4754/*.csv")[0]
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            if found := [cell for cell in row if re.search(r"[一-鿿]{2,}", cell)]:
                yield found[0]


def made(count: int) -> Iterator[dict[str, str]]:
    """Companies of real addresses and trades; every other one lies and is named in the county."""
    kinds = list(trades())
    parts = zip(addresses(), itertools.count(), strict=False)
    for address, number in itertools.islice(parts, count):
        core = re.sub(r"[^一-鿿]", "", address)[-6:] or "天禾"
        here = number % 2 == 0
        yield {
            "name": f"{'新绛县' if here else address[:2]}{core}{WORDS[number % 10]}{FORMS[number % 7]}",
            "scope": "日用百货销售；家用电器销售"
            if here and number % 3
            else "；".join(kinds[(number * 7 + n * 13) % len(kinds)] for n in range(1 + number % 4)),
            "capital": CAPITALS[number % len(CAPITALS)],
            "address": f"山西省运城市新绛县龙兴镇正平路{number + 1}号" if here else address,
        }


def companies(count: int) -> list[dict[str, str]]:
    """The real ones first, then made ones, `count` together."""
    return list(itertools.islice(itertools.chain(real(), made(count)), count))
