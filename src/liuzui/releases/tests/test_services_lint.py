"""Every rule of the linter finds what it forbids, at the file and line where it stands."""

from datetime import date

import pytest
from django.conf import settings

from liuzui.releases.services import lint
from liuzui.releases.services.lint import explain
from liuzui.releases.tests.content import ITEM, Copy
from liuzui.releases.tests.spoiled import APPROVAL, BASIS, FORM, HANDLING, MATERIALS, SPOILED

TODAY = date(2026, 11, 24)


def test_the_content_of_the_project_is_in_order(content: Copy):
    assert [str(finding) for finding in lint(content.root, today=TODAY)] == []


@pytest.mark.parametrize(("code", "file", "old", "new"), SPOILED)
def test_each_rule_points_at_what_breaks_it(content: Copy, code: str, file: str, old: str, new: str):
    line = content.spoil(file, old, new)
    findings = [finding for finding in lint(content.root, today=TODAY) if finding.code == code]
    assert findings, f"{code} was not found"
    near = [finding for finding in findings if finding.file == file]
    assert near, f"{code} was found in {findings[0].file}, not in {file}"
    assert min(abs(finding.line - line) for finding in near) <= 10 or file.endswith(".dmn")


@pytest.mark.parametrize("code", sorted({row[0] for row in SPOILED}))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_finding_has_words(code: str, lang: str):
    from liuzui.releases.types import Finding

    words = explain(Finding(code, "some/file.yaml", 7), lang)
    assert words.startswith("some/file.yaml:7: ")
    assert code not in words


def test_a_commitment_without_basis_is_found(content: Copy):
    content.spoil(ITEM, "field: health", "field: trade")
    content.spoil(ITEM, "commitment:\n  allowed: false", "commitment:\n  allowed: true")
    assert lint(content.root, today=TODAY) == ()
    content.spoil(ITEM, "  basis: 国办发〔2020〕42号", '  basis: ""')
    assert [finding.code for finding in lint(content.root, today=TODAY)] == ["lint.commitment_without_basis"]


def test_an_item_without_basis_is_found(content: Copy):
    path = content.root / BASIS
    text = path.read_text()
    path.write_text("basis: []\nconditions: []\n" if text else "")
    assert "lint.no_basis" in {finding.code for finding in lint(content.root, today=TODAY)}


def test_an_item_online_without_form_or_review_is_found(content: Copy):
    (content.root / FORM).write_text("form: {sections: []}\n")
    path = content.root / HANDLING
    head, _, tail = path.read_text().partition("reviews:")
    path.write_text(head + "reviews: []\n" + tail[tail.index("service:") :])
    codes = {finding.code for finding in lint(content.root, today=TODAY)}
    assert {"lint.no_form", "lint.no_review"} <= codes


def test_a_county_may_not_rewrite_a_regime(content: Copy):
    text = (content.root / "national/regimes/licence.yaml").read_text()
    content.write(f"{settings.COUNTY}/regimes/licence.yaml", text.replace("amount: 20", "amount: 60"))
    found = [finding for finding in lint(content.root, today=TODAY) if finding.code == "lint.county_rewrites_law"]
    assert found[0].file == f"{settings.COUNTY}/regimes/licence.yaml"


def test_a_county_may_shorten_a_national_item_but_not_burden_it(content: Copy):
    for name in (
        "food-business-licence.yaml",
        *(f"food-business-licence/{p}.yaml" for p in ("basis", "materials", "handling", "form")),
    ):
        content.write(f"national/items/0107/{name}", (content.root / f"xinjiang/items/0107/{name}").read_text())
    content.spoil(ITEM, "acceptance: {amount: 5,", "acceptance: {amount: 1,")
    assert lint(content.root, today=TODAY) == ()
    content.spoil(ITEM, "promised:\n    amount: 5", "promised:\n    amount: 6")
    content.spoil(BASIS, "key: equipment", "key: marble-floor")
    content.spoil(MATERIALS, "key: layout-and-flow", "key: landlord-consent")
    codes = {finding.code for finding in lint(content.root, today=TODAY)}
    assert codes == {"lint.county_limit", "lint.county_condition", "lint.county_material"}


def test_a_calendar_day_outside_its_year_is_found(content: Copy):
    content.write(
        "national/calendar/2027.yaml",
        "year: 2027\nnotice: 样例\nreference: 样例\n"
        'holidays: {"2027-02-06": 春节, "2028-01-01": 元旦}\nworkdays: {"2027-02-30": 春节}\n',
    )
    found = [finding for finding in lint(content.root, today=TODAY) if finding.code == "lint.day_outside_year"]
    assert {finding.params["date"] for finding in found} == {"2028-01-01", "2027-02-30"}
    assert {finding.line for finding in found} == {4, 5}


def test_a_code_used_twice_in_one_layer_is_found(content: Copy):
    content.write("xinjiang/agencies/again.yaml", (content.root / APPROVAL).read_text())
    assert {finding.code for finding in lint(content.root, today=TODAY)} == {"content.duplicate_code"}


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("xinjiang/junk.yaml", "a: 1\n", "content.unknown_place"),
        ("xinjiang/lists/junk.yaml", "a: 1\n", "content.unknown_place"),
        ("xinjiang/agencies/empty.yaml", "", "content.empty_file"),
    ],
)
def test_a_file_that_is_not_content_is_found(content: Copy, file: str, text: str, code: str):
    content.write(file, text)
    assert [(finding.code, finding.file) for finding in lint(content.root, today=TODAY)] == [(code, file)]


def test_a_file_that_is_not_utf8_is_found(content: Copy):
    (content.root / "xinjiang/agencies/latin.yaml").write_bytes("code: é".encode("latin-1"))
    assert [finding.code for finding in lint(content.root, today=TODAY)] == ["content.not_utf8"]


def test_a_county_that_does_not_exist_is_found(content: Copy):
    assert "content.no_county" in {finding.code for finding in lint(content.root, "atlantis", today=TODAY)}
