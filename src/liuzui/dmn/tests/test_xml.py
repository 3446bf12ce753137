"""XML is read and written without loss."""

from xml.etree.ElementTree import canonicalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuzui.dmn.model.meaning import same_meaning
from liuzui.dmn.model.reader import read_definitions
from liuzui.dmn.model.xml import Comment, Document, Element, Instruction, parse_xml
from liuzui.dmn.tests.kit import FILES, TESTED

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t\r<>&\"'")
)
NAMES = st.sampled_from(["a", "b:c", "名"])
PLAIN = st.text("ab 中", max_size=5)
LEAVES = TEXTS.filter(bool) | PLAIN.map(Comment) | PLAIN.map(lambda data: Instruction("pi", data.strip()))


def _element(tag, attributes, children):
    merged = []
    for child in children:
        if isinstance(child, str) and merged and isinstance(merged[-1], str):
            merged[-1] += child
        else:
            merged.append(child)
    return Element(tag, attributes, None, merged)


TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(_element, NAMES, st.dictionaries(NAMES, TEXTS, max_size=2), st.lists(inner, max_size=4)),
    max_leaves=12,
)


def shape(one):
    """A tree as plain data."""
    if isinstance(one, Element):
        return one.tag, tuple(one.attributes.items()), tuple(shape(child) for child in one.children)
    return one


@settings(deadline=None)
@given(st.lists(TREES, max_size=4))
def test_a_tree_is_read_as_it_was_written(children):
    root = _element("d", {"xmlns:b": "urn:b"}, children)
    assert shape(parse_xml(Document(root, [], []).write()).root) == shape(root)


@pytest.mark.skipif(not FILES, reason=f"no models under {TESTED}")
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_model_of_the_kit_is_written_without_loss(path):
    data = path.read_bytes()
    written = read_definitions(data)[0].document.write()
    assert canonicalize(written.decode(), with_comments=True) == canonicalize(
        data.decode("utf-8-sig"), with_comments=True
    )
    assert parse_xml(written).write() == written


def test_declaration_comments_and_prefixes_stay():
    data = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!--first-->\n'
        b"<x:a xmlns:x='urn:x' b='1'><![CDATA[<]]></x:a>\n<?last one?>\n"
    )
    written = parse_xml(data).write().decode()
    assert 'standalone="yes"' in written
    assert "<!--first-->" in written
    assert '<x:a xmlns:x="urn:x" b="1">&lt;</x:a>' in written
    assert "<?last one?>" in written


def test_elements_know_their_namespace():
    root = parse_xml(b'<a xmlns="urn:a" xmlns:b="urn:b"><b:c><d/></b:c></a>').root
    inner = root.first("c")
    assert inner is not None
    assert (root.namespace, inner.namespace, inner.local) == ("urn:a", "urn:b", "c")
    assert [one.namespace for one in inner.elements()] == ["urn:a"]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("<d xmlns='urn:d'>\n  <e b='2' a='1'> x </e><!-- so -->\n</d>", True),
        ("<p:d xmlns:p='urn:d' exporter='m'><p:e a='1' b='2'>x</p:e></p:d>", True),
        ("<d xmlns='urn:d'><e a='1' b='2' hitPolicy='UNIQUE'>x</e><i xmlns='urn/DMNDI/'/></d>", True),
        ("<d xmlns='urn:d'><e a='1' b='2'>y</e></d>", False),
        ("<d xmlns='urn:d'><e a='1' b='3'>x</e></d>", False),
        ("<d xmlns='urn:d'><e a='1' b='2' hitPolicy='ANY'>x</e></d>", False),
        ("<d xmlns='urn:other'><e a='1' b='2'>x</e></d>", False),
        ("<d xmlns='urn:d'><e a='1' b='2'>x</e><e/></d>", False),
    ],
)
def test_files_are_compared_by_what_they_say(other, same):
    assert same_meaning(b"<d xmlns='urn:d'><e a='1' b='2'>x</e></d>", other.encode()) is same
