"""What a rendered page may not hold: anything inline that the content policy would block, a broken outline."""

from html.parser import HTMLParser

from django.http import HttpResponse

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ELSEWHERE = ("http:", "https:", "//", "javascript:")


class Page(HTMLParser):
    """Reads a page and keeps its faults, ids, headings and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.links: list[str] = []
        self.language = ""
        self.open: list[str] = []
        self.feed(html)
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += [f"id {name} twice" for name in sorted({name for name in self.ids if self.ids.count(name) > 1})]

    def handle_starttag(self, tag, attrs):
        """Checks one element."""
        given = {name: value or "" for name, value in attrs}
        self.faults += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.faults.append(f"inline <{tag}>")
        addresses = (given.get(name, "") for name in ("src", "href", "action"))
        self.faults += [f"<{tag}> {address}" for address in addresses if address.startswith(ELSEWHERE)]
        self.note(tag, given)
        if tag not in VOID:
            self.open.append(tag)

    def note(self, tag: str, given: dict[str, str]) -> None:
        """Keeps what tests ask for: language, ids, headings, links."""
        if tag == "html":
            self.language = given.get("lang", "")
        if "id" in given:
            self.ids.append(given["id"])
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(given.get("href", ""))

    def handle_endtag(self, tag):
        """Checks that what closes was open."""
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def page(response: HttpResponse) -> Page:
    """The parsed page of a response, found without fault and under a strict content policy."""
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    found = Page(response.content.decode())
    assert found.faults == []
    assert found.headings.count(1) == 1
    return found
