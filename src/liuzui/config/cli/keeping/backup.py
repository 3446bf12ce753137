"""`liuzui backup FILE`, `liuzui backup --keys FILE`: encrypted backups (docs/operating.md)."""

import argparse
import os
from pathlib import Path


def secret_arguments(parser: argparse.ArgumentParser) -> None:
    """How the backup is encrypted."""
    parser.add_argument("--keys", action="store_true", help="the key folder instead; keep it apart from the other")
    parser.add_argument(
        "--key-file", type=Path, help="a file of 32 random bytes instead of a passphrase (LIUZUI_BACKUP_PASSPHRASE)"
    )


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and under which secret."""
    parser.add_argument("file", type=Path, nargs="?", help="the new file; it must not be there yet")
    parser.add_argument("--to", type=Path, help="a folder: the file gets a name with county and time")
    secret_arguments(parser)


def secret_of(options: argparse.Namespace, *, twice: bool = False):  # type: ignore[no-untyped-def]
    """The secret that was named, or asked for; Unusable when the key file is none or two answers differ."""
    from getpass import getpass

    from liuzui.ledger.services.backup.secret import Secret, Unusable

    if options.key_file:
        return Secret.of_file(options.key_file)
    told = os.environ.get("LIUZUI_BACKUP_PASSPHRASE") or getpass("口令 passphrase: ")
    if twice and "LIUZUI_BACKUP_PASSPHRASE" not in os.environ and getpass("再输一次 again: ") != told:
        raise Unusable("backup.two_passphrases")
    return Secret(passphrase=told)


def target_of(options: argparse.Namespace) -> Path | None:
    """The file to write; None when neither file nor folder is named."""
    from django.conf import settings

    from liuzui.shell.time import now

    file: Path | None = options.file
    if file or not options.to:
        return file
    kind = "keys" if options.keys else "data"
    folder: Path = options.to
    return folder / f"liuzui-{settings.COUNTY}-{kind}-{now():%Y%m%dT%H%M%SZ}.backup"


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when nothing was backed up, 2 when no target is named; the reason is printed."""
    from liuzui.config.cli.django_ready import ready
    from liuzui.config.cli.keeping.saying import refused

    ready()
    from liuzui.kernel.refusal import Refusal
    from liuzui.ledger.services import backup
    from liuzui.ledger.services.backup.secret import Unusable
    from liuzui.shell.time import now

    target = target_of(options)
    if target is None:
        return refused(Refusal("backup.no_target")) + 1
    try:
        secret = secret_of(options, twice=True)
        made = (backup.make_keys if options.keys else backup.make)(target, secret, at=now())
    except Unusable as problem:
        made = Refusal(problem.code, problem.params)
    except OSError as problem:
        why = f"{problem.strerror}: {target.parent}" if problem.strerror else str(problem)
        made = Refusal("backup.unreadable", {"why": why})
    if isinstance(made, Refusal):
        return refused(made)
    print(f"{target}: {made.entries} {'key files' if options.keys else 'tables'}, {made.files} files")
    if not options.keys:
        print(f"  {made.events} events, tree head {made.root or '—'}")
    return 0
