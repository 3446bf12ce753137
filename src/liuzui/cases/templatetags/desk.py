"""Words of the desk's pages: coded values, actors, what a defect is about."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.catalog.types import Item
from liuzui.shell.documents.contracts import DocumentKind, title
from liuzui.shell.wording import messages
from liuzui.shell.wording.messages import words

register = template.Library()


@register.filter
def coded(code: Any) -> str:
    """The words of a message code without parameters."""
    return words(str(code))


@register.filter
def spoken(said: Any) -> str:
    """A reason: the words of its code, or an officer's own."""
    return messages.spoken(str(said))


@register.filter
def acted(actor: str, names: Mapping[str, str]) -> str:
    """Who acted: the officer's name, the system, another system, or the applicant's side."""
    kind, _colon, who = actor.partition(":")
    if kind == "system":
        return _("系统")
    if kind == "service":
        return who
    return names.get(who) or _("申请人")


@register.filter
def named(code: str, item: Item) -> str:
    """The name of a material, a question or a part of the examination."""
    name = item.name_of(code)
    return name.in_(get_language() or "zh") if name else code


@register.filter
def document_title(kind: str) -> str:
    """The title that stands on a document of this kind."""
    return title(DocumentKind(kind), "en" if (get_language() or "zh").startswith("en") else "zh")
