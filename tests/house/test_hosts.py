"""Nothing in the project names where packages come from: that is each machine's own matter."""

import re

import pytest

from tests.house.source import ROOT, short, tracked

# written in pieces, so that this file does not name what it forbids
HOSTS = re.compile(
    "|".join(
        re.escape(first + "." + second)
        for first, second in (
            ("py" + "pi", "org"), ("python" + "hosted", "org"), ("registry.npm" + "js", "org"),
            ("npm" + "js", "com"), ("deb." + "debian", "org"), ("security." + "debian", "org"),
            ("registry.yarn" + "pkg", "com"), ("npm" + "mirror", "com"), ("crates", "io"),
            ("tuna.tsinghua", "edu"), ("mirrors.ali" + "yun", "com"),
        )
    ),
    re.IGNORECASE,
)  # fmt: skip
ADDRESSES = re.compile(r'--(extra-)?index-url|--find-links|"resolved"|@ https?://|^-i ', re.MULTILINE)
LOCKS = ("requirements.lock", "requirements-dev.lock", "package-lock.json")


def named_hosts(text: str) -> list[str]:
    """Package hosts that the text names."""
    return [found.group() for found in HOSTS.finditer(text)]


def test_no_file_names_a_package_host():
    found = []
    for path in tracked():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        found += [f"{short(path)}: {host}" for host in named_hosts(text)]
    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_hashes_and_no_addresses(name):
    text = (ROOT / name).read_text()
    assert not ADDRESSES.search(text)
    assert "sha256:" in text or '"integrity"' in text


def test_the_developers_lock_holds_every_package_of_a_run_in_the_same_version():
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([\w.\-\[\]]+==[^\s;]+)", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize(
    "sample",
    [
        "https://files.python" + "hosted.org/x",
        "npm --registry https://registry.npm" + "js.org",
        "deb." + "debian.org",
    ],
)
def test_a_named_host_is_found(sample):
    assert named_hosts(sample)


@pytest.mark.parametrize("sample", ["--index-url x", '"resolved": "x"', "thing @ https://x"])
def test_an_address_in_a_lock_is_found(sample):
    assert ADDRESSES.search(sample)
