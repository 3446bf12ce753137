"""Marks of a scope: widths unified, brackets paired, remarks told from qualifications."""

import re
import unicodedata
from collections.abc import Iterator

_SPELLED = str.maketrans({
    "(": "（", ")": "）", ";": "；", ":": "：", ",": "，", "[": "（", "]": "）", "【": "（", "】": "）",
    "〔": "（", "〕": "）", "﹔": "；", "｡": "。", "•": "；", "·": "·", "*": "", "※": "", "＊": "",
})  # fmt: skip
_REMARK = re.compile(
    r"依法须经|须经批准|相关部门批准|批准文件|批准后|凭.{0,8}(?:执照|许可证|资质)|为准|自主(?:开展|选择)|经营活动|"
    r"有效期|许可证经营|国家.{0,12}(?:禁止|限制|限定)|法律.{0,12}(?:禁止|规定|法规)|不得从事|按许可证|涉及.{0,10}许可|"
    r"以上(?:经营)?(?:范围|项目)|另有规定"
)
_STOCK = re.compile(
    r"(?:除)?依法须经批准的项目[^；。\n]*|以上(?:经营)?(?:范围|项目)[^；。\n]*|(?:具体)?经营项目以[^；。\n]*为准|"
    r"凭营业执照依法(?:自主)?开展经营活动|法律、?(?:行政)?法规[^；。\n]*"
)


def unify(text: str) -> str:
    """One spelling of marks and widths; line breaks stay, other space goes.

    >>> unify("食品销售(仅预包装) ;日用品")
    '食品销售（仅预包装）；日用品'
    """
    wide = unicodedata.normalize("NFKC", text).translate(_SPELLED)
    return re.sub(r"[^\S\n]+", "", wide)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Text outside and inside the outermost brackets in turn; a bracket that never closes is plain text."""
    depth, start, opened = 0, 0, 0
    for place, char in enumerate(text):
        if char == "（":
            if depth == 0:
                opened = place
            depth += 1
        elif char == "）" and depth:
            depth -= 1
            if depth == 0:
                yield text[start:opened], False
                yield text[opened + 1 : place], True
                start = place + 1
    yield text[start:].replace("（", "").replace("）", ""), False


def without_remarks(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the stock remarks of licences and statutes, and those remarks."""
    kept, remarks = "", []
    for piece, bracketed in pieces(text):
        if bracketed and _REMARK.search(piece):
            remarks.append(piece)
            kept += "；"
        else:
            kept += f"（{piece}）" if bracketed else piece
    remarks += _STOCK.findall(kept)
    return _STOCK.sub("；", kept), tuple(remark for remark in remarks if remark)


def outside(text: str) -> str:
    """The text without what stands in brackets."""
    return "".join(piece for piece, bracketed in pieces(text) if not bracketed)


def affirmed(text: str) -> str:
    """The text without the parts that exclude something: （不含危险化学品）, 除…外, …除外."""
    kept = ""
    for piece, bracketed in pieces(text):
        if not bracketed:
            kept += piece
        elif not re.search(r"不含|除外|^除|不包括|不得|不从事|以外|非", piece):
            kept += f"（{piece}）"
    return re.sub(
        r"除[^，；。]{1,40}?(?:以?外)|不含[^，；。]{1,40}|不包括[^，；。]{1,40}|[^，；。、]{1,20}除外", "", kept
    )
