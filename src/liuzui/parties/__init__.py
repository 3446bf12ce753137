"""Persons, organisations, mandates, accounts and staff: who someone is and for whom she may act.

Laws: Personal Information Protection Law (PIPL) art. 6, 28, 45-47, 51; Licensing Law art. 29 (agents).
A *party* is a person or an organisation; an *account* is a way to log in; a *mandate* lets a person act for
an organisation; *staff* is a post of an account in an agency, with its roles and its validity.
"""
