"""Every content file is loaded by something, and what is loaded is in order."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from liuzui.catalog.reads.folder import load
from liuzui.catalog.reads.folder.load import Loaded
from tests.house.source import files, product_files, short

LOADED = (".yaml", ".yml", ".dmn")
"""Kinds of file that the loader keeps."""


def content_files(root: Path) -> set[str]:
    """Every file below the content folder, as the loader names it."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.name[0] != "."}


def unread_yaml(root: Path, loaded: Loaded) -> list[str]:
    """YAML files and decision tables of which nothing was kept."""
    used = {doc.file for source in loaded.sources.values() for doc in source.docs}
    yaml = {name for name in content_files(root) if name.endswith(LOADED)}
    return sorted(yaml - used)


def mentions() -> str:
    """All text in which another content file may be named."""
    return "\n".join(path.read_text() for path in [*product_files(), *files("content/**/*.typ", "content/**/*.toml")])


def unnamed(root: Path, text: str) -> list[str]:
    """Other files whose name stands nowhere: `"name"` in the product, `name.typ` in another file."""
    others = [Path(name) for name in content_files(root) if not name.endswith(LOADED)]
    return sorted(
        path.as_posix() for path in others if not re.search(rf"[\"'/]{re.escape(path.stem)}(\.\w+)?[\"']", text)
    )


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The county's content."""
    return load(settings.CONTENT, settings.COUNTY)


def test_content_is_read_without_a_problem(loaded):
    assert [f"{one.file}:{one.line} {one.code} {one.params}" for one in loaded.problems] == []


def test_every_yaml_file_is_loaded(loaded):
    assert unread_yaml(settings.CONTENT, loaded) == []


def test_every_other_content_file_is_named_somewhere():
    assert unnamed(settings.CONTENT, mentions()) == []


def test_content_holds_only_known_kinds_of_file():
    kinds = {Path(name).suffix for name in content_files(settings.CONTENT)}
    assert kinds <= {".yaml", ".typ", ".toml", ".dmn", ".json"}


@pytest.mark.django_db
def test_the_linter_finds_no_error_in_the_content():
    from liuzui.releases.services import lint

    findings = [finding for finding in lint(settings.CONTENT, settings.COUNTY) if not finding.warning]
    assert [f"{one.file}:{one.line} {one.code} {one.params}" for one in findings] == []


def test_a_file_that_nothing_loads_is_found(tmp_path):
    (tmp_path / "national" / "documents").mkdir(parents=True)
    (tmp_path / "national" / "documents" / "forgotten-letter.typ").write_text("x")
    (tmp_path / "national" / "nowhere.yaml").write_text("a: 1\n")
    assert unnamed(tmp_path, mentions()) == ["national/documents/forgotten-letter.typ"]
    assert unread_yaml(tmp_path, load(tmp_path, "xinjiang")) == ["national/nowhere.yaml"]


def test_there_is_content_to_check():
    assert len(content_files(settings.CONTENT)) > 20
    assert short(settings.CONTENT) == "content"
