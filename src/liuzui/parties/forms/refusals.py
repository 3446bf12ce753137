"""Refusals as errors of a form."""

from django.core.exceptions import ValidationError

from liuzui.kernel.refusal import Refusal
from liuzui.shell.wording.messages import words


def as_error(refusal: Refusal) -> ValidationError:
    """What a refusal says, and what to do next, as one error."""
    said = [words(refusal.code, refusal.params)]
    if refusal.next_step:
        said.append(words(refusal.next_step, refusal.params))
    return ValidationError(" ".join(said), code=refusal.code)
