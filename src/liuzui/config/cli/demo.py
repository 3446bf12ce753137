"""`liuzui demo`: the demo accounts that the login page names, and a county that has lived; never on a real county."""

import argparse
import sys
import time
from functools import partial
from pathlib import Path

REFUSED = {
    "simulation.not_a_demo": "demo accounts have public passwords; set LIUZUI_DEMO=1 for a demo"
    " · 演示账号的密码是公开的；确要演示，请设置 LIUZUI_DEMO=1",
    "simulation.real_people": "demo data is refused: this database knows people whose identity was checked at a window;"
    " start without LIUZUI_DEMO, or with an empty LIUZUI_HOME"
    " · 不生成演示数据：这个库里已有窗口核验过身份的人。请去掉 LIUZUI_DEMO，或者换一个空的 LIUZUI_HOME",
}


def run(options: argparse.Namespace) -> int:
    """Exit code 2 unless LIUZUI_DEMO=1; tokens of sample systems are printed the one time they are made."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from django.conf import settings

    from liuzui.ledger.services.reactor import drain
    from liuzui.scoreboard.services import rebuild
    from liuzui.shell.time import now
    from liuzui.simulation.services import Consequences, DemoRefused, live, make_demo_accounts
    from liuzui.web import wiring

    try:
        if not settings.DEMO:
            raise DemoRefused("simulation.not_a_demo")
        _keep([f"{one.principal} {one.token}\n" for one in make_demo_accounts(now())], settings.HOME)
        begun = time.monotonic()
        if lived := live(now(), Consequences(wiring.WAKES, partial(drain, wiring.AT_ONCE)), _tell):
            rebuild()
            print(f"· the sample county has {lived} cases ({time.monotonic() - begun:.0f} s)", flush=True)
    except DemoRefused as no:
        print(f"liuzui: {REFUSED[str(no)]}", file=sys.stderr)
        return 2
    return 0


def _keep(tokens: list[str], home: Path) -> None:
    """New tokens go to a file that only the operator can read."""
    if not tokens:
        return
    kept = home / "demo-tokens.txt"
    kept.touch(mode=0o600)
    with kept.open("a") as file:
        file.writelines(tokens)
    print(f"· tokens of {len(tokens)} sample systems for the API: {kept}", flush=True)


def _tell(month: str, filed: int, cases: int) -> None:
    print(f"· the sample county lives through {month}: {filed} of {cases} cases", flush=True)
