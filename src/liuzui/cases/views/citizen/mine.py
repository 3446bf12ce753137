"""The applicant's first page, what she must do first, and the list of her cases."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from liuzui.cases.domain.signing.state import Round, RoundStage
from liuzui.cases.reads import drafts, signing
from liuzui.cases.reads import mine as reads
from liuzui.cases.views.citizen import labels, own
from liuzui.cases.views.signing import signatory
from liuzui.catalog import reads as catalog
from liuzui.catalog.types.problem import NoSuchContent
from liuzui.credentials import reads as credentials
from liuzui.shell.time import now
from liuzui.shell.wording.messages import words as said

SHOWN = 5


def home(request: HttpRequest) -> HttpResponse:
    """What waits for me, what arrived, drafts, latest cases, and ways on."""
    at, mine = now(), names(request)
    kept = drafts.drafts(own.account_id(request))
    rounds = signing.standing(draft.id for draft in kept)
    context = {
        "todo": reads.latest("todo", mine, at, SHOWN * 4), "unread": documents(mine), "at": at, "papers": papers(mine),
        "cases": reads.latest("all", mine, at, SHOWN), "counts": reads.counts(mine), "names": mine,
        "drafts": [(draft, item_name(draft), rounds.get(draft.id)) for draft in kept],
        "complete": [(draft, item_name(draft)) for draft in kept if signed_by_all(rounds.get(draft.id))],
        "parties": own.my_parties(request), "signing": signatory.mine(request),
        "lapsed": signatory.lapsed(request), **words(),
    }  # fmt: skip
    return render(request, "cases/citizen/mine/my.html", context)


def signed_by_all(found: Round | None) -> bool:
    """Whether everybody has signed, so that the organiser can send it in."""
    return found is not None and found.stage == RoundStage.COMPLETE


def names(request: HttpRequest) -> dict[str, str]:
    """Names of my parties by id."""
    return {str(one.id): one.name for one in own.my_parties(request)}


def words() -> dict[str, labels.Labels]:
    """Labels for the pages of lists."""
    return {"stages": labels.STAGE, "tones": labels.TONE, "holders": labels.HOLDER}


def documents(mine: dict[str, str]) -> list[tuple[reads.Unread, str]]:
    """Unread documents with their titles."""
    return [(one, labels.document(one.document.kind, own.lang())) for one in reads.unread(mine)]


def papers(mine: dict[str, str]) -> list[tuple[credentials.Paper, str]]:
    """Unread decisions on licences with their titles."""
    return [(one, said(one.title)) for one in credentials.unread_papers(UUID(party) for party in mine)]


def item_name(draft: drafts.Draft) -> object:
    """Name of a draft's item; its code when the item is gone."""
    try:
        return catalog.item(draft.item, draft.release).name
    except NoSuchContent:
        return draft.item


def listing(request: HttpRequest) -> HttpResponse:
    """All my cases by view, a page at a time."""
    mine = names(request)
    view = request.GET.get("view", "all")
    view = view if view in reads.VIEWS else "all"
    figures = reads.counts(mine)
    context = {
        "page": reads.listing(view, mine, now(), request.GET.get("page", 1)), "view": view, "names": mine,
        "tabs": [(key, label, getattr(figures, key)) for key, label in labels.VIEW.items()], **words(),
    }  # fmt: skip
    return render(request, "cases/citizen/mine/my_cases.html", context)
