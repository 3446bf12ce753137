"""Words of the desk's pages: coded values, actors, what a defect is about."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liuzui.catalog.types import Item
from liuzui.shell.wording.messages import words

register = template.Library()


@register.filter
def coded(code: Any) -> str:
    """The words of a message code without parameters."""
    return words(str(code))


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
    """The name of a material or a question of the item."""
    lang = get_language() or "zh"
    names = {m.key: m.name for m in item.materials} | {f.key: f.label for f in item.form.fields}
    return names[code].in_(lang) if code in names else code
