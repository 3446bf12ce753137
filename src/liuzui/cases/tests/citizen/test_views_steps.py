"""The steppers tell what is done, what is left and what is not asked for, in the draft and in the case."""

import pytest

from liuzui.cases.reads import cases, progress
from liuzui.cases.services import verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.citizen.test_views_corrections import ask, start
from liuzui.cases.tests.citizen.world import ANSWERS, filed, files_for, new_draft, ready
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db


def marks(client, address):
    return [(state, str(note)) for _name, state, note in client.get(address).context["steps"]]


def test_a_step_that_was_passed_over_is_not_called_done(wang, town):
    form = new_draft(wang, town)
    assert marks(wang, f"{form}materials/")[0] == ("todo", "没有填完")
    wang.post(form, {**ANSWERS, "do": "next"})
    assert marks(wang, f"{form}materials/")[:2] == [("done", ""), ("now", "")]
    assert marks(wang, f"{form}review/") == [("done", ""), ("todo", "缺 2 项"), ("now", ""), ("todo", "")]
    wang.post(f"{form}materials/", files_for("layout-and-flow"))
    assert marks(wang, f"{form}review/")[1] == ("todo", "缺 1 项")


def test_materials_that_are_there_are_done(wang, town):
    assert marks(wang, f"{ready(wang, town)}review/")[:3] == [("done", ""), ("done", ""), ("now", "")]


def test_materials_nobody_asks_for_are_skipped(wang, town):
    number = filed(wang, town)
    ask(town, number, premises_area="不一致")
    form = start(wang, number)
    wang.post(form, {"premises-area": "90", "do": "next"})
    assert marks(wang, f"{form}review/")[1] == ("skipped", "不用上传")
    assert "（不需要）" in wang.get(f"{form}review/").content.decode()


def test_the_examination_is_over_with_its_time_when_every_part_was_examined(wang, town):
    number = filed(wang, town)
    call = Call("account:x", now())
    verbs.accept(number, town.officers["window"], call)
    verbs.review(number, town.officers["one"], ("documents", True), "齐全", call)
    found = cases.case(number)
    assert [step.state for step in progress.steps(found, progress.events(found))][2] == "now"
    for name in ("one", "two"):
        verbs.review(number, town.officers[name], ("on-site", True), "符合", Call("account:x", now()))
    found = cases.case(number)
    listed = progress.steps(found, progress.events(found))
    assert [step.state for step in listed] == ["done", "done", "done", "now", "todo"]
    assert listed[2].at == progress.events(found)[-1].occurred_at
    _title, state, time = wang.get(f"/my/cases/{number}/").context["steps"][2]
    assert (state, len(time)) == ("done", len("11-24 09:00"))
