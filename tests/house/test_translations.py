"""The interface speaks English wherever it speaks Chinese, and templates say nothing past the translator."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from liuzui.shell.wording import translations
from liuzui.shell.wording.compiling import compile_stale
from liuzui.shell.wording.translations import Said
from tests.house.source import SOURCE, files, product_files, short, tree

HAN = re.compile(r"[㐀-鿿]")
HAN_WORD = re.compile(r"[㐀-鿿]{2}")
SLOTS = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
CITATION = re.compile(r"第[一二三四五六七八九十百零〇\d、至]+[条款项]|〔\d{4}〕|令第\d+号")
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
BLOCK = re.compile(r"\{% blocktrans(?:late)?\b.*?\{% endblocktrans(?:late)? %\}", re.DOTALL)
TRANSLATE = re.compile(r"\{% trans(?:late)? (?:\"[^\"]*\"|'[^']*')[^%]*%\}")
MARKED = re.compile(r"_\((?:\"[^\"]*\"|'[^']*')\)")
GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "npgettext"}
STAMP = "样本"  # the mark on samples is named as it stands on them
CONTEXTS = translations.contexts()


def whole(text: object) -> bool:
    """Whether every form of a translation is there."""
    return bool(text) if isinstance(text, str) or not text else all(text)  # type: ignore[call-overload]


def untranslated(context: Path) -> list[str]:
    """Chinese texts of a context that have no English in its own catalogue or the shell's."""
    catalogues = (translations.english(context), translations.english(SOURCE / "shell"))
    return [
        place(entry) for entry in translations.said(context) if HAN.search(entry.key) and not known(entry, catalogues)
    ]


def known(entry: Said, catalogues: tuple[translations.Catalog, ...]) -> bool:
    """Whether one of the catalogues has the text whole."""
    found = (catalogue.get(entry.key) for catalogue in catalogues)
    return any(message is not None and whole(message.string) for message in found)


def place(entry: Said) -> str:
    """Where a text stands."""
    return f"{short(entry.path)}:{entry.line} {entry.key}"


def raw(text: str) -> list[str]:
    """Lines of a template in which Chinese stands outside the translator's tags and comments."""
    for pattern in (COMMENT, BLOCK, TRANSLATE, MARKED):
        text = pattern.sub(lambda found: "\n" * found[0].count("\n"), text)
    return [f"{number}: {line.strip()}" for number, line in enumerate(text.splitlines(), 1) if HAN.search(line)]


def unmarked(module: ast.Module) -> Iterator[str]:
    """Chinese strings of a view or form that no reader of English could get."""
    marked = {
        id(part)
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in GETTEXT
        for part in ast.walk(call)
    }
    prose = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in marked | prose else ""
        if isinstance(text, str) and HAN_WORD.search(text) and not CITATION.search(text):
            yield f"{node.lineno}: {text}"  # type: ignore[attr-defined]


def messages() -> Iterator[tuple[Path, translations.Text, translations.Text]]:
    """Every entry of every catalogue."""
    for context in CONTEXTS:
        for message in translations.english(context):
            if message.id:
                yield context, message.id, message.string


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda path: path.name)
def test_every_text_has_its_english(context):
    assert untranslated(context) == []


def test_no_entry_of_a_catalogue_is_empty():
    assert [(context.name, text) for context, text, english in messages() if not whole(english)] == []


def test_english_texts_are_english():
    shown = ((context.name, str(english).replace(STAMP, "")) for context, _, english in messages())
    assert [(name, english) for name, english in shown if HAN.search(str(english))] == []


def test_translations_keep_what_is_filled_in():
    def slots(text: translations.Text) -> set[str]:
        return {slot for form in ([text] if isinstance(text, str) else text) for slot in SLOTS.findall(form)}

    assert [text for _, text, english in messages() if whole(english) and slots(text) != slots(english)] == []


def test_templates_say_nothing_past_the_translator():
    found = [f"{short(path)}:{line}" for path in files("src/**/templates/**/*") for line in raw(path.read_text())]
    assert found == []


def test_views_and_forms_say_nothing_past_the_translator():
    shown = [path for path in product_files() if {"views", "forms"} & {*path.parts, path.stem}]
    assert [f"{short(path)}:{line}" for path in shown for line in unmarked(tree(path))] == []


def test_a_translation_file_is_compiled_once(tmp_path):
    (tmp_path / "sample" / translations.PO.parent).mkdir(parents=True)
    (tmp_path / "sample" / translations.PO).write_text('msgid "您好"\nmsgstr "Hello"\n')
    assert [path.name for path in compile_stale(tmp_path)] == ["django.mo"]
    assert compile_stale(tmp_path) == []


def test_a_translation_file_that_does_not_parse_is_named(tmp_path):
    (tmp_path / "sample" / translations.PO.parent).mkdir(parents=True)
    (tmp_path / "sample" / translations.PO).write_text('msgid "您好\n')
    with pytest.raises(ValueError, match=r"sample/locale/en/LC_MESSAGES/django\.po"):
        compile_stale(tmp_path)


@pytest.mark.parametrize(
    "fault",
    ["<p>中文</p>", '<c-card title="中文">', '{{ x|default:"中文" }}', '{% include "x" with a="中文" %}'],
)
def test_raw_chinese_is_found(fault):
    assert raw(fault)


@pytest.mark.parametrize(
    "clean",
    [
        '<p>{% translate "中文" %}</p>',
        "{# 中文 #}",
        "{% blocktranslate %}中文{{ x }}{% endblocktranslate %}",
        '{{ x|default:_("中文") }}',
    ],
)
def test_translated_chinese_passes(clean):
    assert raw(clean) == []


def test_an_unmarked_string_of_a_view_is_found():
    assert list(unmarked(ast.parse('"""说明"""\nx = "中文"\ny = _("中文")\nz = "行政许可法 第三十二条"'))) == [
        "2: 中文"
    ]


def test_a_chinese_text_has_one_english_in_every_context():
    """Django knows one catalogue: of two translations of a text, the first context's would stand everywhere."""
    seen: dict[str, dict[str, str]] = {}
    for context in CONTEXTS:
        for message in translations.english(context):
            if isinstance(message.id, str) and message.id:
                seen.setdefault(message.id, {})[context.name] = str(message.string)
    assert {text: said for text, said in seen.items() if len(set(said.values())) > 1} == {}
