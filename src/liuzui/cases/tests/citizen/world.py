"""What an applicant types and uploads in the tests."""

import io
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

ITEM = "food-business-licence"
PASSWORD = "correct horse 42"
ANSWERS = {
    "operator-name": "新绛县绛州老面馆",
    "uscc": "91110000600037341L",
    "entity-kind": "individual-business",
    "representative": "王小花",
    "registered-address": "新绛县正平街15号",
    "contact-name": "王小花",
    "contact-phone": "138 0000 0001",
    "business-form": "catering",
    "catering-items": ["hot-food", "drinks"],
    "online-sales": "no",
    "vending": "no",
    "premises-address.town": "140825400",
    "premises-address.village": "140825400002",
    "premises-address.detail": "正平街15号",
    "premises-area": "８６.50",
    "kitchen-area": "30",
    "safety-managers.0.name": "李四",
    "safety-managers.0.position": "店长",
    "safety-managers.0.phone": "",
    "staff-count": "3",
}
SIGN = {
    "password": PASSWORD, "truth": "on", "e_service": "on", "phone": "13800000001", "email": "",
    "post": "新绛县正平街15号",
}  # fmt: skip


def picture(kind="PNG", size=(60, 40), colour=(200, 30, 60)):
    """The bytes of a small picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def upload(content, name="平面图.png", kind="image/png"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, kind)


def files_for(code, *contents):
    """A request that uploads files for a material; one picture unless told."""
    found = contents or (picture(),)
    return {f"file.{code}": [upload(one, f"{code}-{n}.png") for n, one in enumerate(found)]}


def new_draft(client, town, party=None):
    """A fresh draft's address."""
    answer = client.post(f"/items/{ITEM}/apply/", {"applicant": party or town.party, "another": "1"})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def draft_id(address):
    """The id in the address of a draft."""
    return UUID(address.split("/")[2])


def ready(client, town, answers=ANSWERS):
    """A draft with good answers and all files: its address."""
    form = new_draft(client, town)
    assert client.post(form, {**answers, "do": "next"})["Location"].endswith("/materials/")
    for code in ("layout-and-flow", "safety-rules"):
        assert client.post(f"{form}materials/", files_for(code)).status_code == 302
    return form


def sign(client, form, **changes):
    """Signs and sends the draft as its review page stands."""
    page = client.get(f"{form}review/")
    hidden = {"_version": page.context["draft"].version, "_key": page.context["key"]}
    return client.post(f"{form}review/", {**SIGN, **hidden, **changes})


def filed(client, town):
    """A case filed through the pages: its number."""
    answer = sign(client, ready(client, town))
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].split("/")[3]


def text(client, address):
    """The page at an address, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()
