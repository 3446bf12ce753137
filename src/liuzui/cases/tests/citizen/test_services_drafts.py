"""Drafts keep every text: between windows, after expiry, when content changes."""

from datetime import timedelta
from uuid import UUID

import pytest

from liuzui.cases.models import Case, Material
from liuzui.cases.models import Draft as Row
from liuzui.cases.reads import drafts as reads
from liuzui.cases.services import drafts, files
from liuzui.cases.services.drafts import Stamp, Start
from liuzui.cases.services.files.custody import Upload
from liuzui.cases.services.revision import changes
from liuzui.cases.tests.citizen.world import ITEM, picture
from liuzui.cases.tests.conftest import NOON
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Field, Form, Section, Text
from liuzui.kernel.refusal import Refusal
from liuzui.shell.crypto import erase
from liuzui.web.wiring import CHORES

pytestmark = pytest.mark.django_db


def every(name):
    return True


@pytest.fixture
def draft(town):
    begun = Start(str(town.owner.id), UUID(town.party), ITEM, {"a": ["first"]}, {})
    return reads.draft(drafts.start(begun, NOON), str(town.owner.id))


def save(draft, typed, tab="one", version=0, count=0, at=NOON):
    return drafts.save(draft, typed, every, Stamp(tab, version, count), at)


def test_a_draft_is_sealed_and_expires_ninety_days_after_the_last_save(draft):
    assert draft.expires_at == NOON + timedelta(days=90)
    later = NOON + timedelta(days=3)
    assert save(draft, {"a": ["秘密"]}, at=later).expires_at == later + timedelta(days=90)
    assert "秘密".encode() not in bytes(Row.objects.get().sealed)


def test_one_window_saves_over_itself(draft):
    save(draft, {"a": ["second"]})
    found = save(draft, {"a": ["third"]})
    assert found.body.typed == {"a": ["third"]}
    assert found.body.clashes == {}


def test_a_window_opened_later_goes_on_without_a_clash(draft):
    save(draft, {"a": ["second"]})
    found = save(draft, {"a": ["third"]}, "two", version=1)
    assert found.body.clashes == {}


def test_two_windows_lose_nothing(draft):
    save(draft, {"a": ["from one"], "b": ["same"]}, "one")
    found = save(draft, {"a": ["from two"], "b": ["same"]}, "two")
    assert found.body.typed["a"] == ["from two"]
    assert found.body.clashes == {"a": [["from one"]]}
    again = save(found, {"a": ["one again"], "b": ["same"]}, "one")
    assert again.body.typed["a"] == ["one again"]
    assert again.body.clashes == {"a": [["from two"], ["from one"]]}


def test_a_clash_ends_with_the_choice(draft):
    save(draft, {"a": ["from one"]}, "one")
    clashing = save(draft, {"a": ["from two"]}, "two")
    kept = drafts.resolve(clashing, "a", None, NOON)
    assert (kept.body.typed["a"], kept.body.clashes) == (["from two"], {})
    clashing = save(kept, {"a": ["again"]}, "three")
    taken = drafts.resolve(clashing, "a", 0, NOON)
    assert (taken.body.typed["a"], taken.body.clashes) == (["from two"], {})


def test_a_late_request_of_the_same_window_changes_nothing(draft):
    save(draft, {"a": ["new"]}, count=20)
    found = save(draft, {"a": ["old"]}, count=10)
    assert found.body.typed == {"a": ["new"]}


def test_only_controls_of_the_page_are_replaced(draft):
    save(draft, {"a": ["x"], "b": ["y"]})
    found = drafts.save(draft, {"a": ["z"]}, lambda name: name == "a", Stamp("one", 0), NOON)
    assert found.body.typed == {"a": ["z"], "b": ["y"]}


def test_an_expired_draft_is_read_but_not_written(draft):
    after = NOON + timedelta(days=91)
    assert save(draft, {"a": ["late"]}, at=after).code == "draft.expired"
    copied = reads.draft(drafts.copy(draft, after), draft.account)
    assert copied.body.typed == {"a": ["first"]}
    assert not copied.expired(after)
    assert reads.draft(draft.id, draft.account) is None


def test_another_account_sees_no_draft(town, draft):
    assert reads.draft(draft.id, str(UUID(int=1))) is None
    assert reads.drafts(str(UUID(int=1))) == ()


def test_a_deleted_draft_refuses_a_save(draft):
    drafts.discard(draft)
    assert save(draft, {"a": ["x"]}).code == "draft.gone"


def test_a_draft_of_an_erased_applicant_is_gone(town, draft):
    erase(UUID(town.party))
    assert reads.draft(draft.id, draft.account) is None
    assert isinstance(save(draft, {"a": ["x"]}), Refusal)


def tidied(at):
    return sum(chore(at) for chore in CHORES)


def kept_files(settings):
    return [path for path in settings.FILES.rglob("*") if path.is_file()]


def test_an_expired_draft_is_deleted_with_its_files_when_its_time_to_be_read_is_over(
    draft, settings, django_capture_on_commit_callbacks
):
    files.receive(draft.id, Upload("layout-and-flow", "图.png", picture(), draft.account), NOON)
    over = draft.expires_at + timedelta(days=drafts.READABLE_DAYS)
    assert tidied(over) == 0
    assert reads.draft(draft.id, draft.account).body.typed == {"a": ["first"]}
    with django_capture_on_commit_callbacks(execute=True):
        assert tidied(over + timedelta(seconds=1)) == 1
    assert (Row.objects.count(), Material.objects.count(), kept_files(settings)) == (0, 0, [])
    assert tidied(over + timedelta(days=1)) == 0


def test_a_draft_that_was_sent_is_left_to_its_case(draft, file_case):
    case = Case.objects.get(number=file_case()["number"])
    Row.objects.filter(id=draft.id).update(case=case)
    assert tidied(NOON + timedelta(days=1000)) == 0
    assert Row.objects.count() == 1


def test_a_draft_saved_again_is_not_deleted(draft):
    save(draft, {"a": ["second"]}, at=NOON + timedelta(days=80))
    assert tidied(NOON + timedelta(days=90 + drafts.READABLE_DAYS + 1)) == 0


def test_what_a_release_changed_is_named():
    before = catalog.item(ITEM)
    sections = (
        Section(key="s", title=Text("节", "S"), fields=(Field(key="new", kind="text", label=Text("新", "New")),)),
    )
    kept = before.form.sections[1:]
    after = _with(before, form=Form(sections=(*kept, *sections)), materials=before.materials[:-1])
    codes = [code for code, _zh, _en in changes(before, after)]
    assert codes.count("draft.change.question_gone") == len(before.form.sections[0].fields)
    assert ("draft.change.question_new", "新", "New") in changes(before, after)
    assert "draft.change.material_gone" in codes
    assert changes(before, before) == ()


def _with(item, **values):
    fields = {name: getattr(item, name) for name in type(item).__dataclass_fields__}
    return type(item)(**{**fields, **values})
