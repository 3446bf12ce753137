"""Reading members, officers and chains of ownership; identity numbers are checked, birth dates come from them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from liuzui.kernel.identifiers import birth_date, resident_id, uscc
from liuzui.kernel.money import Money, parse_money
from liuzui.kernel.refusal import Refusal
from liuzui.registry.domain.capital import read_form
from liuzui.registry.domain.people import Member, People, Person, Stake, read_share
from liuzui.registry.domain.people.persons import POSTS
from liuzui.registry.domain.setup.plain import Raw, day, listing, mappings, text, yes
from liuzui.registry.types import Finding, Severity, from_refusal

_POST_WORDS = {
    "法定代表人": "legal_representative",
    "董事长": "chair",
    "执行董事": "director",
    "董事": "director",
    "总经理": "manager",
    "经理": "manager",
    "监事": "supervisor",
    "财务": "finance",
    "联络": "contact",
    "办税": "tax",
    "执行事务合伙人": "executive_partner",
    "代理人": "agent",
    "经办": "agent",
}


def read_people(raw: Raw) -> tuple[People, tuple[Finding, ...]]:
    """The people of an input, and what of them could not be read."""
    findings: list[Finding] = []
    members = tuple(_member(one, f"people.members.{n}", findings) for n, one in enumerate(mappings(raw, "members"), 1))
    officers = [_person(one, f"people.officers.{n}", findings) for n, one in enumerate(mappings(raw, "officers"), 1)]
    persons = tuple([*_holding(raw, members), *(_known(one, members) for one in officers)])
    stakes = tuple(stake for one in mappings(raw, "stakes") if (stake := _stake(one)))
    if len(stakes) < len(mappings(raw, "stakes")):
        findings.append(
            Finding("registry.owners.unreadable", "people.owners", "block", {}, (), "registry.share.example")
        )
    people = People(members, persons, stakes, yes(raw, "owners_exempt"), bool(yes(raw, "no_supervisor")))
    return people, tuple(findings)


def _holding(raw: Raw, members: tuple[Member, ...]) -> tuple[Person, ...]:
    """Members who hold posts themselves: nobody is entered twice."""
    pairs = zip(members, mappings(raw, "members"), strict=False)
    found = ((member, _posts(row)) for member, row in pairs)
    return tuple(Person(member.name, member.number, member.born, posts) for member, posts in found if posts)


def _known(person: Person, members: tuple[Member, ...]) -> Person:
    """Somebody entered without a number who is the only member of that name has the member's."""
    same = [one for one in members if one.name == person.name and one.kind == "person"]
    return replace(person, number=same[0].number, born=same[0].born) if len(same) == 1 and not person.number else person


def _member(raw: Raw, field: str, findings: list[Finding]) -> Member:
    kind = "organisation" if text(raw, "kind") in {"organisation", "company", "法人", "企业", "单位"} else "person"
    number, born = _number(raw, kind, field, findings)
    forms = tuple(read_form(text({"form": form}, "form")) for form in listing(raw, "forms"))
    return Member(
        name=text(raw, "name"),
        kind=kind,
        number=number,
        born=born,
        share=_share(raw, field, findings),
        amount=_amount(raw, field, findings),
        forms=forms or ("money",),
        due=day(raw, "due"),
        foreign=bool(yes(raw, "foreign")),
        farmer=yes(raw, "farmer"),
        general=text(raw, "partner") not in {"limited", "有限合伙人"},
    )


def _person(raw: Raw, field: str, findings: list[Finding]) -> Person:
    number, born = _number(raw, "person", field, findings)
    return Person(text(raw, "name"), number, born, _posts(raw))


def _posts(raw: Raw) -> frozenset[str]:
    return frozenset(post for said in listing(raw, "posts") if (post := _post(text({"post": said}, "post"))))


def _post(said: str) -> str:
    if said in POSTS:
        return said
    return next((post for word, post in _POST_WORDS.items() if word in said), "")


def _number(raw: Raw, kind: str, field: str, findings: list[Finding]) -> tuple[str, date | None]:
    """The checked number and the birth date; what fails is a finding that never repeats the number."""
    said = text(raw, "number", limit=40)
    if not text(raw, "name"):
        findings.append(Finding("registry.people.no_name", field, "block", {}, (), "registry.people.name_one"))
    if not said:
        return "", day(raw, "born")
    found = resident_id(said) if kind == "person" else uscc(said)
    if isinstance(found, Refusal):
        severity: Severity = "handover" if _foreign_paper(raw) else "block"
        who = {"name": text(raw, "name")}
        findings.append(
            Finding("registry.people.number", f"{field}.number", severity, who, found.articles, found.next_step)
        )
        return "", day(raw, "born")
    return found, birth_date(found) if kind == "person" else None


def _foreign_paper(raw: Raw) -> bool:
    """A passport or another paper, whose number no rule here can check."""
    return text(raw, "paper") not in {"", "居民身份证", "身份证", "resident_id"}


def _share(raw: Raw, field: str, findings: list[Finding]) -> Fraction | None:
    if not (said := text(raw, "share", limit=40)):
        return None
    found = read_share(said)
    if isinstance(found, Refusal):
        findings.append(from_refusal(found, f"{field}.share"))
        return None
    return found


def _amount(raw: Raw, field: str, findings: list[Finding]) -> Money | None:
    if not (said := text(raw, "amount", limit=64)):
        return None
    found = parse_money(said)
    if isinstance(found, Refusal):
        findings.append(from_refusal(found, f"{field}.amount"))
        return None
    return found


def _stake(raw: Raw) -> Stake | None:
    share = read_share(text(raw, "share", limit=40))
    holder, held = text(raw, "holder"), text(raw, "held")
    if isinstance(share, Refusal) or not holder or not held:
        return None
    return Stake(holder, held, share, text(raw, "kind") != "organisation")
