"""Cases: someone asks, an agency must answer in lawful time (Administrative Licensing Law 2019).

A case runs a protocol, a pure state machine: `decide(state, command, at, terms) -> events | Refusal` and
`evolve(state, event) -> state`. Commands are the verbs of the law; every date is computed and explained.
"""
