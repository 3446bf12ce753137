"""Authoritative facts with two times: when they hold (valid, legal days) and when the county knew them.

Vocabulary: a *statement* says that an attribute of a subject has a value over a span of days; a *correction*
is a later statement about days that an earlier one covered; a *retraction* says that no value is known.
Rows are only ever added: what was known at any instant can be read again (Civil Code art. 201-203 days).
"""
