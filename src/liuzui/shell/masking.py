"""How personal values are shown to whoever needs to recognise but not to know them.

Natural persons are published masked; the pattern is the usual one of Chinese public notices.
"""

import re

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]")
_COMPOUND = re.compile(
    "欧阳|太史|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|"
    "公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|呼延|端木"
)
_PLACE = re.compile("社区|居委会|街道|[村镇乡路街巷]")
_LAST_PLACE = frozenset({"村", "社区", "居委会"})


def mask_name(name: str) -> str:
    """The family name and a star for each other character; Western names keep initials.

    >>> mask_name("王小花"), mask_name("李四"), mask_name("欧阳修"), mask_name("Anna Berg")
    ('王**', '李*', '欧阳*', 'A*** B***')
    """
    name = name.strip()
    if not _HAN.match(name):
        return " ".join(part[0] + "***" for part in name.split())
    kept = 2 if len(name) > 2 and _COMPOUND.match(name) else 1
    return name[:kept] + "*" * max(len(name) - kept, 1)


def mask_id(number: str) -> str:
    """The division (four digits) and the last four of a resident ID or another number.

    >>> mask_id("140825199003071234")
    '1408**********1234'
    """
    if len(number) < 9:
        return "*" * len(number)
    return number[:4] + "*" * (len(number) - 8) + number[-4:]


def mask_phone(number: str) -> str:
    """First three and last four digits of a phone number; a shorter one shows its last two, if any.

    >>> mask_phone("13812341234"), mask_phone("0359-7522345")
    ('138****1234', '035*****2345')
    """
    if len(number) < 11:
        shown = number[-2:] if len(number) > 3 else ""
        return "*" * (len(number) - len(shown)) + shown
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def mask_address(address: str) -> str:
    """An address down to the village, community or street; what follows is starred away.

    >>> mask_address("新绛县龙兴镇朝殿村3组12号"), mask_address("新绛县正平街15号")
    ('新绛县龙兴镇朝殿村***', '新绛县正平街***')
    """
    found = None
    for end in _PLACE.finditer(address):
        found = end.end()
        if end.group() in _LAST_PLACE:
            break
    if found is None:
        return address[:6] + "***" if len(address) > 6 else "***"
    return address[:found] + ("***" if address[found:] else "")
