"""`liuzui export xes|ocel FILE`: history for process mining, under pseudonyms that mean nothing outside the file."""

import argparse
import getpass
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which form and part."""
    parser.add_argument("form", choices=("xes", "ocel"))
    parser.add_argument("file", type=Path, help="the new file; OCEL is XML when its name ends in xmlocel or xml")
    parser.add_argument("--from", dest="since", type=date.fromisoformat, help="first legal day (YYYY-MM-DD)")
    parser.add_argument("--to", dest="until", type=date.fromisoformat, help="last legal day")
    parser.add_argument("--item", default="", help="code of one item")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when the file is there already."""
    from liuzui.config.cli.django_ready import ready

    ready()
    from django.conf import settings

    from liuzui.ledger.services.exporting import Window, export
    from liuzui.shell.time import now
    from liuzui.web.wiring import MINED

    zone = ZoneInfo(settings.TIME_ZONE)
    since = datetime.combine(options.since, time(), zone) if options.since else None
    until = datetime.combine(options.until + timedelta(days=1), time(), zone) if options.until else None
    xml = options.file.suffix in {".xmlocel", ".xml"}
    form = "xes" if options.form == "xes" else "ocel-xml" if xml else "ocel-json"
    actor = f"service:cli-{getpass.getuser()}"
    try:
        with options.file.open("x", encoding="utf-8") as file:
            count = export(form, file.write, MINED, Window(since, until, options.item), actor=actor, at=now())
    except OSError as problem:
        print(f"liuzui: {problem}", file=sys.stderr)
        return 1
    print(f"{options.file}: {count} events")
    return 0
