"""The applicant's way: from choosing for whom to a receipt, through the pages."""

import pytest

from liuzui.cases.models import Case
from liuzui.cases.reads import cases
from liuzui.cases.tests.citizen.world import ANSWERS, ITEM, SIGN, files_for

pytestmark = pytest.mark.django_db


def test_a_person_applies_from_the_guide_to_the_receipt(town, client):
    client.force_login(town.owner)
    assert "绛州老面馆" in client.get(f"/items/{ITEM}/apply/").content.decode()
    answer = client.post(f"/items/{ITEM}/apply/", {"applicant": town.party})
    form = answer["Location"]
    assert "新绛县绛州老面馆" in client.get(form).content.decode()
    answer = client.post(form, {**ANSWERS, "do": "next"})
    assert answer["Location"].endswith("/materials/"), client.get(answer["Location"]).content.decode()
    for code in ("layout-and-flow", "safety-rules"):
        assert client.post(answer["Location"], files_for(code)).status_code == 302
    review = form + "review/"
    page = client.get(review)
    assert page.context["ready"], page.context["problems"]
    sent = client.post(review, {**SIGN, "_version": page.context["draft"].version, "_key": page.context["key"]})
    assert sent.status_code == 302, sent.content.decode()
    case = Case.objects.get()
    assert sent["Location"] == f"/my/cases/{case.number}/submitted"
    assert case.number in client.get(sent["Location"]).content.decode()
    assert client.get(f"/my/cases/{case.number}/").status_code == 200
    assert client.get("/my/").status_code == 200
    assert client.get("/my/cases/").status_code == 200
    assert client.get(f"/my/cases/{case.number}/qr.svg")["Content-Type"] == "image/svg+xml"
    found = cases.case(case.number)
    values = cases.filing(found)
    assert values["premises-area"] == "86.50"
    assert values["premises-address"]["village"] == "140825400002"
    assert [line["code"] for line in values["_materials"]] == ["layout-and-flow", "safety-rules"]
