"""Pages open to anyone: the first page, accessibility, privacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """One question, one search, and ways to begin."""
    return render(request, "web/home.html")
