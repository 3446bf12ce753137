"""The command `liuzui`: everything an operator types. `liuzui --help` lists the commands.

A command's module is imported only when it is called, so that `liuzui verify` needs no Django.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "serve": "run the web server and the reactor until Ctrl-C",
    "prepare": "make the database ready: migrations, content, demo accounts; quick when nothing changed",
    "migrate": "bring the database to this version's tables",
    "publish": "check the content and put it in force as a new release",
    "lint": "check the content, change nothing",
    "demo": "make the demo accounts (only with LIUZUI_DEMO=1)",
    "reactor": "carry out what follows from events, without the web server",
    "rebuild": "fold all events again and compare with every row",
    "audit": "check the log in the database and name the first bad leaf",
    "verify": "check a receipt, transcript or draw offline, and compute it again",
    "witness": "mirror a county's log and check that its history only grows",
    "decide": "decide facts by a table of the content or of a file, and say why",
    "check": "find gaps, overlaps and errors in tables of the content or in files",
    "replay": "make past decisions again by a draft: who would be decided differently, what it costs",
    "conformance": "run the DMN conformance kit and report what passes",
    "compile-messages": "compile the translations",
    "backup": "write database and files (or --keys) into an encrypted file",
    "restore": "bring a backup back, proved against its tree head; nothing is overwritten",
    "erase": "destroy a person's key on a legal basis; what must be kept by law is refused",
    "export": "write history for process mining (XES, OCEL 2.0) under pseudonyms",
    "keys": "list, rotate, retire the keys that sign the log's heads",
    "partners": "list, add, end subscriptions of partners' systems to events",
}
FOLDERS = {
    **dict.fromkeys(("backup", "erase", "export", "keys", "partners", "restore"), "keeping"),
    **dict.fromkeys(("check", "conformance", "decide", "replay"), "tables"),
}
"""Commands whose modules lie in a folder."""
UNREADY = "数据库连不上，或者还没有准备好（liuzui prepare） · the database is not there or not ready (liuzui prepare)"


def parser_for(name: str) -> argparse.ArgumentParser:
    """The parser of one command; its module adds the arguments, if it has any."""
    parser = argparse.ArgumentParser(prog=f"liuzui {name}", description=COMMANDS[name])
    module = _module(name)
    if hasattr(module, "arguments"):
        module.arguments(parser)
    return parser


def overview() -> str:
    """One line a command."""
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {text}" for name, text in COMMANDS.items())
    return "usage: liuzui COMMAND [--help]\n\n" + "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (2: no such command)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help", "help"}:
        print(overview())
        return 0 if words else 2
    if words[0] not in COMMANDS:
        print(f"liuzui: there is no command '{words[0]}'\n\n{overview()}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liuzui.config.settings")
    options = parser_for(words[0]).parse_args(words[1:])
    try:
        return int(_module(words[0]).run(options))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _of_database(error):
            raise
        print(f"{UNREADY}: {error}".split("\n", 1)[0][:400], file=sys.stderr)
        return 2


def _of_database(error: Exception) -> bool:
    """Whether the database is not there or has not this version's tables; no Django is imported to tell."""
    found = sys.modules.get("django.db")
    return found is not None and isinstance(error, (found.OperationalError, found.ProgrammingError))


def _module(name: str):  # type: ignore[no-untyped-def]
    folder = f"{__name__}.{FOLDERS[name]}" if name in FOLDERS else __name__
    return import_module(f"{folder}.{name.replace('-', '_')}")
