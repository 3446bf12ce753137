"""Finding an item by everyday words, pinyin or English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from liuzui.catalog import reads
from liuzui.catalog.types import Agency, Hit, Item
from liuzui.catalog.views.labels import ALL
from liuzui.kernel.text import clean

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Result:
    """A hit with its item and the office that decides it; `why` has the typed words marked."""

    hit: Hit
    item: Item
    agency: Agency
    why: SafeString


def asked(request: HttpRequest) -> str:
    """The words searched for: visible characters only, the first two hundred of them."""
    found = clean(request.GET.get("q", "")[: 4 * LONGEST], limit=4 * LONGEST)
    return found[:LONGEST] if isinstance(found, str) else ""


def search(request: HttpRequest) -> HttpResponse:
    """Items and policy calculators that answer a query, items with the word that matched; else how to ask."""
    query = asked(request)
    results = tuple(_results(query)) if query else ()
    tables = reads.search_tables(query) if query else ()
    context = {"query": query, "results": results, "tables": tables, "items": reads.items(), "labels": ALL}
    return render(request, "catalog/search.html", context)


def _results(query: str) -> Iterator[Result]:
    for hit in reads.search(query):
        item = reads.item(hit.code)
        yield Result(hit, item, reads.agency(item.authority), marked(hit.why, query))


def marked(text: str, query: str) -> SafeString:
    """The text with every part that occurs in the query marked, both escaped; Latin letters only as whole words.

    >>> str(marked("食品经营许可", "我要食品"))
    '<mark>食品</mark>经营许可'
    >>> str(marked("Filing for food", "food"))
    'Filing for <mark>food</mark>'
    """
    asked, typed = query.lower(), set(query.lower().split())
    pieces = sorted({text[i:j] for i in range(len(text)) for j in range(i + 2, min(len(text), i + 20) + 1)}, key=len)
    found = [one for one in pieces if one.lower() in (typed if one.isascii() else asked)]
    if not found:
        return format_html("{}", text)
    parts = re.split("(" + "|".join(map(re.escape, reversed(found))) + ")", text)
    return format_html_join("", "{}", ((_mark(part, number),) for number, part in enumerate(parts)))


def _mark(part: str, number: int) -> SafeString | str:
    return format_html("<mark>{}</mark>", part) if number % 2 else part
