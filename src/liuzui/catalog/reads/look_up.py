"""Look-ups in a release; `release=None` means the one in force, a digest pins an older one."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings

from liuzui.catalog.domain import messages
from liuzui.catalog.domain import search as searching
from liuzui.catalog.domain.hours import work_calendar
from liuzui.catalog.reads.current import current_release, parsed
from liuzui.catalog.types import (
    Agency,
    Content,
    County,
    DecisionTable,
    FactSource,
    Hit,
    Item,
    ListPart,
    Plan,
    Regime,
    RemedyText,
    Text,
)
from liuzui.catalog.types.lists import KINDS
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.kernel.calendar import WorkCalendar

ONLINE_FIRST = 10
"""Per cent by which an item that can be applied for here outranks a mere guide."""

CALCULATOR = ("政策计算器", "政策", "计算器", "惠企政策", "policy calculator")
"""Words under which every public table is found, besides its own."""


def content(release: str | None = None) -> Content:
    """Everything a release says."""
    return parsed(release or current_release())


@lru_cache(maxsize=64)
def _table(digest: str, kind: str) -> Mapping[str, Any]:
    return {entry.code: entry for entry in getattr(parsed(digest), kind)}


def _entry(kind: str, code: str, release: str | None) -> Any:
    found = _table(release or current_release(), kind).get(code)
    if found is None:
        raise NoSuchContent(f"{kind}: {code}")
    return found


def item(code: str, release: str | None = None) -> Item:
    """The item with this code; NoSuchContent when the release has none."""
    found: Item = _entry("items", code, release)
    return found


def items(release: str | None = None) -> tuple[Item, ...]:
    """Every item, in content order."""
    return content(release).items


def agency(code: str, release: str | None = None) -> Agency:
    """The agency with this four-digit code; NoSuchContent when there is none."""
    found: Agency = _entry("agencies", code, release)
    return found


def agencies(release: str | None = None) -> tuple[Agency, ...]:
    """Every agency."""
    return content(release).agencies


def regime(code: str, release: str | None = None) -> Regime:
    """The regime with this code; NoSuchContent when there is none."""
    found: Regime = _entry("regimes", code, release)
    return found


def remedy_text(code: str, release: str | None = None) -> RemedyText:
    """The standard words of a remedy; NoSuchContent when there is none."""
    found: RemedyText = _entry("remedies", code, release)
    return found


def decision(code: str, release: str | None = None) -> DecisionTable:
    """The decision table with this code; NoSuchContent when the release has none."""
    found: DecisionTable = _entry("decisions", code, release)
    return found


def decisions(release: str | None = None) -> tuple[DecisionTable, ...]:
    """Every decision table."""
    return content(release).decisions


def facts(release: str | None = None) -> tuple[FactSource, ...]:
    """Every fact source that content knows: what may be read instead of asked for."""
    return content(release).facts


def county(release: str | None = None) -> County:
    """The county this process serves."""
    return content(release).county


def lists(kind: str, release: str | None = None) -> tuple[Any, ...]:
    """Every entry of a list such as `standard-wordings`, in content order; NoSuchContent for an unknown kind."""
    return tuple(entry for part in list_parts(kind, release) for entry in part.entries)


def list_parts(kind: str, release: str | None = None) -> tuple[ListPart[Any], ...]:
    """The parts of a list with their sources; NoSuchContent for an unknown kind."""
    if kind not in KINDS:
        raise NoSuchContent(f"list: {kind}")
    found: tuple[ListPart[Any], ...] = getattr(content(release).lists, kind.replace("-", "_"))
    return found


def plan(release: str | None = None) -> Plan | None:
    """The county's plan as data."""
    return content(release).plan


def calendar(release: str | None = None) -> WorkCalendar:
    """The work calendar of the county: statutory holidays, content's overrides, the county's hours."""
    return _calendar(release or current_release())


@lru_cache(maxsize=16)
def _calendar(digest: str) -> WorkCalendar:
    found = parsed(digest)
    return work_calendar(found.county, found.calendar)


def has_message(code: str, release: str | None = None) -> bool:
    """Whether a text exists for the code."""
    return code in content(release).messages


def event_words(kind: str, lang: str = "zh") -> str:
    """What an event of a kind is called; the kind itself where content has no word for it."""
    codes = [code for code in (f"case.event.{kind}", f"event.{kind}") if has_message(code)]
    return message(codes[0], {}, lang) if codes else kind


def message(code: str, params: Mapping[str, object] | None = None, lang: str = "zh") -> str:
    """The words of a message code. Unknown codes raise where content is strict, else show themselves."""
    found: Text | None = content().messages.get(code)
    if found is None:
        if getattr(settings, "CONTENT_STRICT", settings.DEBUG):
            raise NoSuchContent(f"message {code}: add it to content/national/messages/")
        return code
    return messages.render(found.in_(lang), params or {})


@lru_cache(maxsize=4)
def _index(digest: str) -> searching.Index:
    return searching.build(_search_entry(entry) for entry in parsed(digest).items)


def _search_entry(entry: Item) -> searching.Entry:
    summary = f"{entry.summary.zh} {entry.summary.en}"
    boost = ONLINE_FIRST if entry.online else 0
    return searching.Entry(entry.code, entry.name.zh, entry.name.en, summary, entry.synonyms, boost)


def search(query: str, limit: int = 20, release: str | None = None) -> tuple[Hit, ...]:
    """The items that answer a query in everyday words, pinyin, initials or English, best first."""
    digest = release or current_release()
    found = _index(digest).search(query, limit)
    table = _table(digest, "items")
    return tuple(Hit(hit.code, table[hit.code].name, table[hit.code].summary, hit.why, hit.score) for hit in found)


@lru_cache(maxsize=4)
def _public_index(digest: str) -> searching.Index:
    return searching.build(_table_entry(table) for table in parsed(digest).decisions if table.public)


def _table_entry(table: DecisionTable) -> searching.Entry:
    summary = f"{table.purpose.zh} {table.purpose.en}"
    return searching.Entry(table.code, table.title.zh, table.title.en, summary, CALCULATOR)


def search_tables(query: str, limit: int = 20, release: str | None = None) -> tuple[DecisionTable, ...]:
    """The tables open to anyone (policy calculator) that answer a query, best first."""
    found = _public_index(release or current_release()).search(query, limit)
    return tuple(decision(hit.code, release) for hit in found)
