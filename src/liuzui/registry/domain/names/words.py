"""Words and characters of a name: what is barred, reserved, foreign or too short (令734 第五条至第十二条)."""

import re
from collections.abc import Iterable, Iterator

from liuzui.catalog.types import NameWord
from liuzui.registry.domain.names.parts import Name, Terms
from liuzui.registry.types import Finding, Severity

FIELD = "name"
LAW = "企业名称登记管理规定"
_HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff〇]")
_NOT_HAN = re.compile(r"[^㐀-鿿\U00020000-\U0003ffff〇（）]")
_LONGEST_NAME = 60
_WEIGHT: dict[str, Severity] = {
    "barred": "block",
    "state_approval": "handover",
    "reserved": "handover",
    "misleading": "handover",
    "needs_proof": "handover",
}


def characters(name: Name) -> Iterator[Finding]:
    """Only standard Chinese characters, and not too many of them."""
    if strange := "".join(dict.fromkeys(_NOT_HAN.findall(name.full)))[:10]:
        params = {"characters": strange}
        yield Finding(
            "registry.name.not_chinese", FIELD, "block", params, (f"{LAW} 第五条",), "registry.name.in_chinese"
        )
    if len(name.full) > _LONGEST_NAME:
        yield Finding("registry.name.long", FIELD, "handover", {"limit": _LONGEST_NAME}, (), "registry.officer_looks")


def trade_name(name: Name, terms: Terms) -> Iterator[Finding]:
    """Two or more characters that are neither a division nor a trade."""
    articles = (f"{LAW} 第八条",)
    if len(_HAN.findall(name.trade_name)) < 2:
        yield Finding("registry.name.short", FIELD, "block", {}, articles, "registry.name.longer")
    elif name.trade_name in terms.divisions or name.trade_name in terms.parts or name.trade_name in terms.home:
        params = {"word": name.trade_name}
        yield Finding(
            "registry.name.is_division", FIELD, "handover", params, articles, "registry.name.other_trade_name"
        )
    elif name.trade_name in terms.industries:
        params = {"word": name.trade_name}
        yield Finding("registry.name.is_trade", FIELD, "handover", params, articles, "registry.name.other_trade_name")


def listed(name: Name, words: Iterable[NameWord]) -> Iterator[Finding]:
    """Words on the list of content, each once, the longer before the shorter that it contains."""
    seen: list[str] = []
    for entry in sorted(words, key=lambda entry: (-len(entry.word), entry.word)):
        if any(entry.word in longer for longer in seen) or not _stands_in(entry, name):
            continue
        seen.append(entry.word)
        params = {"word": entry.word, "why": entry.why.zh, "why_en": entry.why.en}
        articles = (entry.article,) if entry.article else ()
        step = "registry.name.without_word" if entry.rule == "barred" else "registry.name.word_to_officer"
        yield Finding(f"registry.name.word.{entry.rule}", FIELD, _WEIGHT[entry.rule], params, articles, step)


def _stands_in(entry: NameWord, name: Name) -> bool:
    text = name.trade_name if entry.only == "trade_name" else name.full
    for harmless in entry.unless:
        text = text.replace(harmless, "")
    return text.startswith(entry.word) if entry.only == "start" else entry.word in text
