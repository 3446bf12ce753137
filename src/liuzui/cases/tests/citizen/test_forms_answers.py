"""The questions of an item together: what is asked, what counts, what is shown, what comes back as typed."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation

from liuzui.cases.forms.answers import AnswersForm, Asking
from liuzui.cases.forms.typed import typed, typed_of, with_row, without_row
from liuzui.cases.reads.answers import Speaking, shown
from liuzui.cases.tests.citizen.world import ANSWERS, ITEM
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Field, Text, When

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


def post(answers):
    found = QueryDict(mutable=True)
    for name, value in answers.items():
        found.setlist(name, value if isinstance(value, list) else [value])
    return found


def form(answers, fields=None, *, checked=True, lang="zh-hans", **known):
    fields = fields or catalog.item(ITEM).form.fields
    asking = Asking(catalog.county(), lang, TODAY, known, checked)
    return AnswersForm(fields, typed(fields, post(answers)), asking)


def problems(answers, **options):
    return {problem.anchor: problem.words for problem in form(answers, **options).problems()}


def test_good_answers_have_no_problem_and_are_plain_json():
    whole = form(ANSWERS)
    assert list(whole.problems()) == []
    values = whole.values
    assert values["catering-items"] == ["hot-food", "drinks"]
    assert values["online-sales"] is False
    assert values["staff-count"] == 3
    assert values["premises-address"] == {
        "town": "140825400", "village": "140825400002", "detail": "正平街15号",
    }  # fmt: skip
    assert values["safety-managers"] == [{"name": "李四", "position": "店长"}]
    assert "warehouse-address" not in values


def test_values_go_back_into_the_texts_from_which_they_come():
    fields = catalog.item(ITEM).form.fields
    values = form(ANSWERS).values
    again = AnswersForm(fields, typed_of(fields, values), Asking(catalog.county(), "zh-hans", TODAY))
    assert again.values == values


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh-hans", "不能大于“经营场所面积”（86.50 平方米）。"),
        ("en", "It cannot be more than “Area of the premises” (86.50 m²)."),
    ],
)
def test_a_part_that_is_larger_than_the_whole_is_told_at_its_field(lang, said):
    with translation.override(lang):
        assert problems({**ANSWERS, "kitchen-area": "９0"}, lang=lang) == {"id_kitchen-area": said}
    assert problems({**ANSWERS, "kitchen-area": "86.5"}) == {}
    assert problems({**ANSWERS, "kitchen-area": "9O"}).keys() == {"id_kitchen-area"}


def test_a_bound_on_a_question_that_is_not_asked_does_not_bind():
    sales = {**ANSWERS, "business-form": "sales", "sales-items": ["bulk"], "kitchen-area": "900"}
    assert problems(sales) == {}


@pytest.mark.parametrize(
    ("kind", "least", "most", "said"),
    [
        ("integer", "10", "9", "不能大于“甲”（9）。"),
        ("integer", "9", "10", None),
        ("money", "1万元", "9999.99", "不能大于“甲”（9,999.99）。"),
        ("date", "2026-03-01", "2026-02-28", "不能晚于“甲”（2026-02-28）。"),
        ("date", "2026-03-01", "2026-03-01", None),
    ],
)
def test_bounds_compare_numbers_amounts_and_days(kind, least, most, said):
    fields = (
        Field(key="b", kind=kind, label=Text("乙", "B"), at_most="a"),
        Field(key="a", kind=kind, label=Text("甲", "A")),
    )
    assert problems({"a": most, "b": least}, fields=fields) == ({"id_b": said} if said else {})


def test_an_empty_form_names_every_required_question_in_order():
    found = list(form({}).problems())
    assert [problem.anchor for problem in found][:2] == ["id_operator-name", "id_uscc"]
    assert {problem.anchor for problem in found} >= {"id_premises-address.town", "id_safety-managers"}
    assert all(problem.words for problem in found)


def test_nothing_is_wrong_before_it_was_checked():
    whole = form({}, checked=False)
    assert list(whole.problems()) == []
    assert whole["operator-name"].errors == []


def test_a_question_follows_the_answer_on_which_it_depends():
    assert "catering-items" in form(ANSWERS).asked
    sales = {**ANSWERS, "business-form": "sales", "sales-items": ["bulk"]}
    whole = form(sales)
    assert "catering-items" not in whole.asked
    assert "kitchen-area" not in whole.values
    assert whole.values["sales-items"] == ["bulk"]
    assert "id_catering-items" not in problems({**sales, "kitchen-area": "nonsense"})


def test_an_answer_that_is_not_asked_asks_for_nothing_else():
    first = Field(key="a", kind="yesno", label=Text("甲", "A"))
    second = Field(key="b", kind="yesno", label=Text("乙", "B"), when=When(field="a", among=("yes",)))
    third = Field(key="c", kind="text", label=Text("丙", "C"), when=When(field="b", among=("yes",)))
    fields = (first, second, third)
    assert form({"a": "yes", "b": "yes"}, fields).asked == {"a", "b", "c"}
    assert form({"a": "no", "b": "yes"}, fields).asked == {"a"}


def test_known_answers_from_elsewhere_count():
    field = Field(key="b", kind="text", label=Text("乙", "B"), when=When(field="a", among=("yes",)))
    assert form({}, (field,), a=True).asked == {"b"}
    assert form({}, (field,), a=False).asked == frozenset()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"town": "", "village": ""}, "请选择乡镇"),
        ({"village": ""}, "村（社区）"),
        ({"village": "140825100200"}, "不在"),
        ({"village": "999"}, "没有这个选项"),
        ({"detail": " \u200b "}, "看不见的字符"),
        ({"detail": ""}, "门牌号"),
        ({"detail": "字" * 500}, "文字过长"),
    ],
)
def test_an_address_says_what_is_missing(parts, words):
    answers = {**ANSWERS, **{f"premises-address.{part}": value for part, value in parts.items()}}
    assert words in problems(answers)["id_premises-address.town"]


def test_a_village_alone_names_its_town():
    answers = {**ANSWERS, "premises-address.town": ""}
    assert form(answers).values["premises-address"]["town"] == "140825400"


def test_people_are_rows_that_may_be_left_empty():
    answers = {**ANSWERS, "safety-managers.4.name": "王五", "safety-managers.4.position": "厨师长"}
    answers["safety-managers.2.name"] = " "
    assert [row["name"] for row in form(answers).values["safety-managers"]] == ["李四", "王五"]


def test_a_wrong_cell_is_named_by_row_and_column():
    found = list(form({**ANSWERS, "safety-managers.0.phone": "12"}).problems())
    assert [problem.anchor for problem in found] == ["id_safety-managers.0.phone"]
    assert found[0].label == "食品安全管理人员 1 · 电话"


def test_too_many_people_are_refused():
    rows = {f"safety-managers.{n}.{part}": "李" for n in range(21) for part in ("name", "position")}
    assert problems({**ANSWERS, **rows})["id_safety-managers"] == "最多填写 20 位。"


def test_rows_come_and_go_without_touching_others():
    field = next(one for one in catalog.item(ITEM).form.fields if one.kind == "people")
    more = with_row({"safety-managers.0.name": ["李四"]}, field)
    assert more["safety-managers.1.name"] == [""]
    assert without_row(more, "safety-managers", 0) == {"safety-managers.1.name": [""]}


def test_only_questions_of_the_form_are_taken():
    fields = catalog.item(ITEM).form.fields
    sent = post({**ANSWERS, "evil": "1", "safety-managers.0.evil": "1", "premises-address.evil": "1", "_tab": "x"})
    assert set(typed(fields, sent)) == set(ANSWERS)


def test_the_answers_are_shown_in_words_of_both_languages():
    item, values = catalog.item(ITEM), form(ANSWERS).values
    chinese = {
        one.key: one for s in shown(item.form, values, Speaking("zh-hans", catalog.county())) for one in s.answers
    }
    assert chinese["premises-address"].words == "新绛县社区文庙社区居委会正平街15号"
    assert chinese["premises-area"].words == "86.50 平方米"
    assert chinese["safety-managers"].lines == ("李四 · 店长",)
    with translation.override("en"):
        english = {
            one.key: one for s in shown(item.form, values, Speaking("en", catalog.county())) for one in s.answers
        }
    assert english["premises-address"].words == "正平街15号, Wenmiao Community, Xinjiang County Seat Communities"
    assert english["entity-kind"].words == "Individual business"


def test_messages_speak_the_language_of_the_page():
    with translation.override("en"):
        assert problems({**ANSWERS, "staff-count": ""}, lang="en")["id_staff-count"] == "Please fill this in."
