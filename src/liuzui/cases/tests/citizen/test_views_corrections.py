"""Answering a correction notice: only what was asked for, all of it, signed again."""

import pytest

from liuzui.cases.models import Case, Draft
from liuzui.cases.reads import cases, drafts
from liuzui.cases.services import verbs
from liuzui.cases.services.verbs import Call
from liuzui.cases.tests.citizen.world import draft_id, filed, files_for, picture, sign
from liuzui.ledger import reads as ledger
from liuzui.shell.time import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def number(wang, town):
    return filed(wang, town)


def ask(town, number, **defects):
    window = town.officers["window"]
    said = {code.replace("_", "-"): words for code, words in defects.items()}
    answer = verbs.request_corrections(number, window, said, Call(f"account:{window.account}", now()))
    assert isinstance(answer, dict), answer


def start(client, number):
    return client.post(f"/my/cases/{number}/corrections")["Location"]


def test_the_notice_is_shown_point_by_point(wang, town, number):
    ask(town, number, premises_area="与租赁合同不一致", safety_rules="缺从业人员健康管理制度")
    for address in (f"/my/cases/{number}/", f"/my/cases/{number}/corrections"):
        page = wang.get(address).content.decode()
        for words in ("经营场所面积", "与租赁合同不一致", "缺从业人员健康管理制度"):
            assert words in page, words


def test_only_what_was_asked_for_can_be_changed(wang, town, number):
    ask(town, number, premises_area="不一致", safety_rules="缺页")
    form = start(wang, number)
    page = wang.get(form)
    names = [question.field.key for _section, asked in page.context["sections"] for question, _origin in asked]
    assert names == ["premises-area"]
    assert 'value="86.50"' in page.content.decode()
    assert "新绛县绛州老面馆" in page.content.decode()
    wang.post(form, {"premises-area": "90", "operator-name": "换了人", "do": "save"})
    assert Draft.objects.get(case=None).answers.number == number
    assert drafts.draft(draft_id(form), str(town.owner.id)).body.typed == {"premises-area": ["90"]}
    materials = wang.get(f"{form}materials/")
    assert [one.material.key for one, _said, _refused in materials.context["wanted"]] == ["safety-rules"]
    assert "缺页" in materials.content.decode()


def test_a_correction_keeps_to_what_was_filed_and_is_not_asked_for_now(wang, town, number):
    ask(town, number, premises_area="不一致")
    form = start(wang, number)
    assert wang.post(form, {"premises-area": "29", "do": "next"})["Location"] == f"{form}?check"
    page = wang.get(f"{form}?check").content.decode()
    assert "不能大于“经营场所面积”（29 平方米）。" in page
    assert 'name="kitchen-area"' in page
    assert wang.post(form, {"premises-area": "30", "do": "next"})["Location"].endswith("/materials/")
    assert 'name="kitchen-area"' not in wang.get(form).content.decode()


def test_a_smaller_area_opens_the_kitchen_that_no_longer_fits_into_it(wang, town, number):
    ask(town, number, premises_area="不一致")
    form = start(wang, number)
    wang.post(form, {"premises-area": "20", "do": "next"})
    answer = wang.post(form, {"premises-area": "20", "kitchen-area": "8", "do": "next"})
    assert answer["Location"].endswith("/materials/")
    sign(wang, form)
    values = cases.filing(cases.case(number))
    assert (values["premises-area"], values["kitchen-area"]) == ("20", "8")
    assert ledger.events(f"case:{number}")[-1].data["supplied"] == ["premises-area", "kitchen-area"]


def test_a_notice_is_answered_whole_and_signed(wang, town, number):
    ask(town, number, premises_area="不一致", safety_rules="缺页")
    form = start(wang, number)
    assert start(wang, number) == form
    wang.post(form, {"premises-area": "90", "do": "next"})
    page = wang.get(f"{form}review/")
    assert [one.material.key for one in page.context["missing"]] == ["safety-rules"]
    wang.post(f"{form}materials/", files_for("safety-rules", picture(colour=(5, 5, 5))))
    page = wang.get(f"{form}review/").content.decode()
    assert "沿用上次提交的" in page
    assert "layout-and-flow-0.png" in page
    answer = sign(wang, form)
    assert answer["Location"] == f"/my/cases/{number}/submitted"
    assert "补正已提交" in wang.get(answer["Location"]).content.decode()
    found = cases.case(number)
    values = cases.filing(found)
    assert found.state.stage == "submitted"
    assert values["premises-area"] == "90"
    assert values["operator-name"] == "新绛县绛州老面馆"
    assert [line["code"] for line in values["_materials"]] == ["layout-and-flow", "safety-rules"]
    assert len(cases.materials(found)) == 3
    supplied = ledger.events(f"case:{number}")[-1].data["supplied"]
    assert set(supplied) == {"premises-area", "safety-rules"}
    page = wang.get(f"/my/cases/{number}/").content.decode()
    assert "已被补正替换" in page
    assert page.count("已被补正替换") == 1


def test_a_double_click_answers_once(wang, town, number):
    ask(town, number, premises_area="不一致")
    form = start(wang, number)
    wang.post(form, {"premises-area": "90", "do": "save"})
    first = sign(wang, form)
    again = wang.post(f"{form}review/", {})
    assert again["Location"] == first["Location"]
    assert [event.kind for event in ledger.events(f"case:{number}")].count("case.corrections_supplied") == 1


def test_an_answer_that_calls_for_more_asks_for_it(wang, town, number):
    ask(town, number, vending="请核实")
    form = start(wang, number)
    wang.post(form, {"vending": "yes", "do": "next"})
    page = wang.get(f"{form}review/")
    assert [one.material.key for one in page.context["missing"]] == ["vending-devices"]
    wang.post(f"{form}materials/", files_for("vending-devices"))
    assert sign(wang, form).status_code == 302
    assert "vending-devices" in {line["code"] for line in cases.filing(cases.case(number))["_materials"]}


def test_an_answer_that_asks_other_questions_asks_them(wang, town, number):
    ask(town, number, business_form="请核实")
    form = start(wang, number)
    answer = wang.post(form, {"business-form": "sales", "do": "next"})
    assert answer["Location"].endswith("?check")
    assert [one.label for one in wang.get(answer["Location"]).context["problems"]] == ["食品销售项目"]
    wang.post(form, {"business-form": "sales", "sales-items": ["bulk"], "do": "next"})
    assert sign(wang, form).status_code == 302
    values = cases.filing(cases.case(number))
    assert values["sales-items"] == ["bulk"]
    assert "catering-items" not in values
    assert "kitchen-area" not in values


def test_a_case_without_a_notice_has_nothing_to_answer(wang, town, number):
    assert wang.get(f"/my/cases/{number}/corrections")["Location"] == f"/my/cases/{number}/"
    assert wang.post(f"/my/cases/{number}/corrections")["Location"] == f"/my/cases/{number}/"


def test_a_notice_on_materials_alone_has_no_form_to_fill(wang, town, number):
    ask(town, number, safety_rules="缺页")
    form = start(wang, number)
    assert "只补材料" in wang.get(form).content.decode()
    assert wang.post(form, {"do": "next"})["Location"].endswith("/materials/")


def test_a_case_withdrawn_meanwhile_takes_no_answer(wang, town, number):
    ask(town, number, premises_area="不一致")
    form = start(wang, number)
    verbs.withdraw(number, town.applicant, Call(f"account:{town.owner.id}", now()))
    answer = sign(wang, form)
    assert answer.status_code == 409
    assert "办件已经结束" in answer.content.decode()
    assert Case.objects.get().stage == "withdrawn"
