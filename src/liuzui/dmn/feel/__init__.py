"""FEEL, the expression language of DMN 1.5 (clause 10.3): parse, compile to closures, evaluate.

Vocabulary: a *scope* is what names mean, a *unary test* is the text of a table cell, a *context* is a record,
null is `None` and every error is null with a recorded diagnostic. Nothing here raises to the caller.
"""
