"""What the law asks of premises: precise, here, agreed by neighbours, one address for several or many, online only."""

from collections.abc import Iterator
from dataclasses import dataclass

from liuzui.kernel.refusal import Param
from liuzui.registry.domain.premises.address import Address
from liuzui.registry.types import EntityType, Finding, Severity

FIELD = "premises"
_A11 = ("市场主体登记管理条例 第十一条",)
_A279 = ("民法典 第二百七十九条",)
USES = ("commercial", "residential", "industrial", "office", "rural", "unknown")
MODES = ("ordinary", "cluster", "online_only", "shared")
PROOFS = ("promise", "document")


@dataclass(frozen=True, slots=True)
class Premises:
    """The place as stated: address, its use, how it is held, how that is shown, and the mode of registration."""

    address: Address
    use: str = "unknown"
    right: str = "unknown"
    proof: str = "promise"
    mode: str = "ordinary"
    neighbours_agree: bool | None = None
    host: str = ""


@dataclass(frozen=True, slots=True)
class PremisesFacts:
    """What is known beside the address; None is unknown.

    `others` are entities registered at the address; `clusters` the cluster hosts on file; `flagged` says why an
    officer must look at the address (demolition, disputes, false addresses).
    """

    entity: EntityType
    home: str
    others: tuple[str, ...] = ()
    clusters: frozenset[str] = frozenset()
    flagged: str = ""
    promise_barred: bool | None = None


def examine_premises(premises: Premises, facts: PremisesFacts) -> tuple[Finding, ...]:
    """Everything to be said of the premises."""
    if premises.mode == "online_only":
        return (*_online(facts), *_flags(facts))
    return (
        *_place(premises.address, facts),
        *_use(premises),
        *_shown(premises, facts),
        *_shared(premises, facts),
        *_flags(facts),
    )


def _place(address: Address, facts: PremisesFacts) -> Iterator[Finding]:
    if not address.typed.strip():
        yield Finding("registry.premises.missing", FIELD, "block", {}, _A11, "registry.premises.state")
        return
    if address.code and not address.code.startswith(facts.home) and not facts.home.startswith(address.code):
        params = {"place": address.county or address.city or address.province}
        yield Finding(
            "registry.premises.elsewhere", FIELD, "handover", params, _A11, "registry.premises.register_there"
        )
    elif len(address.code) < len(facts.home):
        yield Finding("registry.premises.county_unknown", FIELD, "handover", {}, _A11, "registry.premises.name_county")
    if not address.precise:
        yield Finding("registry.premises.vague", FIELD, "handover", {}, _A11, "registry.premises.add_number")


def _use(premises: Premises) -> Iterator[Finding]:
    """A dwelling becomes business premises only with the consent of the owners with an interest."""
    if premises.use == "residential" and premises.neighbours_agree is None:
        yield Finding("registry.premises.neighbours", FIELD, "promise", {}, _A279, "registry.premises.ask_neighbours")
    elif premises.use == "residential" and not premises.neighbours_agree:
        yield Finding("registry.premises.no_consent", FIELD, "block", {}, _A279, "registry.premises.ask_neighbours")
    elif premises.use not in USES:
        yield Finding("registry.premises.use_unknown", FIELD, "handover", {}, _A279, "registry.officer_looks")


def _shown(premises: Premises, facts: PremisesFacts) -> Iterator[Finding]:
    if premises.proof == "document":
        return
    if facts.promise_barred:
        yield Finding("registry.premises.promise_barred", FIELD, "handover", {}, (), "registry.premises.bring_proof")
    else:
        yield Finding("registry.premises.promise", FIELD, "promise", {}, _A11, "registry.premises.promise_text")


def _shared(premises: Premises, facts: PremisesFacts) -> Iterator[Finding]:
    if premises.mode == "cluster":
        if not premises.host:
            yield Finding("registry.premises.no_host", FIELD, "block", {}, (), "registry.premises.name_host")
        elif premises.host not in facts.clusters:
            params = {"host": premises.host}
            yield Finding("registry.premises.host_unknown", FIELD, "handover", params, (), "registry.officer_looks")
    elif premises.mode not in MODES:
        yield Finding("registry.premises.mode_unknown", FIELD, "handover", {}, (), "registry.officer_looks")
    elif facts.others:
        severity: Severity = "warn" if premises.mode == "shared" else "promise"
        named: dict[str, Param] = {"count": len(facts.others), "others": "、".join(facts.others[:3])}
        yield Finding("registry.premises.others", FIELD, severity, named, (), "registry.premises.share")


def _online(facts: PremisesFacts) -> Iterator[Finding]:
    """Only individual businesses that trade on platforms may register a network address (登记条例 第十一条第二款)."""
    if facts.entity != "individual-business":
        yield Finding("registry.premises.not_online", FIELD, "block", {}, _A11, "registry.premises.state")
    else:
        yield Finding("registry.premises.online", FIELD, "promise", {}, _A11, "registry.premises.online_limits")


def _flags(facts: PremisesFacts) -> Iterator[Finding]:
    if facts.flagged:
        params = {"reason": facts.flagged}
        yield Finding("registry.premises.flagged", FIELD, "handover", params, (), "registry.officer_looks")
