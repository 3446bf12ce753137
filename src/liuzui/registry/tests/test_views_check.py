"""Checking name, business and place before anything is leased; having a name held; free names where one is taken."""

from datetime import timedelta

import pytest

from liuzui.parties.models import Account
from liuzui.registry.models import KnownName
from liuzui.registry.services.examining import examine_setup
from liuzui.registry.tests.office import AT
from liuzui.shell import time

pytestmark = pytest.mark.django_db
NAME = "新绛县天禾商贸有限公司"


@pytest.fixture
def look(client):
    """The page with these questions, in a language."""

    def look(lang="zh", at=AT, **asked):
        with time.at(at):
            answer = client.get("/setup/check/", asked, headers={"accept-language": lang})
        assert answer.status_code == 200
        return answer.content.decode()

    return look


def test_anyone_learns_whether_name_business_and_place_will_do(look, known_bars):
    page = look(name=NAME, scope="餐饮服务；赌博", premises="新绛县正平路1号")
    assert "没有查到同名" in page
    assert "不得经营" in page
    assert "两个月" in page
    english = look("en", name=NAME, scope="赌博")
    assert "forbidden" in english
    assert "No such name was found" in english


def test_a_taken_name_is_told_with_free_ones_that_are_really_free(look, founder):
    founder.file()
    page = look(name=NAME)
    assert "这些名称现在可用" in page
    free = page.split("这些名称现在可用：")[1].split("。")[0].split("、")
    assert len(free) == 3
    assert "保留这个名称两个月" in look(name=free[0])
    assert "保留这个名称两个月" not in page
    remark = next(one for one in examine_setup(founder.asked()).remarks if one.severity == "block")
    assert remark.params["free"].split("、") == free


def test_a_signed_in_person_has_a_name_held_sees_its_last_day_and_files_with_it(look, client, founder):
    client.force_login(Account.objects.get(id=founder.account))
    with time.at(AT):
        client.post("/setup/hold", {"name": NAME, "type": "limited-company"})
        client.post("/setup/hold", {"name": NAME, "type": "limited-company"})
    assert KnownName.objects.filter(full=NAME, status="held").count() == 1
    page = look(name=NAME)
    assert "保留到 2027-01-25" in page
    assert "setup/hold" not in page
    assert "保留到" not in look(at=AT + timedelta(days=70))
    assert str(founder.file().state.stage) == "granted"
    assert KnownName.objects.get(full=NAME).holder.startswith("draft:")


def test_what_cannot_be_held_is_told_and_nothing_is_kept(look, client, founder):
    client.force_login(Account.objects.get(id=founder.account))
    for name in ("", "赌", "新绛县天禾商贸", "x" * 9000, "新绛县\x00天禾商贸有限公司"):
        with time.at(AT):
            answer = client.post("/setup/hold", {"name": name, "type": "limited-company"})
        assert answer.status_code == 302
    assert not KnownName.objects.filter(status="held", full__contains="x" * 50).exists()


def test_the_guide_leads_to_the_check(client):
    assert 'href="/setup/check/"' in client.get("/items/company-setup/").content.decode()
