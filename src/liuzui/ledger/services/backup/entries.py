"""The inner shape of a backup: named entries, each in blocks, the manifest first and a count last.

Streams of unknown length fit in, and so does a database that grows while it is read.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from liuzui.ledger.services.backup.container import Reader, Writer
from liuzui.ledger.services.backup.secret import Unusable

BLOCK = 2**18
LONGEST_NAME = 500
LONGEST_BLOCK = 2**24
END = "end"
MANIFEST = "manifest.json"
FILES = "file/"


class Packer:
    """Writes entries; `close` writes how many there were."""

    def __init__(self, out: Writer) -> None:
        self.out = out
        self.count = 0

    def add(self, name: str, blocks: Iterable[bytes | memoryview]) -> None:
        """Adds an entry block by block."""
        head = name.encode()
        self.out.write(len(head).to_bytes(2, "big") + head)
        for block in blocks:
            if len(block):
                self.out.write(len(block).to_bytes(4, "big"))
                self.out.write(block)
        self.out.write(bytes(4))
        self.count += 1

    def close(self) -> None:
        """Ends the backup."""
        told = self.count
        self.add(END, [json.dumps({"entries": told}).encode()])
        self.out.close()


class Entry:
    """An entry being read; its blocks must be read before the next."""

    def __init__(self, name: str, source: Reader) -> None:
        self.name = name
        self.source = source
        self.done = False

    def blocks(self) -> Iterator[bytes]:
        """Its bytes."""
        while not self.done:
            length = int.from_bytes(self.source.read(4), "big")
            if length > LONGEST_BLOCK:
                raise Unusable("backup.altered")
            if length:
                yield self.source.read(length)
            else:
                self.done = True

    def json(self) -> Any:
        """Its bytes as JSON."""
        return json.loads(b"".join(self.blocks()))

    def save(self, folder: Path, name: str) -> None:
        """Writes it as a file below a folder; Unusable for a name that leads elsewhere."""
        parts = PurePosixPath(name).parts
        if not parts or any(part in {"..", "/", ""} or "\\" in part for part in parts):
            raise Unusable("backup.altered")
        path = folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("xb") as file:
            for block in self.blocks():
                file.write(block)
        path.chmod(0o600)


def entries(source: Reader) -> Iterator[Entry]:
    """The entries in order; ends only after the count agreed and nothing is left."""
    count = 0
    while True:
        length = int.from_bytes(source.read(2), "big")
        if not 0 < length <= LONGEST_NAME:
            raise Unusable("backup.altered")
        entry = Entry(source.read(length).decode(), source)
        if entry.name == END:
            break
        yield entry
        for _ in entry.blocks():
            pass
        count += 1
    if entry.json() != {"entries": count} or not source.at_end():
        raise Unusable("backup.altered")


def of_file(path: Path) -> Iterator[bytes]:
    """A file in blocks."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
