"""Forms of the applicant: the questions of an item, checked kind by kind, and the acts around them.

What was typed is kept as it is (`typing`); what it means is plain JSON (`AnswersForm.values`).
"""

from liuzui.cases.forms.answers import AnswersForm, Asking, Question
from liuzui.cases.forms.signing import SignForm

__all__ = ["AnswersForm", "Asking", "Question", "SignForm"]
