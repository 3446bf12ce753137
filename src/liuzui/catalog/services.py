"""Storing a release; deciding whether content may become one is the business of `releases`."""

from datetime import date, datetime

from django.db import transaction

from liuzui.catalog.models import Bundle, Publication
from liuzui.catalog.reads import forget, stored
from liuzui.catalog.types import Content, Release, Transition


def store(content: Content, *, effective_on: date, transition: Transition, at: datetime) -> Release:
    """Keeps the content under its digest (once) and puts it in force from a legal day."""
    text = stored.as_json(content)
    digest = stored.digest_of(text)
    with transaction.atomic():
        Bundle.objects.get_or_create(digest=digest, defaults={"schema": stored.SCHEMA, "content": text})
        Publication.objects.create(bundle_id=digest, published_at=at, effective_on=effective_on, transition=transition)
        forget()
    transaction.on_commit(forget)
    return Release(digest, at, effective_on, transition)
