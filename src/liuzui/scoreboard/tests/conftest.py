"""Packages in the database: filed and carried through by the real verbs."""

from datetime import datetime
from uuid import UUID

import pytest

from liuzui.cases.domain.licensing.commands import Officer
from liuzui.cases.domain.package import commands as c
from liuzui.cases.reads import drafts
from liuzui.cases.services import drafts as drafting
from liuzui.cases.services import examining, filing
from liuzui.cases.services.transact import transact
from liuzui.cases.tests.conftest import town
from liuzui.cases.tests.licensing_world import at
from liuzui.ledger.services.reactor import drain
from liuzui.web.wiring import WIRING

__all__ = ["town"]
VALUES = {
    "entity-type": "limited-company", "has-employees": False, "wants-bank": False,
    "premises-address": {"town": "140825100", "village": "", "detail": "1"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    """The machine grants everything, and nothing outside is asked."""
    monkeypatch.setattr(examining, "_EXAMINERS", {"company-setup": lambda asked: examining.Examined()})


def by(agency):
    return Officer("officer", agency, frozenset({"examiner"}), "")


@pytest.fixture
def set_up(town):
    """Sets up a company: filed at an instant, licence and tax so many instants later, seals last."""

    def file(filed: datetime, licence=None, tax=None, seals=None, **values) -> str:
        account = str(town.owner.id)
        draft = drafting.start(drafting.Start(account, UUID(town.person), "company-setup", {}, {}), filed)
        signature = filing.Signature(account=town.owner.id, at=filed, key=str(draft))
        number = filing.submit(drafts.draft(draft, account), {**VALUES, **values}, signature)
        assert isinstance(number, str), number
        for when, command in (
            (licence, c.Answered("registration", "S-1", "91140825MA0000000X")),
            (tax, c.Finish(by("0116"), "tax", "assessed")),
            (seals, c.Finish(by("0109"), "seals", "delivered")),
        ):
            if when is not None:
                done = transact(number, command, actor="system:test", at=when)
                assert not hasattr(done, "code"), done
        return number

    return file


@pytest.fixture
def county(set_up):
    """Three set-ups: one in an hour, one over a weekend, one open."""
    numbers = [
        set_up(at("03-02", 9), at("03-02", 9, 1), at("03-02", 10), at("03-04", 9)),
        set_up(
            at("03-06", 17), at("03-06", 17, 30), at("03-09", 9),
            **{"entity-type": "individual-business", "premises-address": {}},
        ),
        set_up(at("03-10", 9), at("03-10", 9, 1)),
    ]  # fmt: skip
    drain(WIRING)
    return numbers
