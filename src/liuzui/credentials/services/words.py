"""Facts and reasons kept sealed beside the events of a credential."""

from liuzui.credentials.models import Credential, CredentialText
from liuzui.credentials.reads.acts import CONTEXT
from liuzui.shell.crypto import commitment, fresh_salt, seal_json


def keep(row: Credential, words: str) -> str:
    """Keeps facts and reasons under the holder's key; their commitment, "" where there are none."""
    if not words:
        return ""
    salt = fresh_salt()
    said = commitment(words, salt)
    sealed = seal_json(row.holder, words, CONTEXT)
    CredentialText.objects.create(credential=row, commitment=said, salt=salt, sealed=sealed)
    return said
