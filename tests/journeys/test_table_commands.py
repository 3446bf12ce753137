"""`liuzui decide` and `liuzui check`: what they print, and by which code they end."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from liuzui.config.cli import main
from liuzui.dmn.tests.building import decision, given, model, needs, table

FILE = "content/national/decisions/food-business.dmn"
SHOP = {"经营方式": "食品销售", "销售内容": "仅预包装食品", "规模": "一般"}


@pytest.fixture
def facts(tmp_path):
    def write(value):
        path = tmp_path / "facts.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value))
        return str(path)

    return write


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["food-business", FILE])
def test_facts_are_decided_by_a_table_of_the_content_or_a_file(table, facts, capsys):
    assert main(["decide", table, facts(SHOP), "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "备案" in out
    assert "依据: 经营方式 = " in out


def test_missing_facts_end_with_three_and_the_next_question(facts, capsys):
    assert main(["decide", FILE, facts([SHOP, {"经营方式": "食品销售"}]), "--lang", "en"]) == 3
    assert "tell next: " in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["firm-size", "content/national/decisions/firm-size.dmn"])
def test_facts_that_are_not_of_their_type_decide_nothing_and_are_told_first(table, facts, capsys):
    given = facts({"行业": "餐饮", "从业人员": "八"})
    assert main(["decide", table, given, "--lang", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "行业" in lines[0]
    assert "从业人员" in lines[1]
    assert lines[2] == "ask a person"
    assert "Micro" not in "".join(lines)
    assert "微型" not in "".join(lines)


def test_facts_may_be_given_directly(capsys):
    assert main(["decide", FILE, json.dumps(SHOP, ensure_ascii=False), "--lang", "zh"]) == 0
    assert "备案" in capsys.readouterr().out
    assert main(["decide", FILE, "{", "--lang", "en"]) == 2
    assert "not JSON" in capsys.readouterr().err


def test_facts_that_fit_no_rule_end_with_one(facts, capsys):
    assert main(["decide", FILE, facts({**SHOP, "经营方式": "采矿"}), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["state"] == "failed"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", ("not JSON (line 1", "不是 JSON")),
        ("[1]", ("record 1 is no object", "第 1 条")),
        ("[" * 100_000, ("not JSON", "嵌套过深")),
        ('{"规模": NaN}', ("JSON has no NaN", "没有 NaN")),
        ('{"规模": 1, "规模": 2}', ("规模 is there twice", "“规模”出现两次")),
        ('{"规模": 1}\n{"规模": 1, "规模": 2}', ("规模 is there twice", "“规模”出现两次")),
    ],
)
def test_facts_that_cannot_be_read_end_with_two_in_either_language(text, words, facts, capsys):
    for lang, said in zip(("en", "zh"), words, strict=True):
        assert main(["decide", FILE, facts(text), "--lang", lang]) == 2
        assert said in capsys.readouterr().err


def test_facts_in_another_encoding_are_told(tmp_path, capsys):
    path = tmp_path / "gbk.json"
    path.write_bytes('{"规模": "一般"}'.encode("gbk"))
    assert main(["decide", FILE, str(path), "--lang", "zh"]) == 2
    assert "gbk.json：第 2 字节起不是 UTF-8" in capsys.readouterr().err


def test_what_goes_wrong_while_deciding_is_told_with_file_decision_and_cell(tmp_path, facts, capsys):
    logic = table({"n": "number"}, [("< 1", "1 / n"), (">= 1", "n")])
    path = tmp_path / "t.dmn"
    path.write_bytes(model(given("n", "number"), decision("d", logic, needs(("n",)))))
    assert main(["decide", str(path), facts({"n": 0}), "--lang", "zh"]) == 1
    assert "t.dmn · d · 规则1 第1列结果: 除数为零" in capsys.readouterr().out
    assert main(["decide", str(path), facts({"n": 0}), "--lang", "en"]) == 1
    assert "t.dmn · d · rule 1, output 1: division by zero" in capsys.readouterr().out


def test_two_models_of_one_name_or_namespace_in_a_folder_are_told_with_their_files(tmp_path, capsys):
    first, second = tmp_path / "甲.dmn", tmp_path / "乙.dmn"
    first.write_bytes(model(given("n")))
    second.write_bytes(model(given("n"), namespace="urn:other"))
    assert main(["check", str(tmp_path), "--lang", "zh"]) == 0
    assert "同名“test”(甲.dmn、乙.dmn)" in capsys.readouterr().err
    second.write_bytes(model(given("n")))
    assert main(["check", str(first), str(second), "--lang", "en"]) == 1
    assert "two models of one namespace" in capsys.readouterr().err


def test_an_empty_folder_is_told(tmp_path, capsys):
    assert main(["check", str(tmp_path), "--lang", "en"]) == 2
    assert "holds no .dmn" in capsys.readouterr().err


def test_a_name_that_the_table_does_not_ask_for_is_told(facts, capsys):
    assert main(["decide", FILE, facts({**SHOP, "规摸": "一般"})]) == 0
    assert "does not ask for 规摸" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_day_before_the_table_is_told(facts, capsys):
    assert main(["decide", "food-business", facts(SHOP), "--on", "2020-01-01", "--lang", "en"]) == 2
    assert "applies from 2023-12-01" in capsys.readouterr().err


def test_gaps_and_overlaps_are_found_with_file_decision_and_witness(tmp_path, capsys):
    path = tmp_path / "bad.csv"
    head = "决策,等级\n列,输入,输出\n表达式,分数,等级\n类型,number,string\n"
    path.write_text(head + '1,< 60,"""低"""\n2,"(50..70)","""中"""\n3,> 70,"""高"""\n')
    assert main(["check", str(path), "--lang", "en"]) == 1
    seen = capsys.readouterr()
    assert "warning: bad.csv · 等级: no rule covers 分数 = 70" in seen.err
    assert "error: bad.csv · 等级: rules 1 and 2 overlap" in seen.err
    assert "1 errors, 1 warnings" in seen.out


@pytest.mark.django_db
def test_what_is_not_there_ends_with_two(capsys):
    assert main(["check", "nowhere.dmn"]) == 2
    assert main(["check", "nothing"]) == 2
    assert "food-business" in capsys.readouterr().err


@pytest.mark.django_db
def test_replay_tells_what_a_draft_would_change(tmp_path, capsys):
    from uuid import uuid4

    from liuzui.catalog import reads as catalog
    from liuzui.decisions.services import decide
    from liuzui.decisions.types import About

    decide("food-business", SHOP, About(uuid4(), "140825-1"), actor="system:test")
    draft = tmp_path / "draft.dmn"
    dmn = catalog.decision("food-business").dmn
    draft.write_text(dmn)
    assert main(["replay", "food-business", str(draft), "--lang", "en"]) == 0
    draft.write_text(dmn.replace('"备案"</text></outputEntry>', '"先咨询"</text></outputEntry>'))
    assert main(["replay", "food-business", str(draft), "--lang", "zh", "--cases"]) == 1
    out = capsys.readouterr().out
    assert "备案 → 先咨询: 1" in out
    assert "140825-1" in out
    assert main(["replay", "nothing", str(draft)]) == 2


@pytest.mark.django_db
def test_a_broken_draft_is_told_by_replay_even_where_nothing_was_decided_yet(tmp_path, capsys):
    draft = tmp_path / "draft.dmn"
    draft.write_text("<!DOCTYPE d><d/>")
    assert main(["replay", "food-business", str(draft), "--lang", "en"]) == 2
    assert "draft.dmn: document types and entities are refused" in capsys.readouterr().err


def test_a_population_is_decided_into_a_file_or_counted(tmp_path, capsys):
    rows = [{**SHOP}, {**SHOP, "经营方式": "采矿"}]
    source, target = tmp_path / "people.parquet", tmp_path / "decided.parquet"
    pq.write_table(pa.Table.from_pylist(rows), source)
    assert main(["decide", FILE, "--population", str(source), "--to", str(target)]) == 0
    assert "2 rows" in capsys.readouterr().out
    decided = pq.read_table(target).to_pylist()
    assert [one["经营方式"] for one in decided] == [one["经营方式"] for one in rows]
    assert main(["decide", FILE, "--population", str(source)]) == 0
    assert "2 rows" in capsys.readouterr().out
    pq.write_table(pa.table({"other": [1]}), source)
    assert main(["decide", FILE, "--population", str(source), "--lang", "zh"]) == 2
    assert "没有一列是这张表要的；要的是：经营方式" in capsys.readouterr().err
    assert main(["decide", FILE, "--population", "nowhere.parquet"]) == 2
    assert "nowhere.parquet" in capsys.readouterr().err


def test_lists_of_several_hits_are_counted_too(tmp_path, capsys):
    logic = table({"n": "number"}, [("> 1", '"a"'), ("> 2", '"b"')], "COLLECT")
    (tmp_path / "t.dmn").write_bytes(model(given("n", "number"), decision("hits", logic, needs(("n",)))))
    pq.write_table(pa.table({"n": [1, 2, 3]}), tmp_path / "rows.parquet")
    assert main(["decide", str(tmp_path / "t.dmn"), "--population", str(tmp_path / "rows.parquet")]) == 0
    assert "['a', 'b']" in capsys.readouterr().out
