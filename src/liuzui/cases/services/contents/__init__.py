"""What stands in each document of a case, gathered from its events, its content and the sealed rows."""

from collections.abc import Callable

from liuzui.cases.services.contents import hearing, package
from liuzui.cases.services.contents.course import acceptance, extension, proof_of_service, special, withdrawal
from liuzui.cases.services.contents.decisions import acceptance_refusal, grant, refusal, registration_refusal
from liuzui.cases.services.contents.intake import correction_notice, corrections_received, receipt
from liuzui.cases.services.contents.material import Material
from liuzui.shell.documents.contracts import Document, DocumentKind

Compose = Callable[[Material], Document | None]
KINDS: dict[str, DocumentKind] = {
    "case.submitted": DocumentKind.RECEIPT,
    "case.corrections_requested": DocumentKind.CORRECTION_NOTICE,
    "case.corrections_supplied": DocumentKind.CORRECTIONS_RECEIVED,
    "case.accepted": DocumentKind.ACCEPTANCE,
    "case.deemed_accepted": DocumentKind.ACCEPTANCE,
    "case.acceptance_refused": DocumentKind.ACCEPTANCE_REFUSAL,
    "case.special_started": DocumentKind.SPECIAL_PROCEDURE,
    "case.hearing_offered": DocumentKind.HEARING_RIGHT,
    "case.hearing_called": DocumentKind.HEARING_NOTICE,
    "case.hearing_held": DocumentKind.HEARING_RECORD,
    "case.extended": DocumentKind.EXTENSION,
    "case.granted": DocumentKind.GRANT,
    "case.refused": DocumentKind.REFUSAL,
    "case.withdrawn": DocumentKind.WITHDRAWAL,
    "case.served": DocumentKind.PROOF_OF_SERVICE,
    "package.filed": DocumentKind.RECEIPT,
    "package.corrections_requested": DocumentKind.CORRECTION_NOTICE,
    "package.corrections_supplied": DocumentKind.CORRECTIONS_RECEIVED,
    "package.extended": DocumentKind.EXTENSION,
    "package.granted": DocumentKind.REGISTRATION_GRANT,
    "package.refused": DocumentKind.REGISTRATION_REFUSAL,
    "package.withdrawn": DocumentKind.WITHDRAWAL,
    "member.finished": DocumentKind.DOUBLE_NOTICE,
    "package.collected": DocumentKind.HAND_OVER,
}
_COMPOSE: dict[DocumentKind, Compose] = {
    DocumentKind.RECEIPT: receipt,
    DocumentKind.CORRECTION_NOTICE: correction_notice,
    DocumentKind.CORRECTIONS_RECEIVED: corrections_received,
    DocumentKind.ACCEPTANCE: acceptance,
    DocumentKind.ACCEPTANCE_REFUSAL: acceptance_refusal,
    DocumentKind.SPECIAL_PROCEDURE: special,
    DocumentKind.HEARING_RIGHT: hearing.right,
    DocumentKind.HEARING_NOTICE: hearing.notice,
    DocumentKind.HEARING_RECORD: hearing.record,
    DocumentKind.EXTENSION: extension,
    DocumentKind.GRANT: grant,
    DocumentKind.REFUSAL: refusal,
    DocumentKind.REGISTRATION_REFUSAL: registration_refusal,
    DocumentKind.WITHDRAWAL: withdrawal,
    DocumentKind.PROOF_OF_SERVICE: proof_of_service,
    DocumentKind.REGISTRATION_GRANT: package.grant,
    DocumentKind.DOUBLE_NOTICE: package.double_notice,
    DocumentKind.HAND_OVER: package.hand_over,
}


def compose(material: Material) -> Document | None:
    """The document of the material's event; None where nothing is to be told."""
    return _COMPOSE[KINDS[material.event.kind]](material)


__all__ = ["KINDS", "Material", "compose"]
