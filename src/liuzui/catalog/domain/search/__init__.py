"""Finding an item by what a person would say: names, everyday words, pinyin, initials, English, with typos."""

from liuzui.catalog.domain.search.index import Entry, Found, Index, build

__all__ = ["Entry", "Found", "Index", "build"]
