"""Kinds of documents, their template names and titles in both languages."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """The documents of a case; the value is the template's name."""

    RECEIPT = "receipt"
    CORRECTION_NOTICE = "correction-notice"
    CORRECTIONS_RECEIVED = "corrections-received"
    ACCEPTANCE = "acceptance"
    ACCEPTANCE_REFUSAL = "acceptance-refusal"
    SPECIAL_PROCEDURE = "special-procedure"
    HEARING_RIGHT = "hearing-right"
    HEARING_NOTICE = "hearing-notice"
    HEARING_RECORD = "hearing-record"
    EXTENSION = "extension"
    GRANT = "grant"
    REFUSAL = "refusal"
    REGISTRATION_REFUSAL = "registration-refusal"
    WITHDRAWAL = "withdrawal"
    PROOF_OF_SERVICE = "proof-of-service"
    FOOD_BUSINESS_LICENCE = "food-business-licence"
    BUSINESS_LICENCE = "business-licence"
    REGISTRATION_GRANT = "registration-grant"
    DOUBLE_NOTICE = "double-notice"
    HAND_OVER = "hand-over"
    LICENCE_DECISION = "licence-decision"


TITLES: dict[DocumentKind, tuple[str, str]] = {
    DocumentKind.RECEIPT: ("申请材料接收凭证", "Receipt for application materials"),
    DocumentKind.CORRECTION_NOTICE: ("申请材料补正告知书", "Notice of corrections"),
    DocumentKind.CORRECTIONS_RECEIVED: ("补正材料接收凭证", "Receipt for corrections"),
    DocumentKind.ACCEPTANCE: ("行政许可申请受理通知书", "Notice of acceptance"),
    DocumentKind.ACCEPTANCE_REFUSAL: ("行政许可申请不予受理决定书", "Decision not to accept"),
    DocumentKind.SPECIAL_PROCEDURE: ("特别程序告知书", "Notice of a special procedure"),
    DocumentKind.HEARING_RIGHT: ("听证权利告知书", "Notice of the right to a hearing"),
    DocumentKind.HEARING_NOTICE: ("听证通知书", "Notice of a hearing"),
    DocumentKind.HEARING_RECORD: ("听证笔录", "Record of a hearing"),
    DocumentKind.EXTENSION: ("延长办理期限告知书", "Notice of extension"),
    DocumentKind.GRANT: ("准予行政许可决定书", "Decision granting a licence"),
    DocumentKind.REFUSAL: ("不予行政许可决定书", "Decision refusing a licence"),
    DocumentKind.REGISTRATION_REFUSAL: ("不予登记通知书", "Notice that registration is refused"),
    DocumentKind.WITHDRAWAL: ("终止办理通知书", "Notice of termination"),
    DocumentKind.PROOF_OF_SERVICE: ("送达回证", "Proof of service"),
    DocumentKind.FOOD_BUSINESS_LICENCE: ("食品经营许可证", "Food business licence"),
    DocumentKind.BUSINESS_LICENCE: ("营业执照", "Business licence"),
    DocumentKind.REGISTRATION_GRANT: ("准予登记通知书", "Notice of registration"),
    DocumentKind.DOUBLE_NOTICE: ("双告知书", "Double notice"),
    DocumentKind.HAND_OVER: ("办理结果领取凭证", "Receipt for results handed over"),
    DocumentKind.LICENCE_DECISION: ("关于行政许可证件的决定书", "Decision on a licence"),
}


def title(kind: DocumentKind, language: str = "zh") -> str:
    """The document's title.

    >>> title(DocumentKind.PROOF_OF_SERVICE)
    '送达回证'
    """
    return TITLES[kind][language == "en"]
