"""Words of the causes for which a licence changed."""

from django import template

from liuzui.shell.wording.messages import words

register = template.Library()


@register.filter
def reason(code: str) -> str:
    """The words of a cause."""
    return words(code)
