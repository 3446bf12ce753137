"""Looking things up in a release: items, search, agencies, county, calendar, messages."""

from liuzui.catalog.reads.current import current_release, forget, release, releases
from liuzui.catalog.reads.look_up import (
    agencies,
    agency,
    calendar,
    content,
    county,
    facts,
    has_message,
    item,
    items,
    list_parts,
    lists,
    message,
    plan,
    regime,
    remedy_text,
    search,
)

__all__ = [
    "agencies",
    "agency",
    "calendar",
    "content",
    "county",
    "current_release",
    "facts",
    "forget",
    "has_message",
    "item",
    "items",
    "list_parts",
    "lists",
    "message",
    "plan",
    "regime",
    "release",
    "releases",
    "remedy_text",
    "search",
]
