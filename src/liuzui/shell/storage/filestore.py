"""Files of parties: encrypted under the party's key, named by the digest of what they hold, written whole.

A file is durable before its name is returned, so a row may point to it; the same content is stored once
per party and space. Only what stands in a space of its own may be dropped. Erasing the party's key makes
it unreadable.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from uuid import UUID

from django.conf import settings

from liuzui.shell.crypto import Erased, seal, unseal

CONTEXT = "file"


def _path(subject: UUID, digest: str, space: str) -> Path:
    label = f"{subject}:{digest}:{space}" if space else f"{subject}:{digest}"
    name = hashlib.sha256(label.encode()).hexdigest()
    return Path(settings.FILES) / name[:2] / name[2:4] / name


def put(subject: UUID, content: bytes, space: str = "") -> str:
    """Stores `content` under the party's key; returns the hex SHA-256 of the clear content."""
    digest = hashlib.sha256(content).hexdigest()
    path = _path(subject, digest, space)
    if path.exists():
        return digest
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(seal(subject, content, CONTEXT))
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return digest


def get(subject: UUID, digest: str, space: str = "") -> bytes | Erased:
    """The content stored under this digest for the party; FileNotFoundError when there is none."""
    return unseal(subject, _path(subject, digest, space).read_bytes(), CONTEXT)


def drop(subject: UUID, digest: str, space: str) -> None:
    """Removes content from a space of its own, if it is there."""
    _path(subject, digest, space).unlink(missing_ok=True)
