"""Who must hold which post, and who may not (公司法 第十条、第六十八条、第七十五条、第七十六条、第八十三条)."""

from collections.abc import Iterator

from liuzui.kernel.refusal import Param
from liuzui.registry.domain.people.members import ADULT, age
from liuzui.registry.domain.people.persons import People, PeopleFacts, Person
from liuzui.registry.types import Bar, EntityType, Finding

FIELD = "people.posts"
OWN_INCOME = 16
"""Age from which somebody who lives on her own work has full capacity (民法典 第十八条)."""
CONTACTS = ("finance", "contact", "tax")
GOVERNING = frozenset({"legal_representative", "chair", "director", "manager", "supervisor", "executive_partner"})
COMPANIES = frozenset({"limited-company", "joint-stock-company"})
_HEADS = {
    "limited-company": "legal_representative",
    "joint-stock-company": "legal_representative",
    "farmers-cooperative": "legal_representative",
    "partnership": "executive_partner",
    "limited-partnership": "executive_partner",
    "special-partnership": "executive_partner",
}


def examine_posts(people: People, entity: EntityType, facts: PeopleFacts) -> Iterator[Finding]:
    """Posts that must be filled, posts that exclude each other, and each holder's age and bars."""
    yield from _head(people, entity)
    if entity in COMPANIES:
        yield from _board(people)
        yield from _supervisors(people)
    if entity != "individual-business":
        for post in CONTACTS:
            if not people.holding(post):
                yield _missing(post, "warn" if post == "tax" else "block", "市场主体登记管理条例 第九条")
    for person in people.persons:
        if person.posts & GOVERNING:
            yield from _capacity(person, facts)
            yield from _bars(person, facts)


def _missing(post: str, weight: str, article: str) -> Finding:
    severity = "warn" if weight == "warn" else "block"
    return Finding(
        f"registry.people.no_{post}", f"{FIELD}.{post}", "warn" if severity == "warn" else "block", {}, (article,),
        "registry.people.name_one",
    )  # fmt: skip


def _head(people: People, entity: EntityType) -> Iterator[Finding]:
    """One legal representative (of a company: a director or the manager), or an executive partner."""
    post = _HEADS.get(entity)
    holders = people.holding(post) if post else ()
    if post and not holders:
        yield _missing(post, "block", "市场主体登记管理条例 第八条")
    elif post == "legal_representative":
        yield from _legal_representative(holders, entity)


def _legal_representative(holders: tuple[Person, ...], entity: EntityType) -> Iterator[Finding]:
    where, articles = f"{FIELD}.legal_representative", ("公司法 第十条",)
    if len(holders) > 1:
        names: dict[str, Param] = {"names": "、".join(person.name for person in holders)}
        yield Finding("registry.people.two_heads", where, "block", names, articles, "registry.people.one_head")
    elif entity in COMPANIES and not holders[0].posts & {"director", "chair", "manager"}:
        params: dict[str, Param] = {"name": holders[0].name}
        step = "registry.people.head_post"
        yield Finding("registry.people.head_without_post", where, "block", params, articles, step)


def _board(people: People) -> Iterator[Finding]:
    directors = len(set(people.holding("director")) | set(people.holding("chair")))
    if directors == 0:
        yield _missing("director", "block", "公司法 第七十五条")
    elif directors == 2:
        articles, step = ("公司法 第六十八条", "公司法 第七十五条"), "registry.people.one_or_three"
        yield Finding("registry.people.two_directors", f"{FIELD}.director", "block", {}, articles, step)


def _supervisors(people: People) -> Iterator[Finding]:
    """One supervisor, or none by unanimous consent, or a board of three; never a director or manager."""
    where = f"{FIELD}.supervisor"
    supervisors = people.holding("supervisor")
    if not supervisors and not people.no_supervisor:
        articles, step = ("公司法 第八十三条",), "registry.people.supervisor_or_consent"
        yield Finding("registry.people.no_supervisor", where, "block", {}, articles, step)
    elif not supervisors:
        articles, step = ("公司法 第八十三条",), "registry.people.consent_all"
        yield Finding("registry.people.supervisor_waived", where, "promise", {}, articles, step)
    for person in supervisors:
        if person.posts & {"director", "chair", "manager", "finance"}:
            params, articles = {"name": person.name}, ("公司法 第七十六条",)
            yield Finding(
                "registry.people.supervisor_directs",
                where,
                "block",
                params,
                articles,
                "registry.people.other_supervisor",
            )


def _capacity(person: Person, facts: PeopleFacts) -> Iterator[Finding]:
    where, params = f"{FIELD}.{person.name}", {"name": person.name}
    articles = ("公司法 第一百七十八条", "市场主体登记管理条例 第十二条")
    if person.born is None:
        yield Finding(
            "registry.people.age_unknown", where, "handover", params, articles, "registry.people.identity_number"
        )
    elif (years := age(person.born, facts.today)) < OWN_INCOME:
        yield Finding(
            "registry.people.minor", where, "block", {**params, "age": years}, articles, "registry.people.adult"
        )
    elif years < ADULT:
        yield Finding(
            "registry.people.own_income",
            where,
            "handover",
            {**params, "age": years},
            ("民法典 第十八条",),
            "registry.people.show_income",
        )


def _bars(person: Person, facts: PeopleFacts) -> Iterator[Finding]:
    """Bars of the Company Law and of the registration regulation; unknown is handed over, never cleared."""
    where = f"{FIELD}.{person.name}"
    barred = facts.barred.get(person.key)
    articles = ("公司法 第一百七十八条", "市场主体登记管理条例 第十二条")
    if barred is None:
        params = {"name": person.name}
        yield Finding("registry.people.bars_unknown", where, "handover", params, articles, "registry.officer_looks")
    elif barred:
        reason = facts.reasons.get(person.key, Bar("—", "—"))
        params = {"name": person.name, "reason": reason.zh, "reason_en": reason.en}
        yield Finding("registry.people.barred", where, "block", params, articles, "registry.people.other_person")
