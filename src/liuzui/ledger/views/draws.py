"""Draws and transcripts for everyone: what was fixed beforehand, the result, the files to compute it again."""

import json
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from liuzui.ledger.reads import draws, receipt_code, signing_key
from liuzui.ledger.reads.transcripts import transcript, transcript_file
from liuzui.shell.documents.qr import qr_svg

SHOWN = 200
"""Names of one list that a page shows; the file holds all."""
STAGES = {
    draws.ANNOUNCED: (_("已公告"), "none"),
    draws.SEALED: (_("名单已封存"), "none"),
    draws.GIVEN: (_("数值已登记"), "warn"),
    draws.DRAWN: (_("已抽取"), "ok"),
    draws.ANNULLED: (_("已作废"), "late"),
}


class Listed:
    """Draws for the paginator: only the rows of a page are read."""

    def count(self) -> int:
        """How many there are."""
        return draws.count_draws()

    def __getitem__(self, wanted: slice) -> Any:
        return draws.draws(wanted.start, wanted.stop - wanted.start)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All draws, the latest first."""
    found: Page[Any] = Paginator(Listed(), 20).get_page(request.GET.get("page", "1")[:9])  # type: ignore[arg-type]
    return render(request, "ledger/open/draws.html", {"page": found, "stages": STAGES})


@require_safe
def one(request: HttpRequest, number: UUID) -> HttpResponse:
    """A draw: its steps, its pool, its result, and how to draw again."""
    return render(request, "ledger/open/draw.html", described(number))


def described(number: UUID, *, entitled: bool = False) -> dict[str, Any]:
    """What pages show of a draw; 404 where there is none."""
    row = draws.draw(number)
    if row is None:
        raise Http404
    history = {event.kind: event for event in draws.history(number)}
    drawn, pool = history.get("draw.drawn"), draws.pool(number, entitled=entitled)
    return {
        "draw": row,
        "stages": STAGES,
        "history": list(history.values()),
        "announced": history["draw.announced"],
        "sealed": history.get("draw.sealed"),
        "excluded": pool["excluded"][:SHOWN] if pool else (),
        "result": draws.result(number, entitled=entitled),
        "shown": SHOWN,
        "proved": drawn is not None and drawn.position is not None,
        "coded": drawn is not None and receipt_code(drawn.uid) != "",
        "key": signing_key(),
    }


@require_safe
def qr(request: HttpRequest, number: UUID) -> HttpResponse:
    """The receipt of the drawing as a QR code, which holds the whole receipt."""
    drawn = next((event for event in draws.history(number) if event.kind == "draw.drawn"), None)
    address = receipt_code(drawn.uid) if drawn else ""
    if not address:
        raise Http404
    return HttpResponse(qr_svg(address, error="l"), content_type="image/svg+xml")


@require_safe
def file(request: HttpRequest, number: UUID) -> HttpResponse:
    """The file that proves a draw."""
    return download(draws.draw_file(number), f"draw-{number}.json")


@require_safe
def computation(request: HttpRequest, number: UUID) -> HttpResponse:
    """A transcript: function and version, what is public of input and output, how to compute it again."""
    row = transcript(number)
    if row is None:
        raise Http404
    parts = [(name, json.dumps(row.public[name], ensure_ascii=False)) for name in ("input", "output")]
    context = {
        "row": row,
        "parts": [(name, text[: SHOWN * 20], len(text) > SHOWN * 20) for name, text in parts],
        "draw": row.subject.removeprefix("draw:") if row.subject.startswith("draw:") else "",
        "closed": sorted(row.public["closed"]),
        "key": signing_key(),
    }
    return render(request, "ledger/open/transcript.html", context)


@require_safe
def computation_file(request: HttpRequest, number: UUID) -> HttpResponse:
    """The public file of a transcript."""
    return download(transcript_file(number), f"transcript-{number}.json")


def download(body: dict[str, Any] | None, name: str) -> HttpResponse:
    """JSON as a file that any page of the world may read; 404 where there is none yet."""
    if body is None:
        raise Http404
    answer = HttpResponse(json.dumps(body, ensure_ascii=False), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
