"""Registered capital: the amount, when it is paid and in what form (公司法 第四十七条、第四十八条、第九十八条)."""

from dataclasses import dataclass
from datetime import date

from liuzui.kernel.money import Money, normal, parse_money
from liuzui.kernel.refusal import Refusal
from liuzui.registry.types import EntityType, Finding, from_refusal

FIELD = "capital"
YEARS = 5
"""Years within which a limited company's capital is paid in (公司法 第四十七条)."""
PLAUSIBLE = 10_000_000_000_00
"""Fen (or smallest units) above which an officer asks before anything is registered: own rule."""
ZERO_ALLOWED: frozenset[EntityType] = frozenset({"individual-business"})
"""Types that register no capital or contribution; an amount may be stated all the same."""
LAWFUL_FORMS = ("money", "goods", "intellectual_property", "land_use_right", "equity", "claim")
BARRED_FORMS = ("labour", "credit", "personal_name", "goodwill", "concession", "encumbered_assets")
"""What cannot be contributed (市场主体登记管理条例 第十三条)."""
_FORM_WORDS = {
    "money": ("货币", "现金", "人民币", "资金", "银行存款", "money", "cash"),
    "goods": ("实物", "设备", "机器", "厂房", "房产", "车辆", "农机", "goods"),
    "intellectual_property": ("知识产权", "专利", "商标", "著作权", "软件", "技术"),
    "land_use_right": ("土地使用权", "土地经营权", "承包地", "土地"),
    "equity": ("股权", "股份"),
    "claim": ("债权",),
    "labour": ("劳务", "人力"),
    "credit": ("信用",),
    "personal_name": ("姓名", "自然人姓名"),
    "goodwill": ("商誉",),
    "concession": ("特许经营权", "特许经营"),
    "encumbered_assets": ("设定担保", "抵押", "质押"),
}
_NONE_WORDS = frozenset({"", "无", "-", "--", "—", "/", "\\", "空", "null", "none", "暂无", "不适用", "n/a"})
_A47 = ("公司法 第四十七条",)
_A8 = ("市场主体登记管理条例 第八条",)
_A13 = ("市场主体登记管理条例 第十三条",)


@dataclass(frozen=True, slots=True)
class Capital:
    """What was typed and what it says; no `money` where nothing was stated or it cannot be read."""

    typed: str
    money: Money | None = None
    due: date | None = None
    forms: tuple[str, ...] = ("money",)
    refusal: Refusal | None = None


def read_capital(typed: str, *, due: date | None = None, forms: tuple[str, ...] = ("money",)) -> Capital:
    """The capital as people type it and registers print it; a refusal is kept beside what was typed.

    >>> read_capital("伍拾万元整").money
    Money(currency='CNY', minor=50000000)
    """
    if typed.strip().lower() in _NONE_WORDS:
        return Capital(typed, None, due, forms)
    found = parse_money(typed)
    if isinstance(found, Refusal):
        return Capital(typed, None, due, forms, found)
    return Capital(typed, found, due, forms)


def read_form(typed: str) -> str:
    """The form of contribution that a text names (`money`, `labour` …), or `unknown`.

    >>> read_form("货币出资"), read_form("以劳务作价")
    ('money', 'labour')
    """
    text = typed.strip().lower()
    if text in _FORM_WORDS:
        return text
    order = (*BARRED_FORMS, *reversed(LAWFUL_FORMS))
    return next((form for form in order if any(word in text for word in _FORM_WORDS[form])), "unknown")


def last_day(established: date, years: int = YEARS) -> date:
    """The last day on which the capital may be paid in: the same-numbered day `years` later, else the month's end."""
    try:
        return established.replace(year=established.year + years)
    except ValueError:
        return established.replace(year=established.year + years, day=28)


def examine_capital(
    capital: Capital, entity: EntityType, *, today: date, currencies: frozenset[str]
) -> tuple[Finding, ...]:
    """What is to be said of the capital of a new entity of this type, set up today."""
    return (
        *_amount(capital, entity),
        *_currency(capital, currencies),
        *_due(capital, entity, today),
        *(finding for form in capital.forms for finding in _form(form)),
    )


def _amount(capital: Capital, entity: EntityType) -> tuple[Finding, ...]:
    if capital.refusal is not None:
        return (_unreadable(capital.refusal),)
    if capital.money is None:
        return () if entity in ZERO_ALLOWED else (_missing("registry.capital.missing"),)
    if capital.money.minor == 0 and entity not in ZERO_ALLOWED:
        return (_missing("registry.capital.zero"),)
    if capital.money.minor > PLAUSIBLE:
        return (Finding("registry.capital.implausible", FIELD, "handover", next_step="registry.capital.check_unit"),)
    return _read_as(capital.typed, normal(capital.money.currency, capital.money.minor))


def _read_as(typed: str, read: str) -> tuple[Finding, ...]:
    """What was understood, in the form in which it is registered; nothing where it was typed so."""
    english = read.replace("人民币", "CNY").removesuffix(" 元")
    params = {"typed": typed.strip(), "read": read, "read_en": english}
    same = "".join(typed.split()) == "".join(read.split())
    return () if same else (Finding("registry.capital.read_as", FIELD, "warn", params, (), "registry.capital.correct"),)


def _unreadable(refusal: Refusal) -> Finding:
    """What cannot be read is typed again; an amount beyond all reason is looked at by who typed it, then an officer."""
    if refusal.code == "money.too_large":
        return Finding("registry.capital.implausible", FIELD, "block", next_step="registry.capital.check_unit")
    return from_refusal(refusal, FIELD)


def _missing(code: str) -> Finding:
    return Finding(code, FIELD, "block", articles=_A8, next_step="registry.capital.state")


def _currency(capital: Capital, currencies: frozenset[str]) -> tuple[Finding, ...]:
    if capital.money is None or capital.money.currency == "CNY":
        return ()
    code = "registry.capital.foreign" if capital.money.currency in currencies else "registry.capital.currency_unknown"
    params = {"currency": capital.money.currency}
    return (Finding(code, FIELD, "handover", params, next_step="registry.officer_looks"),)


def _due(capital: Capital, entity: EntityType, today: date) -> tuple[Finding, ...]:
    if entity == "joint-stock-company":
        code, step = "registry.capital.paid_before", "registry.capital.show_payment"
        return (Finding(code, "capital_due", "handover", articles=("公司法 第九十八条",), next_step=step),)
    if entity != "limited-company":
        return ()
    last = last_day(today)
    params = {"last": last.isoformat()}
    if capital.due is None:
        return (Finding("registry.capital.no_date", "capital_due", "block", params, _A47, "registry.capital.date"),)
    if capital.due > last:
        return (Finding("registry.capital.too_late", "capital_due", "block", params, _A47, "registry.capital.date"),)
    if capital.due < today:
        return (Finding("registry.capital.past_date", "capital_due", "warn", {}, _A47, "registry.capital.date"),)
    return ()


def _form(form: str) -> tuple[Finding, ...]:
    if form in BARRED_FORMS:
        code = f"registry.capital.form.{form}"
        return (Finding(code, "capital_forms", "block", articles=_A13, next_step="registry.capital.other_form"),)
    if form not in LAWFUL_FORMS:
        step = "registry.capital.other_form"
        return (Finding("registry.capital.form_unknown", "capital_forms", "handover", articles=_A13, next_step=step),)
    if form == "money":
        return ()
    articles = ("公司法 第四十八条",)
    step = "registry.capital.value_it"
    return (Finding("registry.capital.to_be_valued", "capital_forms", "handover", articles=articles, next_step=step),)
