"""Examining an application against what is known: every part by its own rules, all findings at once."""

from liuzui.registry.domain.capital import examine_capital
from liuzui.registry.domain.names import NameFacts, examine_name
from liuzui.registry.domain.people import PeopleFacts, examine_people
from liuzui.registry.domain.premises import PremisesFacts, examine_premises
from liuzui.registry.domain.scope import ScopeFacts, examine_scope
from liuzui.registry.domain.setup.application import Lists, SetupApplication, SetupFacts
from liuzui.registry.types import Finding


def examine(application: SetupApplication, facts: SetupFacts, lists: Lists) -> tuple[Finding, ...]:
    """All findings, in the order of the form: name, scope, premises, capital, people."""
    entity, name = application.entity, application.name
    of_name = NameFacts(entity, facts.today, facts.compared_here, facts.holder, facts.related)
    of_scope = ScopeFacts(name, lists.terms.industries, application.foreign)
    of_place = PremisesFacts(
        entity, facts.home, facts.at_address, facts.clusters, facts.address_flag, facts.promise_barred
    )
    of_people = PeopleFacts(facts.today, facts.barred, facts.bar_reasons)
    people, _ = examine_people(application.people, entity, of_people, application.capital.money)
    return (
        *_kind(application),
        *examine_name(name, of_name, lists.terms, lists.words, facts.names),
        *examine_scope(application.scope, lists.scope, of_scope),
        *examine_premises(application.premises, of_place),
        *examine_capital(application.capital, entity, today=facts.today, currencies=lists.currencies),
        *people,
    )


def _kind(application: SetupApplication) -> tuple[Finding, ...]:
    """Types and investors that an officer always looks at."""
    found = []
    if application.entity in {"joint-stock-company", "special-partnership"}:
        found.append(Finding("registry.type.officer", "type", "handover", next_step="registry.officer_looks"))
    if application.foreign:
        articles = ("外商投资法 第二十八条",)
        found.append(Finding("registry.type.foreign", "type", "handover", {}, articles, "registry.officer_looks"))
    return tuple(found)
