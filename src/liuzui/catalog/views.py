"""Search, lists and guide pages, open to anyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LONGEST = 200


def search(request: HttpRequest) -> HttpResponse:
    """Items found for a few words in Chinese, pinyin or English."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    return render(request, "catalog/search.html", {"query": query})
