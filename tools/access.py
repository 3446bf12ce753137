"""Writes docs/access.md, the list of routes that anyone may call; `tests/house/test_access.py` compares it."""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def main() -> None:
    """Write the list from the routes as they are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liuzui.config.settings")
    django.setup()
    from django.urls import get_resolver

    from tests.house.test_access import HEAD, LIST, public

    lines = [f"- `/{address.lstrip('/')}`\n" for address in public(get_resolver().url_patterns)]
    LIST.write_text(HEAD + "".join(lines))


if __name__ == "__main__":
    main()
