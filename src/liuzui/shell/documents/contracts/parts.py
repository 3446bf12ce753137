"""Parts that many documents share."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands on every document: who to whom, in which case, when, and where it can be checked.

    `number` is the document's own number (文号); `advice_phone` and `complaint_phone` are the agency's.
    """

    issuer: str
    number: str
    case_number: str
    addressee: str
    item: str
    date: date
    verify_url: str
    advice_phone: str = ""
    complaint_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialLine:
    """A material that was handed in: name, form (电子 or 纸质), number of copies, remark."""

    name: str
    form: str = ""
    copies: int = 1
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """What is wrong with a material or an entry, what is required, and the article that requires it."""

    material: str
    defect: str
    required: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of how a date came about, with its article."""

    text: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason of a decision with the article it rests on."""

    text: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A way to contest: `kind` is `review` (行政复议) or `suit` (行政诉讼); `limit` in words (六十日)."""

    kind: str
    body: str
    limit: str
    article: str = ""
