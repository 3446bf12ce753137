"""Acting for others, service address, mandates, and the window: each for whom it is, closed to all others."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client

from liuzui.kernel.refusal import Refusal
from liuzui.ledger import reads as ledger
from liuzui.parties import reads, services
from liuzui.parties.models import Account, EServiceConsent, Mandate, ServiceAddress
from liuzui.parties.tests.samples import (
    AT,
    SYSTEM,
    a_person,
    an_account,
    an_organisation,
    resident,
)
from liuzui.parties.types import AccountKind, Address, MandateScope, MandateTerm, Party, Post
from liuzui.shell.time import legal_today, now

pytestmark = pytest.mark.django_db
LogIn = Callable[..., Client]


@dataclass(frozen=True)
class People:
    """An owner with her shop, an agent who may file for it, a stranger, and a window officer."""

    owner: Party
    shop: Party
    agent: Party
    stranger: Party


@pytest.fixture
def people() -> People:
    """Everyone has an account with a name of one's own."""
    owner, agent, stranger = a_person(1, "王小花"), a_person(2, "张建国"), a_person(3, "李四")
    shop = an_organisation(owner.id)
    term = MandateTerm(MandateScope.FILE, AT.date())
    assert not isinstance(services.grant_mandate(agent.id, shop.id, term, actor=SYSTEM, at=AT), Refusal)
    for party, name in ((owner, "owner"), (agent, "agent"), (stranger, "stranger")):
        an_account(party.id, name)
    officer = an_account(None, "window", AccountKind.STAFF)
    services.appoint(officer.id, Post("0107", "李敏", frozenset({"window"}), AT.date()), actor=SYSTEM, at=AT)
    examiner = an_account(None, "examiner", AccountKind.STAFF)
    services.appoint(examiner.id, Post("0107", "赵刚", frozenset({"examiner"}), AT.date()), actor=SYSTEM, at=AT)
    return People(owner, shop, agent, stranger)


def choose(client: Client, party: Party) -> int:
    """Status of choosing to act for a party."""
    return client.post("/my/acting/", {"party": str(party.id)}).status_code


def test_she_chooses_for_whom_she_acts_and_every_page_shows_it(people: People, log_in: LogIn) -> None:
    client = log_in("agent")
    assert "张建国" in header(client)
    assert choose(client, people.shop) == 302
    assert "新绛县绛州老面馆" in header(client)


def header(client: Client) -> str:
    """The head of a page."""
    page = client.get("/my/security/").content.decode()
    return page[page.index("<header") : page.index("</header>")]


@pytest.mark.parametrize("party", ["", "rubbish", "00000000-0000-7000-8000-000000000000"])
def test_who_may_not_be_acted_for_cannot_be_chosen(people: People, log_in: LogIn, party: str) -> None:
    client = log_in("agent")
    answer = client.post("/my/acting/", {"party": party})
    assert answer.status_code == 400
    assert "张建国" in header(client)


def test_a_stranger_can_neither_see_nor_choose_the_shop(people: People, log_in: LogIn) -> None:
    client = log_in("stranger")
    assert "绛州老面馆" not in client.get("/my/acting/").content.decode()
    assert choose(client, people.shop) == 400


def test_a_revoked_agent_falls_back_to_herself_in_the_same_session(people: People, log_in: LogIn) -> None:
    client = log_in("agent")
    choose(client, people.shop)
    mandate = Mandate.objects.get(person_id=people.agent.id)
    services.revoke_mandate(mandate.id, actor=SYSTEM, at=AT)
    assert "张建国" in header(client)
    assert "绛州老面馆" not in client.get("/my/address/").content.decode()


def test_an_officer_has_nobody_to_act_for_and_is_told_so(people: People, log_in: LogIn) -> None:
    client = log_in("examiner")
    assert "不能申请办事" in client.get("/my/acting/").content.decode()
    assert client.get("/my/address/").status_code == 403
    assert "还没有单位授权给您" in client.get("/my/mandates/").content.decode()


ADDRESS = {"phone": "138 1234 9999", "email": "", "post": "新绛县龙兴镇正平街15号", "e_service": "on"}


def test_an_address_is_confirmed_for_the_party_she_acts_for_and_no_other(people: People, log_in: LogIn) -> None:
    client = log_in("agent")
    choose(client, people.shop)
    assert client.post("/my/address/", ADDRESS).status_code == 302
    found = reads.service_address(people.shop.id)
    assert isinstance(found, Address)
    assert (found.phone, found.post) == ("13812349999", "新绛县龙兴镇正平街15号")
    assert reads.e_service(people.shop.id)
    assert reads.service_address(people.agent.id) is None
    by = Account.objects.get(username="agent")
    assert ServiceAddress.objects.get().by_id == EServiceConsent.objects.get().by_id == by.id


@pytest.mark.parametrize(
    ("changed", "field"), [({"phone": "1"}, "phone"), ({"email": "x@"}, "email"), ({"post": "  "}, "post")]
)
def test_an_address_that_reaches_nobody_is_marked_at_its_field(
    people: People, log_in: LogIn, changed: dict[str, str], field: str
) -> None:
    client = log_in("owner")
    answer = client.post("/my/address/", {**ADDRESS, **changed})
    assert answer.status_code == 400
    assert f'href="#id_{field}"' in answer.content.decode()
    assert not ServiceAddress.objects.exists()


def test_one_who_may_only_look_on_cannot_confirm_an_address(people: People, log_in: LogIn) -> None:
    term = MandateTerm(MandateScope.VIEW, AT.date())
    services.grant_mandate(people.stranger.id, people.shop.id, term, actor=SYSTEM, at=AT)
    client = log_in("stranger")
    choose(client, people.shop)
    assert client.post("/my/address/", ADDRESS).status_code == 403
    assert not ServiceAddress.objects.exists()


GRANT = {"name": "李四", "resident_id": resident(3), "scope": "file", "valid_to": ""}


def test_the_owner_gives_and_takes_back_a_mandate(people: People, log_in: LogIn) -> None:
    client = log_in("owner")
    choose(client, people.shop)
    assert client.post("/my/mandates/", GRANT).status_code == 302
    stranger = Account.objects.get(username="stranger")
    assert reads.may_act_for(stranger, people.shop.id, now())
    given = Mandate.objects.get(person_id=people.stranger.id)
    assert client.post(f"/my/mandates/{given.id}/revoke/").status_code == 302
    assert not reads.may_act_for(stranger, people.shop.id, now())


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "李五"},
        {"resident_id": resident(9)},
        {"resident_id": "x"},
        {"scope": "king"},
        {"valid_to": "2020-01-01"},
    ],
)
def test_a_mandate_that_cannot_stand_is_refused(people: People, log_in: LogIn, changed: dict[str, str]) -> None:
    client = log_in("owner")
    choose(client, people.shop)
    assert client.post("/my/mandates/", {**GRANT, **changed}).status_code == 400
    assert not Mandate.objects.filter(person_id=people.stranger.id).exists()


def test_a_wrong_name_and_an_unknown_number_get_the_same_answer(people: People, log_in: LogIn) -> None:
    client = log_in("owner")
    choose(client, people.shop)
    told = [
        re.findall(
            r'role="alert">.*?</div>\s*</div>', client.post("/my/mandates/", {**GRANT, **wrong}).content.decode(), re.S
        )
        for wrong in ({"name": "李五"}, {"resident_id": resident(9)})
    ]
    assert told[0] == told[1] != []


def test_an_agent_who_may_only_file_decides_about_no_mandate(people: People, log_in: LogIn) -> None:
    client = log_in("agent")
    choose(client, people.shop)
    owners = Mandate.objects.get(person_id=people.owner.id)
    assert "王小花" not in client.get("/my/mandates/").content.decode()
    assert client.post("/my/mandates/", GRANT).status_code == 403
    assert client.post(f"/my/mandates/{owners.id}/revoke/").status_code == 403
    assert Mandate.objects.filter(revoked_at=None).count() == 2


def test_the_owner_of_another_shop_cannot_revoke_here(people: People, log_in: LogIn) -> None:
    other = an_organisation(people.stranger.id, "92140825MA0000001E")
    client = log_in("stranger")
    choose(client, other)
    mandate = Mandate.objects.get(person_id=people.agent.id)
    assert client.post(f"/my/mandates/{mandate.id}/revoke/").status_code == 403
    assert Mandate.objects.get(id=mandate.id).revoked_at is None


def test_nobody_takes_away_her_own_mandate_for_everything(people: People, log_in: LogIn) -> None:
    client = log_in("owner")
    choose(client, people.shop)
    mandate = Mandate.objects.get(person_id=people.owner.id)
    client.post(f"/my/mandates/{mandate.id}/revoke/")
    assert Mandate.objects.get(id=mandate.id).revoked_at is None


CARD = {"name": "李四", "resident_id": resident(3), "phone": "", "act": "find"}


def test_the_window_verifies_a_person_and_she_sees_who_looked(people: People, log_in: LogIn) -> None:
    client = log_in("window")
    page = client.post("/desk/identity/", CARD).content.decode()
    assert "李四" in page
    assert resident(3) not in page.replace(f'value="{resident(3)}"', "")
    client.post("/desk/identity/", {**CARD, "act": "verify"})
    found = reads.party(people.stranger.id)
    assert found is not None
    assert found.assurance == "window"
    looks = ledger.readings(str(people.stranger.id))
    assert [look.purpose for look in looks] == ["verify_identity", "verify_identity"]


def test_a_name_that_differs_from_the_register_shows_nothing_of_the_person(people: People, log_in: LogIn) -> None:
    client = log_in("window")
    answer = client.post("/desk/identity/", {**CARD, "name": "李五", "act": "reset"})
    assert answer.status_code == 409
    assert "李四" not in answer.content.decode()
    stranger = Client()
    assert stranger.post("/login/", {"login": "stranger", "password": "sample-2026"}).status_code == 302


def test_a_reset_password_is_shown_once_and_ends_the_old_one(people: People, log_in: LogIn) -> None:
    client = log_in("window")
    page = client.post("/desk/identity/", {**CARD, "act": "reset"}).content.decode()
    shown = re.search(r'<b class="num">([a-z0-9]{12})</b>', page)
    assert shown
    assert shown[1] not in client.get("/desk/identity/").content.decode()
    holder = Client()
    assert holder.post("/login/", {"login": "stranger", "password": "sample-2026"}).status_code == 200
    assert holder.post("/login/", {"login": "stranger", "password": shown[1]}).status_code == 302
    account = Account.objects.get(username="stranger")
    assert [event.kind for event in ledger.events(f"account:{account.id}")][-1] == "account.password_reset"


def test_the_window_registers_somebody_new_even_with_a_number_that_fails_its_check(
    people: People, log_in: LogIn
) -> None:
    client = log_in("window")
    number = resident(4)[:-1] + ("0" if resident(4)[-1] != "0" else "1")
    card = {"name": "赵六", "resident_id": number, "phone": "13812340004", "act": "register"}
    assert client.post("/desk/identity/", card).status_code == 409
    assert client.post("/desk/identity/", {**card, "unchecked": "on"}).status_code == 200
    found = reads.person_by_id(number)
    assert found is not None
    assert found.assurance == "window"


CLOSED = [
    ("", "/my/acting/", 302), ("", "/my/address/", 302), ("", "/my/mandates/", 302), ("", "/my/security/", 302),
    ("", "/my/readings/", 302), ("", "/desk/identity/", 302), ("owner", "/desk/identity/", 403),
    ("examiner", "/desk/identity/", 403), ("window", "/desk/identity/", 200),
]  # fmt: skip


@pytest.mark.parametrize(("who", "address", "status"), CLOSED)
def test_each_page_is_open_to_whom_it_is_for(
    people: People, client: Client, log_in: LogIn, who: str, address: str, status: int
) -> None:
    if who:
        log_in(who)
    assert client.get(address).status_code == status


def test_who_was_relieved_of_her_post_loses_the_window_at_once(people: People, log_in: LogIn) -> None:
    client = log_in("window")
    account = Account.objects.get(username="window")
    post = reads.staff(account)
    assert post is not None
    services.relieve(post.id, legal_today() - timedelta(days=1), actor=SYSTEM, at=AT)
    assert client.get("/desk/identity/").status_code == 403


def test_an_agent_sees_for_whom_she_may_act_and_nobody_elses_mandate(people: People, log_in: LogIn) -> None:
    page = log_in("agent").get("/my/mandates/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "新绛县绛州老面馆" in main
    assert "申请和办理" in main
    assert "王小花" not in main


def test_a_person_lets_another_act_for_her_until_a_day_and_takes_it_back(people: People, log_in: LogIn) -> None:
    client = log_in("owner")
    assert client.post("/my/mandates/", GRANT).status_code == 400
    last = (legal_today() + timedelta(days=30)).isoformat()
    assert client.post("/my/mandates/", {**GRANT, "scope": "all", "valid_to": last}).status_code == 400
    assert client.post("/my/mandates/", {**GRANT, "valid_to": last}).status_code == 302
    given = Mandate.objects.get(person_id=people.stranger.id)
    assert "李四" in client.get("/my/mandates/").content.decode()
    assert given.principal_id is not None
    assert reads.person_may_act(people.stranger.id, given.principal_id, now())
    assert client.post(f"/my/mandates/{given.id}/revoke/").status_code == 302
    assert not reads.person_may_act(people.stranger.id, given.principal_id, now())
