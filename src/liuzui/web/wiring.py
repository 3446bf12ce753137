"""What follows from what: the county's index of consequences, and who supplies which fact.

`WIRING`: event kind → handlers, each with its own checkpoint. `IGNORED`: kinds of which nothing follows, named
so that none is forgotten. `WAKES`: what a timer's stream prefix wakes. `CHORES`: the reactor's
regular work, a batch at a time; `LONG`: what takes longer. `FACT_SOURCES`: who answers which facts.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.conf import settings

from liuzui.cases.services.course.transition import carry_on, meet_open_cases
from liuzui.cases.services.documents import make_document
from liuzui.cases.services.drafts import purge_expired
from liuzui.cases.services.examining import register_examiner
from liuzui.cases.services.package.establishing import establish
from liuzui.cases.services.package.offices import order_member, take_member
from liuzui.cases.services.package.registering import order_registration, take_registration
from liuzui.cases.services.signing.hook import register_signatories
from liuzui.cases.services.signing.rounds import expire
from liuzui.cases.services.verbs import wake
from liuzui.cases.services.window.intakes import settle
from liuzui.credentials.services import make_certificate, make_paper, serve_licence, wake_licence
from liuzui.decisions.services.sampling import sample_missed, take_drawn
from liuzui.exchange.reads import OWN_SOURCES
from liuzui.exchange.services import register_source, registration, report_to_province
from liuzui.exchange.services.partners import tell_partners
from liuzui.ledger.services.exporting import Map
from liuzui.ledger.services.reactor import Handler
from liuzui.ledger.services.timers import Wake
from liuzui.registry.reads.facts import NAMES, held_name
from liuzui.registry.services import bars
from liuzui.registry.services.examining import examine_setup
from liuzui.registry.services.following import enter_registered, release_given_up, tie_decision
from liuzui.registry.services.notices import tell_departments
from liuzui.registry.services.signing import setup_signatories
from liuzui.releases.services.replays import carry_on_replay
from liuzui.releases.services.shadows import cast_shadows, shadow_decision
from liuzui.scoreboard.services import follow_course

WIRING: dict[str, Sequence[Handler]] = {
    "case.submitted": [make_document],
    "case.corrections_requested": [make_document],
    "case.corrections_supplied": [make_document],
    "case.accepted": [make_document, report_to_province],
    "case.deemed_accepted": [make_document, report_to_province],
    "case.acceptance_refused": [make_document],
    "case.special_started": [make_document],
    "case.hearing_offered": [make_document],
    "case.hearing_called": [make_document],
    "case.hearing_held": [make_document],
    "case.extended": [make_document],
    "case.granted": [make_document, report_to_province],
    "case.refused": [make_document, report_to_province],
    "case.withdrawn": [make_document],
    "credential.issued": [make_certificate],
    "credential.renewed": [make_certificate, make_paper],
    "credential.renewal_refused": [make_paper],
    "credential.suspended": [make_paper],
    "credential.resumed": [make_paper],
    "credential.revoked": [make_paper],
    "credential.cancelled": [make_paper],
    "decision.made": [shadow_decision],
    "draw.drawn": [take_drawn],
    "release.published": [meet_open_cases],
    "case.served": [make_document, serve_licence, report_to_province],
    "package.filed": [make_document, tie_decision],
    "package.corrections_requested": [make_document],
    "package.corrections_supplied": [make_document],
    "package.extended": [make_document],
    "package.granted": [make_document],
    "package.refused": [make_document, release_given_up],
    "package.withdrawn": [make_document, release_given_up],
    "package.collected": [make_document],
    "member.finished": [enter_registered, make_document, tell_departments],
}
PROMPT: dict[str, Sequence[Handler]] = {
    "member.started": [order_registration, order_member],
    "member.retried": [order_registration, order_member],
    "service.answered": [take_member],
    "registration.answered": [take_registration],
    "member.finished": [establish],
}
"""What somebody waits for at her screen: carried out to its end before papers are printed and figures kept."""
WIRING |= {kind: [*PROMPT[kind], *WIRING.get(kind, ())] for kind in PROMPT}
OFFERED = (
    "case.submitted", "case.corrections_requested", "case.corrections_supplied", "case.accepted",
    "case.deemed_accepted", "case.acceptance_refused", "case.special_started", "case.special_ended", "case.extended",
    "case.granted", "case.refused", "case.issued", "case.sent", "case.returned", "case.served", "case.withdrawn",
    "credential.issued",
    "credential.suspended", "credential.resumed", "credential.revoked", "credential.cancelled", "release.published",
)  # fmt: skip
"""What partners may subscribe to."""
WIRING |= {kind: [*WIRING.get(kind, ()), tell_partners] for kind in OFFERED}
REGISTERING = (
    order_registration, take_registration, establish, enter_registered, release_given_up, order_member, take_member,
)  # fmt: skip
AT_ONCE = {kind: [one for one in some if one in REGISTERING] for kind, some in WIRING.items()}
"""What registration brings about: done within a second of its event, on the sample county's virtual clock too."""
PACKAGE = (
    "package.filed", "package.handed_over", "package.granted", "package.refused", "package.corrections_requested",
    "package.corrections_supplied", "package.extended", "package.withdrawn", "package.completed", "member.started",
    "member.skipped", "member.taken", "member.finished", "member.failed", "member.retried", "member.stopped",
)  # fmt: skip
"""What makes up the course of a package, which the plan board measures."""
WIRING |= {kind: [*WIRING.get(kind, ()), follow_course] for kind in PACKAGE}
IGNORED = frozenset(
    {
        "access.batch",
        "account.opened",
        "account.password_reset",
        "account.staff_appointed",
        "account.staff_relieved",
        "account.token_issued",
        "account.token_revoked",
        "case.corrected_on_spot",
        "case.release_changed",
        "case.reviewed",
        "case.violation_noted",
        "case.interested_told",
        "case.interested_heard",
        "case.stated",
        "case.hearing_ordered",
        "case.hearing_requested",
        "case.hearing_given_up",
        "case.hearing_lapsed",
        "consequence.given_up",
        "credential.renewal_requested",
        "credential.document_sealed",
        "credential.sealed",
        "credential.served",
        "decision.checked",
        "decision.sampled",
        "delivery.given_up",
        "document.sealed",
        "partner.secret_renewed",
        "partner.subscribed",
        "partner.unsubscribed",
        "history.exported",
        "draw.announced",
        "draw.annulled",
        "draw.entropy_given",
        "draw.sealed",
        "log.key_introduced",
        "log.key_retired",
        "party.address_confirmed",
        "party.e_service_consented",
        "party.e_service_withdrawn",
        "party.identity_verified",
        "party.mandate_granted",
        "party.mandate_revoked",
        "party.organisation_registered",
        "party.person_erased",
        "party.person_registered",
        "register.corrected",
        "registration.asked",
        "registration.doubted",
        "registration.looked_at",
        "register.stated",
        "intake.ended",
        "intake.filed",
        "intake.opened",
        "intake.parked",
        "intake.resumed",
        "name.held",
        "name.registered",
        "name.released",
        "notice.acknowledged",
        "notice.told",
        "signing.denied",
        "signing.expired",
        "signing.filed",
        "signing.invited",
        "signing.opened",
        "signing.refused",
        "signing.relinked",
        "signing.reminded",
        "signing.signed",
        "signing.started",
        "signing.voided",
        "table.drafted",
        "table.published",
        "table.put_on_trial",
        "table.reviewed",
        "table.withdrawn",
        "ticket.called",
        "ticket.closed",
        "ticket.drawn",
        "transcript.made",
        "complaint.answered",
        "complaint.lodged",
        "rating.given",
        "service.asked",
    }
)
WAKES: Mapping[str, Wake] = {"case": wake, "credential": wake_licence, "release": carry_on}
CHORES: tuple[Callable[[datetime], int], ...] = (
    purge_expired, expire, settle, sample_missed, registration.follow_orders,
)  # fmt: skip
LONG: tuple[Callable[[], int], ...] = (cast_shadows, carry_on_replay)
"""Work that takes seconds, a batch at a time, in a thread of its own: it holds back neither log nor sending."""
FACT_SOURCES = (*OWN_SOURCES, (NAMES, held_name))


EXAMINERS = {"company-setup": examine_setup}
"""Who examines applications of an item before they are filed."""
SIGNATORIES = {"company-setup": setup_signatories}
"""Who tells which persons must sign applications of an item."""


def register_sources() -> None:
    """Makes fact sources, examiners, signatories and bars (built in: only for a demo) known to this process."""
    bars.use(bars.sample if settings.DEMO else bars.unknown)
    for item, examiner in EXAMINERS.items():
        register_examiner(item, examiner)
    for item, hook in SIGNATORIES.items():
        register_signatories(item, hook)
    for source, provider in FACT_SOURCES:
        register_source(source, provider)


MINED = Map(
    streams={
        "case": "case", "case-documents": "case", "credential": "licence", "credential-file": "licence",
        "credential-papers": "licence",
    },
    fields={
        "applicant": "applicant", "holder": "applicant", "agency": "agency", "licence": "licence",
        "case_number": "case", "document.sealed.number": "document", "credential.document_sealed.number": "document",
    },
    attributes=frozenset(
        {"item", "channel", "round", "part", "passed", "procedure", "days", "late", "reason", "kind", "on", "sample"}
    ),
    open=frozenset({"agency"}),
)  # fmt: skip
"""What process mining may see of history (`liuzui export`)."""
