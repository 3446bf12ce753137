"""`liuzui compile-messages`: every django.po whose .mo is older becomes a .mo, by Babel (no gettext)."""

import argparse
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]


def compile_catalog(po: Path) -> Path:
    """Write the .mo beside its .po; raises ValueError naming the file when the .po does not parse."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with po.open("rb") as file:
            catalog = read_po(file, locale=po.parts[-3], abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{po}: {error}") from error
    mo = po.with_suffix(".mo")
    fresh = mo.with_suffix(f".{id(catalog)}")
    with fresh.open("wb") as file:
        write_mo(file, catalog)
    fresh.replace(mo)
    return mo


def stale(folder: Path) -> list[Path]:
    """The .po files whose .mo is missing or older."""

    def is_stale(po: Path) -> bool:
        mo = po.with_suffix(".mo")
        return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime

    return [po for po in sorted(folder.glob("*/locale/*/LC_MESSAGES/django.po")) if is_stale(po)]


def run(options: argparse.Namespace) -> int:
    """Exit code 1 when a translation file does not parse."""
    try:
        for po in stale(SOURCE):
            compile_catalog(po)
    except ValueError as error:
        print(f"liuzui: {error}", file=sys.stderr)
        return 1
    return 0
