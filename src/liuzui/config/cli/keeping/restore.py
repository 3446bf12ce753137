"""`liuzui restore FILE`, `liuzui restore --keys FILE`: a county from its backup, proved before it stands."""

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """From where, under which secret, over what."""
    from liuzui.config.cli.keeping.backup import secret_arguments

    parser.add_argument("file", type=Path, help="the backup")
    parser.add_argument("--replace", action="store_true", help="keep an existing county aside and take its place")
    parser.add_argument("--without-keys", action="store_true", help="although the keys here are others, or none")
    secret_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when nothing was restored; the reason is printed, and nothing was changed."""
    from liuzui.config.cli.django_ready import ready
    from liuzui.config.cli.keeping.backup import secret_of
    from liuzui.config.cli.keeping.saying import refused

    ready()
    from liuzui.kernel.refusal import Refusal
    from liuzui.ledger.services import backup
    from liuzui.ledger.services.backup.secret import Unusable
    from liuzui.shell.time import now

    try:
        secret = secret_of(options)
    except (Unusable, OSError) as problem:
        params = problem.params if isinstance(problem, Unusable) else {"path": str(options.key_file)}
        return refused(Refusal("backup.key_file", params))
    if options.keys:
        done = backup.restore_keys(options.file, secret, replace=options.replace, at=now())
    else:
        wanted = backup.Wanted(replace=options.replace, without_keys=options.without_keys)
        done = backup.restore(options.file, secret, wanted, at=now())
    if isinstance(done, Refusal):
        return refused(done)
    print(f"{done.entries} {'key files' if options.keys else 'tables'}, {done.files} files restored")
    if not options.keys:
        print(f"  {done.events} events, audited, tree head {done.root or '—'}")
    if done.aside:
        print(f"  what stood here before is kept as {done.aside}")
    return 0
