"""Regular expressions of XPath (F&O 7.6, DMN 1.5 tables 74): read, translated, and matched in bounded time.

Patterns that Python's own engine surely matches fast go to it; all others run on an automaton that is linear in
the text, so no pattern can explode.
"""

from liuzui.dmn.feel.regex.matcher import Matcher, compiled
from liuzui.dmn.feel.regex.syntax import RegexFault

__all__ = ["Matcher", "RegexFault", "compiled"]
