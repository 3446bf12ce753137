"""Names of market entities: taken apart, built, judged, held (企业名称登记管理规定, 令734; 实施办法, 总局令82)."""

from liuzui.registry.domain.names.alternatives import alternatives, is_free
from liuzui.registry.domain.names.compare import Keys, keys
from liuzui.registry.domain.names.examine import NameFacts, examine_name
from liuzui.registry.domain.names.hold import Hold, expired, hold
from liuzui.registry.domain.names.index import NameIndex, Registered
from liuzui.registry.domain.names.parse import build_name, parse_name
from liuzui.registry.domain.names.parts import Name, Terms, terms

__all__ = [
    "Hold",
    "Keys",
    "Name",
    "NameFacts",
    "NameIndex",
    "Registered",
    "Terms",
    "alternatives",
    "build_name",
    "examine_name",
    "expired",
    "hold",
    "is_free",
    "keys",
    "parse_name",
    "terms",
]
