"""Reading an application from a JSON-like mapping with the inputs of people; never fails, says what it cannot read."""

import re
from collections.abc import Mapping
from typing import Any

from liuzui.registry.domain.capital import Capital, read_capital, read_form
from liuzui.registry.domain.names import Name, build_name, parse_name
from liuzui.registry.domain.names.parts import tidy
from liuzui.registry.domain.premises import Premises, parse_address
from liuzui.registry.domain.scope import read_scope
from liuzui.registry.domain.setup.application import Lists, Reading, SetupApplication
from liuzui.registry.domain.setup.persons import read_people
from liuzui.registry.domain.setup.plain import Raw, day, listing, mapping, text, whole, yes
from liuzui.registry.types import ENTITY_TYPES, EntityType, Finding

SCOPE_LIMIT = 8000
SPARE = 5
_TYPE_WORDS: dict[str, EntityType] = {
    "股份有限": "joint-stock-company",
    "有限合伙": "limited-partnership",
    "特殊普通合伙": "special-partnership",
    "合伙": "partnership",
    "个人独资企业": "sole-owner-enterprise",
    "个独": "sole-owner-enterprise",
    "个体": "individual-business",
    "合作社": "farmers-cooperative",
    "有限责任": "limited-company",
    "有限公司": "limited-company",
    "一人公司": "limited-company",
    "自然人独资": "limited-company",
    "法人独资": "limited-company",
}


def read(raw: Mapping[str, Any], lists: Lists) -> Reading:
    """The application in `raw`, and a finding for each field that could not be read.

    Keys: type, name (text or parts), spare_names, scope (text or list), main_line, premises (text or mapping),
    capital, capital_due, capital_forms, members, officers, stakes, owners_exempt, no_supervisor, foreign, employees.
    """
    name = _name(raw.get("name"), lists)
    entity = read_type(text(raw, "type"), name, lists)
    if entity is None:
        finding = Finding(
            "registry.type.unknown", "type", "block", {}, ("市场主体登记管理条例 第二条",), "registry.type.choose"
        )
        return Reading(None, (finding,))
    people, findings = read_people(raw)
    application = SetupApplication(
        entity=entity,
        name=name,
        scope=read_scope(_scope(raw), lists.scope, _main(raw)),
        premises=_premises(raw, lists),
        capital=_capital(raw),
        people=people,
        spare_names=_spares(raw, lists),
        foreign=bool(yes(raw, "foreign")) or any(member.foreign for member in people.members),
        employees=whole(raw, "employees"),
    )
    return Reading(application, findings)


def _spares(raw: Raw, lists: Lists) -> tuple[Name, ...]:
    """Up to five names as typed, apart or with marks between them."""
    said = [part for one in listing(raw, "spare_names") for part in re.split(r"[；;，,、\n]", str(one)) if part.strip()]
    return tuple(_name(one.strip(), lists) for one in said[:SPARE])


def read_type(said: str, name: Name, lists: Lists) -> EntityType | None:
    """The type that is said, else the only one that the form of the name allows."""
    if said in ENTITY_TYPES:
        return said
    if found := next((entity for word, entity in _TYPE_WORDS.items() if word in said), None):
        return found
    fitting = [code for code, endings in lists.terms.endings.items() if name.form in endings]
    named = [code for code in fitting if name.suffix in lists.terms.suffixes.get(code, ())] if name.suffix else fitting
    return next((entity for entity in ENTITY_TYPES if entity in named), None)


def _name(value: object, lists: Lists) -> Name:
    if isinstance(value, Mapping):
        parts = {
            key: tidy(text(value, key)) for key in ("division", "trade_name", "industry", "form", "region", "suffix")
        }
        named = Name("", **parts)
        return Name(build_name(named), **parts)
    return parse_name(text({"name": value}, "name"), lists.terms)


def _scope(raw: Raw) -> str:
    value = raw.get("scope")
    if isinstance(value, str):
        return value[:SCOPE_LIMIT]
    return "；".join(text({"line": line}, "line", limit=500) for line in listing(raw, "scope"))[:SCOPE_LIMIT]


def _main(raw: Raw) -> int | str | None:
    number = whole(raw, "main_line")
    return number if number is not None else text(raw, "main_line", limit=500) or None


def _premises(raw: Raw, lists: Lists) -> Premises:
    value = mapping(raw, "premises") or {"address": raw.get("premises") or raw.get("address")}
    return Premises(
        address=parse_address(text(value, "address", limit=300), lists.places),
        use=text(value, "use") or "unknown",
        right=text(value, "right") or "unknown",
        proof=text(value, "proof") or "promise",
        mode=text(value, "mode") or "ordinary",
        neighbours_agree=yes(value, "neighbours_agree"),
        host=text(value, "host"),
    )


def _capital(raw: Raw) -> Capital:
    forms = tuple(dict.fromkeys(read_form(text({"form": form}, "form")) for form in listing(raw, "capital_forms")))
    return read_capital(text(raw, "capital", limit=100), due=day(raw, "capital_due"), forms=forms or ("money",))
