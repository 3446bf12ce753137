"""`liuzui rebuild --check`: fold every event again and compare with every row."""

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Only checking is offered: rows are repaired by corrections, which are events."""
    parser.add_argument("--check", action="store_true", required=True, help="compare, change nothing")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when a row differs from its events; each difference is printed."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from liuzui.cases.services.rebuild import check as check_cases
    from liuzui.cases.services.signing.rebuild import check as check_signing
    from liuzui.cases.services.window.rebuild import check as check_window
    from liuzui.credentials.services.rebuild import check as check_credentials
    from liuzui.ledger.reads import streams_of_kind
    from liuzui.ledger.services.rebuild import check as check_ledger
    from liuzui.parties.services.rebuild import check as check_mandates
    from liuzui.registry.services.rebuild import check as check_notices
    from liuzui.voice.services.rebuild import check as check_voice

    compared, differing, erased = check_ledger()
    ours = (
        check_cases, check_signing, check_window, check_credentials, check_mandates, check_voice, check_notices
    )  # fmt: skip
    found = *(one() for one in ours), (compared, differing)
    differences = [difference for _, some in found for difference in some]
    for difference in differences:
        print(difference)
    for stream in (*streams_of_kind("party.person_erased"), *erased):
        print(f"{stream}: erased")
    print(f"{sum(count for count, _ in found)} streams compared, {len(differences)} differences")
    return int(bool(differences))
