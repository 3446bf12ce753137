"""The public log: a page for people, JSON for monitors and witnesses (RFC 6962 section 4 in spirit)."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from liuzui.ledger.domain import plain
from liuzui.ledger.domain.receipt import Trust
from liuzui.ledger.reads import keys, log, signing_key
from liuzui.ledger.reads.keys import introductions, listed
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words

LONGEST = 18
"""Digits of a position."""


def page(request: HttpRequest) -> HttpResponse:
    """What the log is, its newest heads and its keys; a form that proves consistency between two sizes."""
    first, second = number(request, "first"), number(request, "second")
    proof = log.consistency(first, second) if first is not None and second is not None else None
    file = (
        log.consistency_file(first, second) if first is not None and second is not None and proof is not None else None
    )
    context = {
        "head": _timed(log.latest_head()),
        "heads": [_timed(head) for head in log.heads(limit=20)],
        "key": signing_key(),
        "keys": listed(now()),
        "asked": "first" in request.GET or "second" in request.GET,
        "sizes": (request.GET.get("first", "")[:LONGEST], request.GET.get("second", "")[:LONGEST]),
        "proof": proof,
        "file": file,
        **_checked(file),
        "near": [size for size in (first, second) if size and not log.head_of(size) for size in log.sizes_near(size)],
    }
    return render(request, "ledger/open/log.html", context)


def _checked(file: dict[str, Any] | None) -> dict[str, Any]:
    """The verdict on a consistency file: a signature that is not believed is no rewritten history."""
    verdict = plain.verify(file, Trust(keys(), introductions())) if file else None
    return {"checked": verdict, "told": words(verdict.code) if verdict else ""}


def _timed(head: dict[str, Any] | None) -> dict[str, Any] | None:
    """A head with its instant as a page shows it, in the county's time."""
    return head and {**head, "signed_at": datetime.fromisoformat(head["signed_at"])}


def number(request: HttpRequest, name: str) -> int | None:
    """A non-negative number of the query; None when it is not one."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None


def feed(request: HttpRequest) -> HttpResponse:
    """Signed heads below `before`, newest first, and the keys that signed them."""
    found = log.heads(number(request, "before"), number(request, "limit") or 50)
    told = {key: public.hex() for key, public in keys().items()}
    return _open({"heads": list(found), "keys": told, "introductions": introductions()})


def consistency_file(request: HttpRequest) -> HttpResponse:
    """Both signed heads and the proof between them, as the file that `liuzui verify` reads."""
    first, second = number(request, "first"), number(request, "second")
    found = log.consistency_file(first, second) if first is not None and second is not None else None
    if found is None:
        return _open({"code": "log.no_such_heads"}, status=400)
    answer = _open(found)
    answer["Content-Disposition"] = f'attachment; filename="consistency-{first}-{second}.json"'
    return answer


def latest(request: HttpRequest) -> HttpResponse:
    """The newest signed head."""
    head = log.latest_head()
    return _open(head) if head else _open({"code": "log.empty"}, status=404)


def leaves(request: HttpRequest) -> HttpResponse:
    """Leaf hashes from position `start` on, at most 1,000."""
    start = number(request, "start")
    if start is None:
        return _open({"code": "log.start_needed"}, status=400)
    return _open({"start": start, "leaves": list(log.leaves(start))})


def consistency(request: HttpRequest) -> HttpResponse:
    """Proof that the tree of size `first` is a prefix of that of size `second`."""
    first, second = number(request, "first"), number(request, "second")
    proof = log.consistency(first, second) if first is not None and second is not None else None
    if proof is None:
        return _open({"code": "log.no_such_sizes"}, status=400)
    return _open({"first": first, "second": second, "proof": proof})


def _open(body: dict[str, object], status: int = 200) -> JsonResponse:
    """An answer that any page of the world may read."""
    answer = JsonResponse(body, status=status)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
