"""Templates keep the strict content policy: nothing inline, nothing from elsewhere."""

import re

import pytest

from tests.house.source import files, short

FAULTS = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a script address": re.compile(r"(href|src|action)\s*=\s*[\"']\s*javascript:", re.IGNORECASE),
    "something from elsewhere": re.compile(r"<(script|link|img|iframe|source)[^>]*(src|href)\s*=\s*[\"'](https?:)?//"),
    "a filter that trusts its input": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off"),
}


def faults(text: str) -> list[str]:
    """What the content policy would block, or a stranger could use."""
    return [name for name, pattern in FAULTS.items() if pattern.search(text)]


def test_templates_hold_nothing_inline():
    found = [
        f"{short(path)}: {fault}" for path in files("src/**/templates/**/*.html") for fault in faults(path.read_text())
    ]
    assert found == []


SAMPLES = {
    "an inline style": '<p style="color: red">',
    "an inline script": "<script>alert(1)</script>",
    "a style element": "<style>p {}</style>",
    "an inline handler": '<a onclick="go()">',
    "a script address": '<a href="javascript:go()">',
    "something from elsewhere": '<script src="//cdn.example/x.js"></script>',
    "a filter that trusts its input": "{{ words|safe }}",
}


@pytest.mark.parametrize("fault", SAMPLES)
def test_what_is_inline_is_found(fault):
    assert fault in faults(SAMPLES[fault])


def test_a_clean_template_passes():
    assert faults('<script src="{% static \'shell/x.js\' %}" defer></script><p class="x" data-on="y">') == []
