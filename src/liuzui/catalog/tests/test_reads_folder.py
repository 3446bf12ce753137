"""Reading content from folders: layers, parts of items, lines of problems, YAML without surprises."""

from pathlib import Path

import pytest

from liuzui.catalog.reads.folder import load, load_or_raise
from liuzui.catalog.reads.folder.yamldoc import read
from liuzui.catalog.types.problem import ContentError

COUNTY = """\
code: "140825"
name: {zh: 县, en: County}
short_name: {zh: 县, en: County}
portal: {zh: 门户, en: Portal}
city: "140800"
city_name: {zh: 市, en: City}
province: "140000"
province_name: {zh: 省, en: Province}
zone: Asia/Shanghai
hours: {value: unknown}
hotline: {value: unknown}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "home/county.yaml", COUNTY)
    return tmp_path


def write(root: Path, file: str, text: str) -> Path:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def data(root: Path, text: str) -> object:
    doc, problems = read(write(root, "x.yaml", text), root)
    assert problems == ()
    return doc.data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", "no"),
        ("a: on", "on"),
        ("a: 2026-01-31", "2026-01-31"),
        ("a: 0107", "0107"),
        ("a: 08:30", "08:30"),
        ("a: 1.5", "1.5"),
        ("a: 1_000", "1_000"),
        ("a: true", True),
        ("a: -12", -12),
        ("a: null", None),
        ("a: unknown", "unknown"),
    ],
)
def test_only_plain_numbers_and_truth_are_not_text(tmp_path: Path, text: str, value: object):
    assert data(tmp_path, text) == {"a": value}


def test_nothing_but_plain_data_is_built(tmp_path: Path):
    path = write(tmp_path, "x.yaml", "a: !!python/object/apply:os.system ['true']\n")
    _, problems = read(path, tmp_path)
    assert [problem.code for problem in problems] == ["content.not_yaml"]


def test_a_county_alone_is_content(root: Path):
    content = load_or_raise(root, "home")
    assert content.county.code == "140825"
    assert content.items == ()


def test_a_county_replaces_a_national_message_and_keeps_the_others(root: Path):
    write(root, "national/messages/x.yaml", "a.one: {zh: 一, en: one}\na.two: {zh: 二, en: two}\n")
    write(root, "home/messages/x.yaml", "a.two: {zh: 两, en: a pair}\n")
    loaded = load(root, "home")
    assert {code: text.zh for code, text in loaded.content.messages.items()} == {"a.one": "一", "a.two": "两"}
    assert loaded.layers["messages:a.two"] == "home"
    assert loaded.overlaid["messages:a.two"].zh == "二"


def test_the_same_code_twice_in_a_layer_is_a_problem(root: Path):
    write(root, "national/messages/x.yaml", "a.one: {zh: 一, en: one}\n")
    write(root, "national/messages/y.yaml", "\na.one: {zh: 壹, en: one}\n")
    problems = load(root, "home").problems
    assert [(problem.code, problem.file, problem.line) for problem in problems] == [
        ("content.duplicate_code", "national/messages/y.yaml", 2)
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a.one: {zh: 一}\n", "content.missing_key", 1),
        ("\n\na.one:\n  zh: 一\n  en: one\n  fr: un\n", "content.unknown_key", 6),
        ("a.one:\n  zh: 一\n  en: 1\n", "content.bad_value", 3),
        ("a.one:\n  zh: 一\n  en: ''\n", "content.bad_value", 3),
        ("a.one: {zh: 一, en: one}\na.one: {zh: 一, en: one}\n", "content.repeated_key", 2),
        ("a.one: {zh: 一（{x}）, en: one}\n", "content.not_yaml", 1),
        ("a.one: 一\n", "content.bad_value", 1),
    ],
)
def test_a_problem_names_its_line(root: Path, text: str, code: str, line: int):
    write(root, "national/messages/x.yaml", text)
    problems = load(root, "home").problems
    assert (code, line) in {(problem.code, problem.line) for problem in problems}
    assert {problem.file for problem in problems} == {"national/messages/x.yaml"}


def test_an_unusable_folder_raises_with_every_problem(root: Path):
    write(root, "national/messages/x.yaml", "a.one: {zh: 一}\na.two: {en: two}\n")
    with pytest.raises(ContentError) as caught:
        load_or_raise(root, "home")
    assert len(caught.value.problems) == 2
    assert "national/messages/x.yaml:2" in str(caught.value)


def test_towns_are_read_with_their_villages(root: Path):
    write(
        root,
        "home/lists/divisions/a.yaml",
        'code: "140825104"\nname: {zh: 古交镇, en: Gujiao}\n'
        'villages:\n  - {code: "140825104200", name: {zh: 古交村委会, en: Gujiao Village}}\n',
    )
    county = load_or_raise(root, "home").county
    assert county.town("140825104200").name.zh == "古交镇"
    assert county.village("140825104200").name.en == "Gujiao Village"
    assert county.village("140825104999") is None
    assert county.town("140825999") is None
    assert county.village("140825999200") is None


def test_a_list_file_and_single_files_read_alike(root: Path):
    entry = (
        'code: "{code}"\nname: {{zh: 局, en: Bureau}}\nshort_name: {{zh: 局, en: B}}\nkind: x\nduties: []\n'
        "uscc: {{value: unknown}}\naddress: {{value: unknown}}\n"
        "advice_phone: {{value: unknown}}\ncomplaint_phone: {{value: unknown}}\n"
    )
    write(root, "home/agencies/a.yaml", entry.format(code="0001"))
    listed = "".join("- " + entry.format(code=code).replace("\n", "\n  ").rstrip() + "\n" for code in ("0002", "0003"))
    write(root, "home/agencies/b.yaml", listed)
    loaded = load(root, "home")
    assert [agency.code for agency in loaded.content.agencies] == ["0001", "0002", "0003"]
    assert loaded.where("agencies:0003", "kind") == ("home/agencies/b.yaml", 13)
