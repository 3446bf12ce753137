"""The check of pages finds what it is there to find."""

import pytest

from liuzui.shell.tests.strict import Page


@pytest.mark.parametrize(
    "fault",
    [
        '<p style="color:red"></p>',
        '<a onclick="go()"></a>',
        "<script>go()</script>",
        "<style></style>",
        '<img src="https://elsewhere.example/x.png">',
        "<div><p></div>",
        "<div>",
        '<i id="a"></i><b id="a"></b>',
    ],
)
def test_a_faulty_page_is_found(fault):
    assert Page(fault).faults


def test_a_clean_page_has_no_faults():
    found = Page('<html lang="en"><h1>A</h1><p>b<br>c</p><script src="/static/x.js"></script></html>')
    assert (found.faults, found.language, found.headings) == ([], "en", [1])
