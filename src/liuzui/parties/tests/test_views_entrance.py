"""Logging in and out, signing up with a real name, being locked out, the second factor."""

import json
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings as live
from django.test import Client
from pytest_django import Settings

from liuzui.ledger import reads as ledger
from liuzui.parties import reads
from liuzui.parties.models import Account, Person
from liuzui.parties.services.accounts import appoint
from liuzui.parties.tests.samples import a_person, an_account, resident
from liuzui.parties.types import AccountKind, Assurance, Post
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db
LogIn = Callable[..., Client]
FORM = {
    "name": "王小花",
    "resident_id": resident(1),
    "phone": "138 1234 0001",
    "username": "wangxiaohua",
    "password1": "correct-horse-42",
    "password2": "correct-horse-42",
    "agreed": "on",
}


def test_signing_up_registers_the_person_and_logs_her_in(client: Client) -> None:
    answer = client.post("/signup/", FORM)
    assert answer.status_code == 302
    account = Account.objects.get(username="wangxiaohua")
    party = reads.party(account.person_id)  # type: ignore[arg-type]
    assert party is not None
    assert (party.name, party.phone, party.assurance) == ("王小花", "13812340001", Assurance.DECLARED)
    assert [event.kind for event in ledger.events(f"account:{account.id}")] == ["account.opened"]
    assert client.get("/my/acting/").status_code == 200


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "id_name"),
        ({"name": "\u200b"}, "看不见"),
        ({"resident_id": resident(1)[:-1] + "0" if resident(1)[-1] != "0" else resident(1)[:-1] + "1"}, "校验码不符"),
        ({"resident_id": resident(1)[:6] + "20990101" + "0017"}, "晚于今天"),
        ({"resident_id": "🍜"}, "18 位"),
        ({"phone": "12"}, "手机号码"),
        ({"username": resident(1)}, "用户名以字母开头"),
        ({"username": "ab"}, "用户名以字母开头"),
        ({"password1": "12345678", "password2": "12345678"}, "常见"),
        ({"password2": "another-horse-42"}, "id_password2"),
        ({"agreed": ""}, "请先阅读并勾选"),
    ],
)
def test_a_form_that_cannot_stand_says_what_to_change_and_writes_nothing(
    client: Client, changed: dict[str, str], told: str
) -> None:
    answer = client.post("/signup/", {**FORM, **changed})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert told in page
    assert 'role="alert"' in page
    assert not Person.objects.exists()
    assert not Account.objects.exists()


def errors(answer: object) -> list[str]:
    """What the page's summary of errors says."""
    found = re.search(r'role="alert">(.*?)</div>\s*</div>', answer.content.decode(), re.DOTALL)  # type: ignore[attr-defined]
    assert found
    return re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)


def test_a_resident_id_known_here_gets_the_same_answer_with_and_without_an_account(client: Client) -> None:
    a_person(1)
    an_account(a_person(2, "张建国").id, "zhang")
    without = client.post("/signup/", {**FORM, "resident_id": resident(1), "name": "李四"})
    with_account = client.post("/signup/", {**FORM, "resident_id": resident(2), "name": "张建国"})
    assert errors(without) == errors(with_account)
    assert "带身份证到政务服务窗口" in errors(without)[0]
    assert "张建国" not in errors(with_account)[0]
    assert not Account.objects.filter(username="wangxiaohua").exists()


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client: Client) -> None:
    an_account(a_person().id)
    one = client.post("/login/", {"login": "wangxiaohua", "password": "wrong-2026"})
    other = client.post("/login/", {"login": "nobody", "password": "wrong-2026"})
    assert errors(one) == errors(other) != []


def test_too_many_wrong_passwords_lock_that_name_and_no_other(client: Client, log_in: LogIn) -> None:
    an_account(a_person(1).id)
    an_account(a_person(2, "张建国").id, "zhang")
    wrong = {"login": "wangxiaohua", "password": "wrong-2026"}
    answers = [client.post("/login/", wrong) for _ in range(live.AXES_FAILURE_LIMIT + 1)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert "暂时不能登录" in answers[-1].content.decode()
    right = client.post("/login/", {"login": "wangxiaohua", "password": "sample-2026"})
    assert right.status_code == 429
    log_in("zhang")


def test_a_closed_account_does_not_get_in(client: Client) -> None:
    account = an_account(a_person().id)
    Account.objects.filter(id=account.id).update(is_active=False)
    client.post("/login/", {"login": "wangxiaohua", "password": "sample-2026"})
    assert client.get("/my/acting/").status_code == 302


def test_logging_out_needs_a_pressed_button(client: Client, log_in: LogIn) -> None:
    an_account(a_person().id)
    log_in("wangxiaohua")
    assert "退出登录" in client.get("/logout/").content.decode()
    assert client.get("/my/acting/").status_code == 200
    assert client.post("/logout/").status_code == 302
    assert client.get("/my/acting/").status_code == 302


def test_after_logging_in_she_goes_on_where_she_was_but_never_to_another_site(client: Client) -> None:
    an_account(a_person().id)
    form = {"login": "wangxiaohua", "password": "sample-2026"}
    assert client.post("/login/", {**form, "next": "/my/readings/"})["Location"] == "/my/readings/"
    client.post("/logout/")
    assert "evil" not in client.post("/login/", {**form, "next": "https://evil.example/"})["Location"]


def test_demo_accounts_are_named_in_a_demo_only(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    assert "演示账号" not in client.get("/login/").content.decode()
    settings.DEMO = True
    page = client.get("/login/").content.decode()
    assert "演示账号" in page
    assert "mianguan-2026" in page


@pytest.mark.parametrize("address", ["/login/", "/signup/"])
def test_the_entrance_speaks_english(client: Client, address: str) -> None:
    client.cookies["lang"] = "en"
    page = client.get(address).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert not re.findall(r"[\u3400-\u9fff]+", re.sub(r"<[^>]*>", "", main))


def code_of(secret: str) -> str:
    """The code that an authenticator shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def switched_on(client: Client) -> list[str]:
    """Turns the second factor on through the pages; returns the recovery codes."""
    client.post("/my/security/confirm/", {"password": "sample-2026"})
    page = client.get("/my/security/totp/").content.decode()
    secret = re.search(r'<code id="secret">([A-Z2-7]+)</code>', page)
    assert secret
    answer = client.post("/my/security/totp/", {"code": code_of(secret[1])})
    assert answer["Location"] == "/my/security/recovery/"
    shown = client.get("/my/security/recovery/").content.decode()
    return re.findall(r"<li><code>([^<]+)</code></li>", shown)


def test_an_officer_with_a_second_factor_needs_its_code_to_get_in(client: Client, log_in: LogIn) -> None:
    an_account(None, "examiner", AccountKind.STAFF)
    log_in("examiner")
    assert "请启用两步验证" in client.get("/my/security/").content.decode()
    codes = switched_on(client)
    assert len(codes) >= 8
    client.post("/logout/")
    answer = client.post("/login/", {"login": "examiner", "password": "sample-2026"})
    assert answer["Location"].startswith("/login/code/")
    assert client.get("/my/security/").status_code == 302
    assert client.post("/login/code/", {"code": "000000"}).status_code == 200
    assert client.post("/login/code/", {"code": codes[0]}).status_code == 302
    assert client.get("/my/security/").status_code == 200


def test_a_recovery_code_works_once(client: Client, log_in: LogIn) -> None:
    an_account(None, "examiner", AccountKind.STAFF)
    log_in("examiner")
    codes = switched_on(client)
    for status in (302, 200):
        client.post("/logout/")
        client.post("/login/", {"login": "examiner", "password": "sample-2026"})
        assert client.post("/login/code/", {"code": codes[0]}).status_code == status


def test_the_secret_of_a_second_factor_is_sealed_in_the_database(client: Client, log_in: LogIn) -> None:
    an_account(None, "examiner", AccountKind.STAFF)
    log_in("examiner")
    switched_on(client)
    kept = str(Authenticator.objects.get(type="totp").data["secret"])
    assert re.fullmatch(r"01[0-9a-f]+", kept)


def test_changing_the_password_ends_other_sessions(client: Client, log_in: LogIn) -> None:
    an_account(a_person().id)
    log_in("wangxiaohua")
    other = Client()
    other.post("/login/", {"login": "wangxiaohua", "password": "sample-2026"})
    assert other.get("/my/security/").status_code == 200
    new = {"oldpassword": "sample-2026", "password1": "better-horse-77", "password2": "better-horse-77"}
    assert client.post("/my/security/password/", new)["Location"] == "/my/security/"
    assert client.get("/my/security/").status_code == 200
    assert other.get("/my/security/").status_code == 302


def naughty() -> list[str]:
    """Strings that broke other people's forms."""
    folder = Path(os.environ.get("LIUZUI_DATA", live.ROOT.parent / "shared" / "data")) / "security" / "blns"
    return [text for file in sorted(folder.glob("*.json")) for text in json.loads(file.read_text())]


def test_naughty_strings_never_break_the_forms(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    strings = naughty()
    if not strings:
        pytest.skip("no naughty strings under LIUZUI_DATA/security/blns")
    for text in strings[::5]:
        filled = {**FORM, "name": text, "resident_id": text, "phone": text, "username": text}
        assert client.post("/signup/", filled).status_code == 200
        assert client.post("/login/", {"login": text, "password": text}).status_code == 200
    assert not Account.objects.exists()


def test_an_officer_is_led_to_a_second_factor_before_any_page_where_it_is_required(
    client: Client, settings: Settings
) -> None:
    settings.STAFF_MFA = "required"
    account = an_account(None, "officer", AccountKind.STAFF)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/my/acting/").status_code == 200  # no post, so nothing of others to protect
    appoint(account.id, Post("0107", "李", frozenset({"window"}), date(2026, 1, 1)), actor="system:test", at=now())
    for page in ("/desk/", "/desk/identity/", "/my/acting/"):
        answer = client.get(page)
        assert (answer.status_code, answer["Location"]) == (302, "/my/security/totp/")
    assert client.get("/").status_code == 200
    assert client.get("/my/security/").status_code == 200
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    assert client.get("/desk/").status_code == 200


def test_a_citizen_and_an_officer_of_the_demo_come_in_by_password_alone(client: Client, settings: Settings) -> None:
    account = an_account(None, "officer", AccountKind.STAFF)
    appoint(account.id, Post("0107", "李", frozenset({"window"}), date(2026, 1, 1)), actor="system:test", at=now())
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/desk/").status_code == 200
    settings.STAFF_MFA = "required"
    client.force_login(an_account(a_person().id), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/my/acting/").status_code == 200
