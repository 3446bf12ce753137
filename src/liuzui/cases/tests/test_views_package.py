"""Pages of a package for its applicant: what comes of it, its members, its papers, in both languages."""

import pytest
from django.utils import translation

from liuzui.cases.reads import cases
from liuzui.cases.services import examining
from liuzui.cases.services.documents import ensure_documents
from liuzui.cases.tests.test_services_package_filing import examiner, file
from liuzui.shell import time
from liuzui.shell.documents.contracts import title

pytestmark = pytest.mark.django_db
__all__ = ["examiner"]


@pytest.fixture
def shown(town, client):
    """A page of a case as its applicant sees it."""
    client.force_login(town.owner)

    def shown(path, lang="zh"):
        with time.at(town_time()):
            answer = client.get(path, headers={"accept-language": lang}, follow=True)
        assert answer.status_code == 200
        return answer.content.decode()

    return shown


def town_time():
    from liuzui.cases.tests.conftest import NOON

    return NOON


@pytest.mark.parametrize(("lang", "words"), [("zh", "不用办"), ("en", "not needed")])
def test_right_after_sending_the_members_are_told_with_what_is_not_needed(town, shown, examiner, lang, words):
    examiner()
    found = file(town)
    page = shown(f"/my/cases/{found.number}/submitted", lang)
    assert words in page
    with translation.override(lang):
        assert title("receipt")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_of_a_package_shows_each_member_and_why_an_officer_decides(town, shown, examiner, lang):
    examiner(reasons=(examining.UNEXAMINED,))
    found = file(town)
    page = shown(f"/my/cases/{found.number}/", lang)
    for words in ("国家税务总局新绛县税务局", "没有自动审查规则") if lang == "zh" else ("Tax Bureau", "no rules"):
        assert words in page


def test_a_package_has_its_receipt_under_the_regulation_of_registration(town, examiner):
    examiner()
    found = file(town)
    ensure_documents(found.number)
    assert [one.kind for one in cases.documents(found)] == ["receipt", "registration-grant"]
