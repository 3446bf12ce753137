"""Secrets of persons: sealed columns, blind indexes and commitments (PIPL art. 51: classify and encrypt).

Every personal value is sealed under the key of its *subject* (the UUID of a party). Keys live in
`settings.KEYS`, outside the backup of the data, so that erasing a key erases the person everywhere,
backups included. Columns are plain `BinaryField`s; services seal and reads unseal, explicitly.
AES-256-GCM stands here; an SM4-GCM port would be a second version byte in `envelope`.
"""

from liuzui.shell.crypto.envelope import Erased, UnsealError, seal, seal_json, unseal, unseal_json
from liuzui.shell.crypto.index import blind_index, commitment, fresh_salt
from liuzui.shell.crypto.keys import SubjectErased
from liuzui.shell.crypto.keys import erase_subject as erase

__all__ = [
    "Erased",
    "SubjectErased",
    "UnsealError",
    "blind_index",
    "commitment",
    "erase",
    "fresh_salt",
    "seal",
    "seal_json",
    "unseal",
    "unseal_json",
]
