"""Patterns of the parts of an address below the county, as people write them."""

import re
import unicodedata

NUMBER = (
    r"(?:[A-Za-z甲乙丙丁]?\d+(?:[-—~～/、.]\d+)*[A-Za-z甲乙丙丁]?|[一二三四五六七八九十百零〇]+|[A-Za-z](?![A-Za-z]))"
)
_WORD = r"[一-鿿A-Za-z0-9〇]"
_STOP = r"(?:路|街|巷|镇|乡|村)"

ZONE = re.compile(
    rf"{_WORD}{{1,12}}?(?:(?:经济|技术|高新|产业|工业|农业|科技|旅游)*(?:开发区|示范区|产业区|园区|新区|高新区|保税区))"
)
TOWN = re.compile(r"[一-鿿]{1,7}?(?:街道办事处|街道|地区办事处|办事处|镇(?!政府)|乡(?!政府|镇)|苏木)")
VILLAGE = re.compile(
    r"[一-鿿]{1,8}?(?:村民委员会|社区居委会|居民委员会|村委会|居委会|社区|行政村|自然村|村(?!委|民|大道|路|街))"
)
GROUP = re.compile(rf"(?:第)?{NUMBER}(?:村民小组|居民组|小组|组|队|社(?!区))")
ROAD = re.compile(
    r"[一-鿿A-Za-z0-9]{1,12}?(?:国道|省道|县道|乡道|公路|大道|大街|胡同|环路|快速路|路|街|巷|弄堂|线(?!缆))"
    r"(?:[东西南北中]?(?:段|一路|二路|三路|四路|巷|路|街))?"
)
SIDE = re.compile(
    r"(?:与.{1,10}(?:交叉口|交汇处|交界处|路口))|(?:交叉口|十字路口|路口)?(?:以?[东西南北]{1,2}(?:侧|边|面|方向|头|口)?\d*米?处?)|对面|旁边?|附近|内"
)
ROAD_NUMBER = re.compile(
    rf"(?:第)?{NUMBER}(?:号院|弄|号(?!楼|库|院|厂房|门|线|商铺|铺|仓|地))(?:附{NUMBER}号|之{NUMBER}|-\d+)?"
)
BUILDING = re.compile(rf"(?:第)?{NUMBER}(?:号楼|幢|栋|座|#楼?|号(?:厂房|库|商铺|门面房?|铺|仓库?)|撞)")
UNIT = re.compile(rf"{NUMBER}(?:单元|门(?!面)|梯)")
FLOOR = re.compile(rf"(?:地下|负)?{NUMBER}(?:层|楼|[Ff](?![A-Za-z0-9]))")
ROOM = re.compile(rf"(?:第)?{NUMBER}(?:号?室|号?房(?!屋)|号(?:商铺|门面|铺|间)?|户|间|铺|档)?")
DASHED = re.compile(r"(\d+[A-Za-z]?)(?:幢|栋|号楼)?[-—－](?:(\d+)(?:单元)?[-—－])?([A-Za-z]?\d+)(?:室|号)?$")

_SPELLED = str.maketrans({"—": "-", "－": "-", "–": "-", "―": "-", "﹣": "-", "＃": "#"})


def unify(text: str) -> str:
    """An address without space and marks between its parts; widths unified, digits stay apart."""
    wide = unicodedata.normalize("NFKC", text).translate(_SPELLED)
    wide = re.sub(r"(?<=\d)\s+(?=\d)", "-", wide)
    return re.sub(r"[\s,，。;；:：、|_\"'“”]+", "", re.sub(r"[\u200b-\u200f\ufeff]", "", wide))
