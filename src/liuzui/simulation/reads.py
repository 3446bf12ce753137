"""The sample people of the demo, from `content/<county>/demo/accounts.yaml`."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from liuzui.catalog.types import Text
from liuzui.simulation.types import DemoAccount


def accounts_file() -> Path:
    """Where a county names its sample people."""
    return settings.CONTENT / settings.COUNTY / "demo" / "accounts.yaml"


@lru_cache(maxsize=4)
def content(path: Path) -> dict[str, Any]:
    """The file as it stands; a county without one has no sample people."""
    return yaml.safe_load(path.read_text()) if path.is_file() else {}


def demo_accounts() -> tuple[DemoAccount, ...]:
    """What the login page names; nothing unless this is a demo."""
    if not settings.DEMO:
        return ()
    return tuple(
        DemoAccount(one["username"], one["password"], Text(**one["name"]), Text(**one["role"]))
        for one in content(accounts_file()).get("accounts", ())
    )
