"""DMN 1.5 and FEEL in pure Python: read, evaluate, explain and check decision models.

Decisions of the county (instant approval, eligibility, negative list, grades, penalty ranges) are DMN files; this
package stands alone over the kernel and never raises to who evaluates: an error is null with a diagnostic.

>>> from liuzui.dmn import evaluate
>>> evaluate("if 年龄 >= 18 then \\"成年\\" else \\"未成年\\"", {"年龄": 20}).value
'成年'
"""

from liuzui.dmn.diagnostics import LIMITS, Diagnostic, Limits, ModelError, Place
from liuzui.dmn.facts import read_facts
from liuzui.dmn.feel.evaluation import Result, evaluate, satisfies
from liuzui.dmn.feel.python import from_python, to_python
from liuzui.dmn.feel.semantics.text import literal_of, text_of
from liuzui.dmn.model.decider import Decider, decider
from liuzui.dmn.model.model import Model, Outcome, load, load_files

__all__ = [
    "LIMITS",
    "Decider",
    "Diagnostic",
    "Limits",
    "Model",
    "ModelError",
    "Outcome",
    "Place",
    "Result",
    "decider",
    "evaluate",
    "from_python",
    "literal_of",
    "load",
    "load_files",
    "read_facts",
    "satisfies",
    "text_of",
    "to_python",
]
