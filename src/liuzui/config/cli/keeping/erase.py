"""`liuzui erase SUBJECT --basis …`: destroy a person's key, so that nothing of hers can be read again."""

import argparse
import getpass
from uuid import UUID


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whom, on which basis."""
    parser.add_argument("subject", type=UUID, help="id of the person")
    parser.add_argument("--basis", required=True, help="request purpose_met consent_withdrawn unlawful term_over")
    parser.add_argument("--files-may-go", action="store_true", help="the term for keeping her files is over")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when it is refused; the reason is printed."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from liuzui.cases.services.erasure import erase_subject
    from liuzui.config.cli.keeping.saying import refused
    from liuzui.kernel.refusal import Refusal
    from liuzui.shell.time import now

    actor = f"service:cli-{getpass.getuser()}"
    done = erase_subject(options.subject, options.basis, actor=actor, at=now(), files_may_go=options.files_may_go)
    if isinstance(done, Refusal):
        return refused(done)
    print(f"{done} erased")
    return 0
