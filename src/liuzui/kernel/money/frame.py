"""What stands around an amount: labels, brackets with the currency, the same amount once more in figures."""

import re

_LABEL = re.compile(r"^(?:注册资本|注册资金|出资总额|出资额|认缴|实缴|资金数额|资本|资金|金额|总额|共计|合计)+[为是]*")
_BRACKET = re.compile(r"\(([^()]*)\)")
_SPELLED = str.maketrans({"圓": "圆", "【": "(", "】": ")", "[": "(", "]": ")"})
_DIGIT = re.compile(r"[\d零〇一二两三四五六七八九十百千壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]")
_INNER_LABEL = re.compile(r"^(?:大写|小写|折合|折)[:为]*")
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_UNIT_FIRST = re.compile(r"^(人民币|)\(?([万亿]?元)\)?([\d.,]+)$", re.ASCII)
_MYRIAD_LETTER = re.compile(r"(?<=\d)W(?=$|元|人|RMB|CNY|USD|\()")


def bare(text: str) -> tuple[str, ...]:
    """The readings of a spelling (NFKC, no spaces, capitals) without its frame; all must say the same amount.

    >>> bare("注册资本:壹佰万元(人民币)"), bare("50(万元)")
    (('壹佰万元人民币',), ('50万元',))
    """
    text = _COLON.sub("", _LABEL.sub("", text.translate(_SPELLED))).removesuffix("钱")
    text = _UNIT_FIRST.sub(r"\1\3\2", _MYRIAD_LETTER.sub("万", text)).replace("人民币元", "人民币")
    asides = [_INNER_LABEL.sub("", inner) for inner in _BRACKET.findall(text) if _DIGIT.search(inner)]
    joined = _BRACKET.sub(lambda found: "" if _DIGIT.search(found[1]) else found[1], text)
    return (joined, *asides) if joined else (*asides, *(() if asides else ("",)))
