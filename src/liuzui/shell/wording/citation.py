"""Legal citations in English: `行政许可法 第三十二条第一款` becomes `Administrative Licensing Law, art. 32(1)`.

Names of laws are translated like any text of the interface; what cannot be read whole stays in Chinese, which binds.
"""

import re

from django.utils.translation import gettext, gettext_noop

from liuzui.kernel.money.numerals import number

LAWS = (
    gettext_noop("行政许可法"),
    gettext_noop("食品安全法"),
    gettext_noop("行政复议法"),
    gettext_noop("行政诉讼法"),
    gettext_noop("行政处罚法"),
    gettext_noop("个人信息保护法"),
    gettext_noop("民法典"),
    gettext_noop("电子签名法"),
    gettext_noop("国家赔偿法"),
    gettext_noop("政府信息公开条例"),
    gettext_noop("市场主体登记管理条例"),
    gettext_noop("公共场所卫生管理条例"),
    gettext_noop("全国年节及纪念日放假办法"),
    gettext_noop("优化营商环境条例"),
    gettext_noop("食品经营许可和备案管理办法"),
    gettext_noop("山西省相对集中行政许可权办法"),
)
NUMBER = "[零一二三四五六七八九十百]+"
ARTICLE = re.compile(f"第({NUMBER})条(?:之({NUMBER}))?(?:第({NUMBER})款)?(?:第({NUMBER})项)?")
SHARED = re.compile(f"第({NUMBER}(?:、{NUMBER})+)条")
ORDER = re.compile(r"^(国务院|山西省人民政府|国家市场监督管理总局|市场监管总局)令第(\d+)号")
ISSUERS = {
    "国务院": "State Council",
    "山西省人民政府": "Shanxi Government",
    "国家市场监督管理总局": "SAMR",
    "市场监管总局": "SAMR",
}
DOCUMENT = re.compile(r"^国办(发|函)〔(\d{4})〕(\d+)号")
HAN = re.compile(r"[㐀-鿿]")


def in_english(citation: str) -> str:
    """The citation in English, or unchanged where part of it cannot be read."""
    parts = [_one(part.strip()) for part in re.split("[；;]", citation)]
    return citation if any(HAN.search(part) for part in parts) else "; ".join(parts)


def _one(part: str) -> str:
    name, rest = _named(part)
    rest = (
        rest.replace("（条号未核实）", " (article not verified)")
        .replace("条号未核实", "article not verified")
        .replace("全文", " (whole text)")
    )
    rest = SHARED.sub(lambda found: "、".join(f"第{one}条" for one in found[1].split("、")), rest)
    rest = re.sub("[、和]", ", ", ARTICLE.sub(_article, rest).replace("至", "–")).strip()
    lead = ", " if name and rest[:1].isdigit() else " "
    return re.sub(r"\s+", " ", f"{name}{lead}{'art. ' if rest[:1].isdigit() else ''}{rest}").strip()


def _article(found: re.Match[str]) -> str:
    article, sub, *inner = found.groups()
    return f"{int(number(article))}{'-' + str(int(number(sub))) if sub else ''}" + "".join(
        f"({int(number(n))})" for n in inner if n
    )


def _named(part: str) -> tuple[str, str]:
    """The name of the law in English and what follows it."""
    if order := ORDER.match(part):
        return f"{ISSUERS[order[1]]} Order No. {order[2]}", part[order.end() :]
    if document := DOCUMENT.match(part):
        return f"State Council Office [{document[2]}] No. {document[3]}", part[document.end() :]
    plain = part.removeprefix("中华人民共和国")
    law = next((law for law in LAWS if plain.startswith(law)), "")
    return (gettext(law) if law else ""), plain[len(law) :]
