"""Catalogues compiled: every django.po whose .mo is missing or older becomes a .mo, by Babel (no gettext).

Babel is loaded only where there is something to compile: every process asks when it starts.
"""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

SOURCE = Path(__file__).resolve().parents[2]


def compile_stale(source: Path = SOURCE) -> list[Path]:
    """The compiled files that were written; ValueError names the .po that does not parse."""
    return [_compile(po) for po in sorted(source.glob("*/locale/*/LC_MESSAGES/django.po")) if _stale(po)]


def _stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.is_file() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def _compile(po: Path) -> Path:
    """Replaces the compiled file in one step, so that a process starting beside this one reads a whole one."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    mo = po.with_suffix(".mo")
    try:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3], domain="django", abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{po}: {error}") from error
    with NamedTemporaryFile(dir=mo.parent, delete=False) as file:
        write_mo(file, catalogue)
    Path(file.name).chmod(0o644)
    os.replace(file.name, mo)
    return mo
