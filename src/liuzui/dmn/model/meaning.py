"""What a model says, apart from how its file is written: a modeler that lays the file out anew changes nothing.

White space, comments, prefixes, the order of attributes, the tool's mark and the picture of the diagram are form.
"""

from liuzui.dmn.model.xml import Element, parse_xml

MARKS = frozenset({"exporter", "exporterVersion"})
PICTURE = "/DMNDI/"
DEFAULTS = {
    "hitPolicy": "UNIQUE", "isCollection": "false", "kind": "FEEL", "preferredOrientation": "Rule-as-Row",
}  # fmt: skip
"""What the standard supplies where an attribute is left out (DMN 1.5, 7.3.3, 8.3.2, 10.5.1)."""
Said = tuple[str, str, tuple[tuple[str, str], ...], str, tuple["Said", ...]]
"""Namespace and local name of an element, its attributes, its text, its parts."""


def same_meaning(one: bytes, other: bytes) -> bool:
    """Whether two files say the same; raises ModelError when one of them is no XML.

    >>> same_meaning(b"<a x='1' y='2'><b/></a>", b"<a y='2' x='1'> <!-- so --> <b></b> </a>")
    True
    """
    return one == other or _said(parse_xml(one).root) == _said(parse_xml(other).root)


def _said(element: Element) -> Said:
    attributes = sorted(
        (f"{element.namespace_of(prefix)} {name}" if prefix else name, value)
        for key, value in element.attributes.items()
        for prefix, _, name in [key.rpartition(":")]
        if key != "xmlns" and prefix != "xmlns" and key not in MARKS and DEFAULTS.get(key) != value
    )
    parts = tuple(_said(one) for one in element.elements() if PICTURE not in one.namespace)
    return element.namespace, element.local, tuple(attributes), element.text().strip(), parts
