"""Pure rules that never differ between counties: time, money, identifiers, text, refusal, canonical JSON.

Nothing here imports Django, reads a file or asks the clock; time and calendars are arguments.
"""
