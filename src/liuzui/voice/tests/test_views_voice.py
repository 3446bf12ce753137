"""Pages of ratings and complaints in both languages; another's case does not exist, raters have no name at the desk."""

import pytest

from liuzui.voice.models import Complaint, Rating

pytestmark = pytest.mark.django_db

RATING = {"grade": "1", "words": "等了两个小时", "officer": "", "_key": "k"}


def text(client, path, lang="zh"):
    answer = client.get(path, headers={"accept-language": lang})
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize(("lang", "words"), [("zh", "非常不满意"), ("en", "Not satisfied at all")])
def test_no_grade_is_preset_and_the_case_page_leads_to_it(over, mine, lang, words):
    page = text(mine, f"/my/cases/{over.number}/rate", lang)
    assert words in page
    assert "checked" not in page
    assert f"/my/cases/{over.number}/rate" in text(mine, f"/my/cases/{over.number}/", lang)
    assert f"/my/cases/{over.number}/rate" in text(mine, "/my/", lang)


def test_sending_without_a_grade_asks_for_one_and_keeps_the_words(over, mine):
    answer = mine.post(f"/my/cases/{over.number}/rate", {"words": "很慢", "_key": "k"})
    assert answer.status_code == 422
    assert "请选一个等级" in answer.content.decode()
    assert "很慢" in answer.content.decode()
    assert not Rating.objects.exists()


def test_a_rating_is_sent_shown_and_cannot_be_sent_again(over, mine, desk):
    path = f"/my/cases/{over.number}/rate"
    assert mine.post(path, RATING).status_code == 302
    assert "等了两个小时" in text(mine, path)
    assert mine.post(path, {**RATING, "_key": "other", "grade": "5"}).status_code == 409
    page = text(desk("head"), "/desk/ratings/")
    assert "等了两个小时" in page
    assert "王小花" not in page
    assert "老面馆" not in page
    assert "等了两个小时" not in text(desk("tax"), "/desk/ratings/")


def test_a_complaint_carries_the_number_and_is_answered_at_the_desk(over, mine, desk):
    page = text(mine, f"/my/cases/{over.number}/complain")
    assert f'value="{over.number}"' in page
    sent = {"about": "manner", "agency": "0107", "words": "态度不好", "_key": "k"}
    assert mine.post(f"/my/cases/{over.number}/complain", sent).status_code == 302
    number = Complaint.objects.get().number
    assert number in text(mine, "/my/complaints/")
    assert number in text(desk("head"), "/desk/complaints/")
    own = desk("window").post(f"/desk/complaints/{number}/", {"outcome": "upheld", "words": "好", "_key": "w"})
    assert own.status_code == 409
    assert "好</textarea>" in own.content.decode()
    head = desk("head")
    assert head.post(f"/desk/complaints/{number}/", {"outcome": "", "words": "已道歉"}).status_code == 422
    answered = head.post(f"/desk/complaints/{number}/", {"outcome": "upheld", "words": "已道歉", "_key": "h"})
    assert answered.status_code == 302
    assert "已道歉" in text(mine, "/my/complaints/")
    assert number in text(head, "/desk/complaints/?view=answered", "en")


def test_anothers_case_and_another_agencys_complaint_do_not_exist(over, mine, desk):
    assert desk("tax").get(f"/my/cases/{over.number}/rate").status_code == 404
    assert mine.get("/my/cases/140825-nothing/complain").status_code == 404
    mine.post(f"/my/cases/{over.number}/complain", {"about": "fee", "agency": "0107", "words": "收费", "_key": "k"})
    number = Complaint.objects.get().number
    assert desk("tax").get(f"/desk/complaints/{number}/").status_code == 404
    assert mine.get("/desk/complaints/").status_code == 403
