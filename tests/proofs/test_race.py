"""Processes write, abort, hang, are killed and seal at once on PostgreSQL: no event is skipped or sealed twice.

Also after a restore into a new cluster, whose transaction ids start anew. Clusters of its own, on any database's run.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.test_backup import well
from tools.postgres import NoPostgres, cluster, programs

ROOT = Path(__file__).resolve().parents[2]
SECONDS, WRITERS, SEALERS = 3, 2, 2
LOOK = """
import django; django.setup()
from liuzui.ledger.models import Event
from liuzui.ledger.services import sealer
from liuzui.ledger.services.audit import audit
sealer.seal_all()
rows = Event.objects.filter(kind="test.raced")
places = list(Event.objects.order_by("position").values_list("position", flat=True))
print(places == list(range(len(places))), audit() is None, *rows.values_list("uid", flat=True))
"""


def available() -> bool:
    """Whether PostgreSQL's programs are on this machine."""
    try:
        return bool(programs())
    except NoPostgres:
        return False


pytestmark = pytest.mark.skipif(not available(), reason="PostgreSQL 15 or newer is not installed")


def county(home: Path, url: str) -> dict[str, str]:
    """The environment of a county at its own place."""
    home.mkdir()
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "liuzui.config.settings",
        "LIUZUI_HOME": str(home),
        "LIUZUI_KEYS": str(home / "keys"),
        "LIUZUI_BACKUP_PASSPHRASE": "correct horse battery",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }


def race(own: dict[str, str], start: int) -> set[str]:
    """Writers and sealers at once; half of the writers are killed in the end. What they say they committed."""
    command = [sys.executable, "-m", "tests.proofs.race_worker"]
    roles = [("write", start + n) for n in range(WRITERS)] + [("seal", start + n) for n in range(SEALERS)]
    running = [
        subprocess.Popen([*command, role, str(n), str(SECONDS)], cwd=ROOT, env=own, stdout=subprocess.PIPE, text=True)
        for role, n in roles
    ]
    for one in running[: WRITERS // 2]:
        try:
            one.wait(SECONDS)
        except subprocess.TimeoutExpired:
            one.send_signal(signal.SIGKILL)
    told = [one.communicate(timeout=120)[0] for one in running]
    assert [one.returncode for one in running[WRITERS // 2 :]] == [0] * (WRITERS // 2 + SEALERS)
    return {line for text in told for line in text.split("\n")[:-1]}


def look(own: dict[str, str]) -> set[str]:
    """All events, sealed now, after checking positions and log."""
    done = subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, env=own, capture_output=True, text=True, check=True)
    whole, sound, *uids = done.stdout.split()
    assert (whole, sound, len(set(uids))) == ("True", "True", len(uids))
    return set(uids)


def test_no_event_is_skipped_or_sealed_twice_by_processes_nor_after_a_restore_into_a_new_cluster(tmp_path):
    with cluster() as url, cluster() as other:
        own = county(tmp_path / "old", url)
        well(own, "migrate")
        told = race(own, 100)
        well(own, "backup", tmp_path / "data.backup")
        elsewhere = county(tmp_path / "new", other)
        shutil.copytree(tmp_path / "old/keys", tmp_path / "new/keys")
        well(elsewhere, "restore", tmp_path / "data.backup")
        later = race(elsewhere, 200)
        held, found = look(own), look(elsewhere)
        assert told <= held
        assert told | later <= found
        unsaid = held - told, found - held - later  # committed, but killed before it could say so
        assert all(len(some) <= 3 * WRITERS for some in unsaid)
