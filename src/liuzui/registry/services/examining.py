"""Examining a set-up application before it is filed: every field at once, against lists, register and bars.

The table `company-setup-instant` grants at once or hands over with codes of reasons; it never refuses.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from liuzui.cases.reads import drafts
from liuzui.cases.services.examining import Asked, Examined, Remark
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import County
from liuzui.decisions import reads as decisions
from liuzui.decisions.services import decide
from liuzui.decisions.types import About, Decision
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal
from liuzui.parties import reads as parties
from liuzui.registry.domain import setup
from liuzui.registry.domain.names import alternatives, is_free
from liuzui.registry.domain.setup import Founder, Lists, Reading, SetupApplication, SetupFacts
from liuzui.registry.reads.lists import compared_here, home, lists_of
from liuzui.registry.reads.names import Register, at_place
from liuzui.registry.services import bars
from liuzui.registry.services.names import TAKEN, Claim, hold_name
from liuzui.registry.types import Finding
from liuzui.shell.crypto import Erased

LOOKED_AT = ("name", "scope", "premises")


def examine_setup(asked: Asked) -> Examined:
    """Remarks at the fields of the form, and the reasons for which an officer decides; none: granted at once.

    When it is filed (`asked.filing`) a name without a block is kept for the application, or found taken just now.
    """
    lists, reading = lists_of(catalog.current_release()), read(asked)
    application = reading.application
    found: tuple[Finding, ...] = reading.findings
    if application is not None:
        found += setup.examine(application, facts_of(asked, application, lists), lists)
        if asked.filing and not any(one.severity == "block" and one.field == "name" for one in found):
            kept = hold_name(application.name, _claim(asked, application), lists)
            found += (kept,) if isinstance(kept, Finding) else ()
    return Examined(tuple(_remark(one, asked, application) for one in found), _reasons(asked, application, found))


def look(asked: Asked) -> tuple[Finding, ...]:
    """What can be said before anything is signed or leased: of the name, the lines of business and the place."""
    reading, lists = read(asked), lists_of(catalog.current_release())
    if reading.application is None:
        return reading.findings
    found = setup.examine(reading.application, facts_of(asked, reading.application, lists), lists)
    return tuple(one for one in found if one.field.split(".")[0] in LOOKED_AT)


def read(asked: Asked) -> Reading:
    """The application that the answers make, as far as it can be read."""
    address = in_words(asked.values.get("premises-address"), catalog.county())
    return setup.read(setup.raw_of(asked.values, founder(asked), address), lists_of(catalog.current_release()))


def founder(asked: Asked) -> Founder:
    """The applicant's own identity, where she is a verified person."""
    found = parties.identity(UUID(asked.applicant))
    return Founder() if found is None or isinstance(found, Erased) else Founder(found.name, found.resident_id or "")


def in_words(value: object, county: County) -> str:
    """An address picked from the county's divisions, in one line."""
    if not isinstance(value, dict):
        return ""
    town, village = county.town(str(value.get("town", ""))), county.village(str(value.get("village", "")))
    named = (place.name.zh for place in (town, village) if place)
    return "".join((county.province_name.zh, county.city_name.zh, county.name.zh, *named, str(value.get("detail", ""))))


def facts_of(asked: Asked, application: SetupApplication, lists: Lists) -> SetupFacts:
    """What is known on the day of the names, the place and the people of an application."""
    county, own = catalog.county(), holders(asked)
    people = application.people
    said = bars.bars([one.number for one in people.members] + [one.number for one in people.persons])
    return SetupFacts(
        today=legal_day(asked.at, catalog.calendar().zone),
        names=Register(lists.terms.industries, own),
        home=county.code,
        compared_here=compared_here(county) & frozenset(home(county)),
        barred={number: bar is not None for number, bar in said.items()},
        bar_reasons={number: bar for number, bar in said.items() if bar},
        at_address=at_place(place_of(application), own),
    )


def holders(asked: Asked) -> frozenset[str]:
    """Under whose name the applicant may keep a name: her own, and the application's once it was filed."""
    return frozenset({f"party:{asked.applicant}", holder_of(asked)})


def holder_of(asked: Asked) -> str:
    """Under whose name an application keeps its name: its first draft, also while a correction is answered."""
    return f"draft:{drafts.first_of(UUID(asked.draft))}" if asked.draft else "draft:"


def place_of(application: SetupApplication) -> str:
    """A key of the premises by which others at the same place are found; empty where the place is not precise."""
    address = application.premises.address
    return "".join(address.typed.split())[-64:] if address.precise else ""


def _claim(asked: Asked, application: SetupApplication) -> Claim:
    return Claim(
        holder_of(asked), application.entity, asked.at, own=holders(asked), place=place_of(application)
    )  # fmt: skip


def _remark(found: Finding, asked: Asked, application: SetupApplication | None) -> Remark:
    """The finding at its field of the form; where the name is taken, with free ones near it."""
    field = setup.field_of(found.field, asked.values)
    free = "、".join(near(application)) if application and found.code.startswith(TAKEN) else ""
    if not free:
        return Remark(field, found.severity, found.code, found.params, found.next_step, found.articles)
    params = {**found.params, "free": free}
    return Remark(field, found.severity, found.code, params, "registry.name.take_free", found.articles)


def near(application: SetupApplication) -> tuple[str, ...]:
    """Names that are free today: the applicant's own spare ones first, then some near the wanted one."""
    lists = lists_of(catalog.current_release())
    register = Register(lists.terms.industries)
    spare = [name.full for name in application.spare_names if is_free(name, register)]
    return (*spare, *alternatives(application.name, register, most=3 - min(3, len(spare))))


def _reasons(asked: Asked, application: SetupApplication | None, found: Sequence[Finding]) -> tuple[str, ...]:
    """Why an officer decides: the findings that say so, or the table's own word."""
    made = _decision(asked, setup.facts_for_decision(application, found))
    granted = isinstance(made, Decision) and made.value == setup.GRANTED
    return () if granted else setup.reasons(found) or (setup.BY_TABLE,)


def _decision(asked: Asked, facts: Mapping[str, object]) -> Decision | Refusal:
    """The table's decision; kept with its reasons once it is filed, under the draft until there is a case."""
    if not asked.filing:
        return decisions.ask(setup.TABLE, facts)
    return decide(setup.TABLE, facts, About(UUID(asked.applicant), asked.draft), actor="system:table")
