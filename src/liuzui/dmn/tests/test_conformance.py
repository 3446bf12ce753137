"""The conformance kit: every case of every folder passes; the runner tells failures from successes."""

import os
import shutil

import pytest

from liuzui.dmn.conformance import main
from liuzui.dmn.conformance.cases import find_cases
from liuzui.dmn.conformance.report import markdown, survey
from liuzui.dmn.conformance.run import FAILED, PASSED, SKIPPED, run_cases
from liuzui.dmn.tests.kit import DATA, FILES

KNOWN_FAILURES: frozenset[str] = frozenset()
"""Cases that fail and why, as `folder case`: `0076-feel-external-java` needs Java and is refused as a whole."""
FOLDERS = sorted({path.parent for path in FILES})
FOREIGN = ("0076-feel-external-java",)


def test_the_kit_is_there_where_it_must_be():
    if not FOLDERS:
        assert os.environ.get("CI") != "true", f"no conformance kit under {DATA}"
        pytest.skip(f"no conformance kit under {DATA}")
    assert len(FOLDERS) > 10


@pytest.mark.parametrize("folder", FOLDERS, ids=[f"{one.parent.name}/{one.name}" for one in FOLDERS])
def test_a_folder_of_the_kit_passes(folder):
    if folder.name in FOREIGN:
        pytest.skip("needs Java")
    cases = [case for _, found in find_cases(folder) for case in found]
    verdicts = run_cases(folder, cases)
    wrong = [
        f"{one.case.file.name} {one.case.id}: {one.reason}"
        for one in verdicts
        if one.status != PASSED and f"{folder.name} {one.case.id}" not in KNOWN_FAILURES
    ]
    assert verdicts
    assert wrong == []


@pytest.fixture
def folder(tmp_path):
    """A copy of one folder of the kit."""
    source = next((one for one in FOLDERS if one.name == "0105-feel-math"), None)
    if source is None:
        pytest.skip(f"no conformance kit under {DATA}")
    return shutil.copytree(source, tmp_path / "compliance-level-2" / source.name)


def spoil(folder, suffix, old, new):
    """Change one file of a folder."""
    path = next(folder.glob(f"*{suffix}"))
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_a_wrong_result_fails_its_case(folder, capsys):
    spoil(folder, ".dmn", "10+5", "10+6")
    report = survey(folder.parent)[0]
    assert report.count(FAILED) >= 1
    assert report.count(PASSED) > 10
    assert main(folder.parent) == 0
    printed = capsys.readouterr().out
    assert "failed" in printed
    assert "total" in printed


def test_a_model_that_cannot_be_read_fails_its_cases(folder):
    spoil(folder, ".dmn", "<definitions", "<broken")
    assert survey(folder.parent)[0].count(PASSED) == 0


def test_a_case_without_its_model_is_skipped(folder):
    next(folder.glob("*.dmn")).rename(folder / "other.dmn")
    assert survey(folder.parent)[0].count(SKIPPED) > 10


def test_the_report_is_a_table(folder, tmp_path):
    assert main(folder.parent, markdown_file=tmp_path / "report.md") == 0
    page = (tmp_path / "report.md").read_text("utf-8")
    assert page == markdown(survey(folder.parent))
    assert "| 0105-feel-math | 33 | 0 | 0 |" in page


def test_nothing_to_run_is_no_success(tmp_path):
    assert main(tmp_path) == 1
