"""Template tags for every page: routes that may not exist yet, form widgets, query strings."""

from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

register = template.Library()

CLASSES = {
    "checkbox": "form-check-input",
    "radioselect": "lz-choices",
    "checkboxselectmultiple": "lz-choices",
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


@register.simple_tag
def with_query(request: HttpRequest, **changes: Any) -> str:
    """The query string of this page with some values changed; a value of None is left out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return "?" + query.urlencode()


@register.filter
def under(here: str, address: str) -> bool:
    """Whether this page lies under an address, for marking the menu."""
    return bool(address) and here.split("?")[0].startswith(address.split("?")[0])
