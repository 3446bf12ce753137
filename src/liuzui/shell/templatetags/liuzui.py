"""Template tags for every page: routes that may not exist yet, form widgets, query strings."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from liuzui.kernel import money
from liuzui.shell.wording import duration
from liuzui.shell.wording.citation import HAN, in_english
from liuzui.shell.wording.messages import words

register = template.Library()

CLASSES = {
    "checkbox": "form-check-input",
    "radioselect": "lz-choices",
    "checkboxselectmultiple": "lz-choices",
    "boxes": "lz-choices",
    "select": "form-select",
    "selectmultiple": "form-select",
}


@register.simple_tag
def reverse_if(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a route, or an empty text where no such route exists."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@register.filter
def styled(field: BoundField) -> SafeString:
    """The field's widget with the class that its kind of control carries."""
    kind = field.widget_type
    classes = [field.field.widget.attrs.get("class", ""), CLASSES.get(kind, "form-control")]
    if field.errors:
        classes.append("is-invalid")
    return field.as_widget(attrs={"class": " ".join(name for name in classes if name)})


@register.filter
def widget_type(field: BoundField) -> str:
    """Kind of control, as `checkbox` or `textarea`."""
    return field.widget_type


@register.filter
def local(value: Any) -> Any:
    """A text of two languages in the page's language; anything else as it is."""
    return value.in_(get_language() or "zh-hans") if hasattr(value, "in_") else value


@register.filter
def says(coded: Any) -> str:
    """The words of a refusal, a line of a derivation or any other value with `code` and `params`."""
    return words(coded.code, coded.params)


@register.filter
def next_says(refusal: Any) -> str:
    """What a refusal tells the reader to do now."""
    return words(refusal.next_step, refusal.params)


@register.filter
def cite(citation: str) -> str:
    """A legal citation in the page's language; what stays Chinese on an English page is marked as Chinese."""
    if not (get_language() or "").startswith("en"):
        return citation
    english = in_english(str(citation))
    return format_html('<span lang="zh-Hans">{}</span>', english) if HAN.search(english) else english


@register.filter
def pick(table: Mapping[str, Any], key: Any) -> Any:
    """The entry of a table, or the key itself where there is none."""
    return table.get(str(key), key)


@register.filter
def span(limit: Any) -> str:
    """The length of a time limit in words; empty where it is unknown."""
    amount = getattr(limit, "amount", None)
    return duration.words(amount, str(limit.unit)) if isinstance(amount, int) else ""


@register.filter
def yuan(fen: int) -> str:
    """Fen as yuan, two places."""
    return money.yuan(fen)


@register.filter
def megabytes(size: str | int) -> int:
    """Megabytes as bytes."""
    return int(size) * 2**20


@register.simple_tag
def page_query(request: HttpRequest, key: str, value: Any) -> str:
    """The query string of this page with one value changed."""
    query = request.GET.copy()
    query[key] = str(value)
    return "?" + query.urlencode()


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """Numbers to offer: both ends and the neighbours of this page; None marks a gap."""
    last = page.paginator.num_pages
    shown = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    numbers: list[int | None] = []
    for number in shown:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


@register.filter
def under(here: str | None, address: str) -> bool:
    """Whether this page lies under an address, for marking the menu."""
    return bool(address) and (here or "").partition("?")[0].startswith(address.partition("?")[0])
