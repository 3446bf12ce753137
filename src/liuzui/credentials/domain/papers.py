"""Which paper an act on a licence leads to (行政许可法 8, 50, 69, 70): the code of its title and of its decision."""

from liuzui.credentials.domain.causes import A8, CAUSES
from liuzui.credentials.domain.renewal import A50

_PLAIN = {
    "credential.suspended": "suspend", "credential.resumed": "resume", "credential.cancelled": "cancel",
    "credential.renewal_refused": "refuse",
}  # fmt: skip
ACTS = (*_PLAIN, "credential.revoked", "credential.renewed")


def act_of(kind: str, reason: str = "", *, silence: bool = False) -> str:
    """The act: withdrawn (8) and taken away as a penalty are other acts than revoked (69).

    >>> act_of("credential.revoked", "credential.reason.law_changed"), act_of("credential.renewed", silence=True)
    ('withdraw', 'silence')
    """
    if kind == "credential.renewed":
        return "silence" if silence else "renew"
    if kind != "credential.revoked":
        return _PLAIN[kind]
    cause = CAUSES.get(reason.rpartition(".")[2])
    if cause is not None and cause.code == "penalty":
        return "penalty"
    return "withdraw" if cause is not None and cause.articles == A8 else "revoke"


def articles_of(kind: str, basis: tuple[str, ...]) -> tuple[str, ...]:
    """What the paper rests on: a renewal always on article 50 too."""
    own = A50 if kind.startswith("credential.renew") else ()
    return tuple(dict.fromkeys((*own, *basis)))
