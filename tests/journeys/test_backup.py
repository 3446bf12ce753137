"""The restore drill: a county that lived is backed up, lost, restored elsewhere from the two files, and lives on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.test_kill import environment, python

pytestmark = pytest.mark.django_db(transaction=True)
ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
long_on_postgres = pytest.mark.soak if ON_POSTGRES else lambda test: test  # a cluster takes minutes
READ_A_DOCUMENT = """
import django; django.setup()
from uuid import UUID
from liuzui.cases.models import Document
from liuzui.shell.storage import filestore
rows = list(Document.objects.all())
assert rows and all(filestore.get(UUID(r.subject), r.digest).startswith(b"%PDF") for r in rows)
from liuzui.ledger.models import Event
print(len(rows), Event.objects.exclude(xid=None).exclude(xid=0).count())
"""
NODES_OF_BEFORE = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "liuzui.config.settings"
import django; django.setup()
from django.db import connection
from liuzui.ledger.domain.merkle import node_hash
from liuzui.ledger.models import Event
row = [bytes(leaf) for leaf in Event.objects.exclude(position=None).order_by("position").values_list("leaf", flat=True)]
level = 0
with connection.cursor() as cursor:
    while len(row) > 1:
        level, row = level + 1, [node_hash(*pair) for pair in zip(row[::2], row[1::2])]
        told = [(level, index, one) for index, one in enumerate(row)]
        cursor.executemany('INSERT INTO ledger_node (level, "index", hash) VALUES (%s, %s, %s)', told)
"""
"""Subtrees as they stood before ledger 0007, a row each."""


def liuzui(own: dict[str, str], *words: object) -> "subprocess.CompletedProcess[str]":
    """Run a command of the operator."""
    command = [sys.executable, "-m", "liuzui.config.cli", *map(str, words)]
    return subprocess.run(command, env=own, capture_output=True, text=True, timeout=300, check=False)


def well(own: dict[str, str], *words: object) -> str:
    """Run a command that must succeed; returns what it printed."""
    done = liuzui(own, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def refused(own: dict[str, str], *words: object) -> str:
    """Run a command that must be refused in clear lines; returns them."""
    done = liuzui(own, *words)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("liuzui: ")
    return done.stderr


class County:
    """A county at its own place, with a client's journal."""

    def __init__(self, home: Path) -> None:
        home.mkdir()
        self.own, self.home = environment(home), home
        self.own["LIUZUI_BACKUP_PASSPHRASE"] = "correct horse battery"
        self.journal = home / "journal"

    def work(self, cases: int) -> None:
        """File and finish so many cases in all, and let what follows happen."""
        python(self.own, "tests.journeys.kill_worker", str(self.journal), str(cases))
        well(self.own, "reactor", "--once")

    def holds(self) -> bool:
        """Whether everything that was confirmed is there, once, sealed and consistent."""
        return python(self.own, "tests.journeys.kill_check", str(self.journal)) == ""

    def head(self) -> str:
        """What the audit says of the log."""
        return well(self.own, "audit")

    def state(self) -> set[str]:
        """Everything that lies in the home folder, but what only logs or waits."""
        return {path.name for path in self.home.iterdir()}


@pytest.fixture(scope="module")
def lived(tmp_path_factory, django_db_setup, django_db_blocker):
    """A county with two cases, and its two backups."""
    with django_db_blocker.unblock():
        county = County(tmp_path_factory.mktemp("lived") / "home")
    python(county.own, "bench.prepare")
    county.work(2)
    folder = tmp_path_factory.mktemp("backups")
    said = well(county.own, "backup", folder / "data.backup")
    well(county.own, "backup", "--keys", folder / "keys.backup")
    return county, folder, said


@pytest.fixture
def empty(tmp_path, lived):
    """An empty place for a county."""
    county = County(tmp_path / "elsewhere")
    for name in ("journal", "bench.json"):
        shutil.copy(lived[0].home / name, county.home / name)
    return county


def test_a_county_is_restored_elsewhere_and_lives_on(lived, empty):
    county, folder, said = lived
    assert "keys here are not those" in refused(empty.own, "restore", folder / "data.backup")
    well(empty.own, "restore", "--keys", folder / "keys.backup")
    told = well(empty.own, "restore", folder / "data.backup")
    root = said.split("tree head ")[1].strip()
    assert root in told
    assert empty.head() == county.head()
    assert empty.holds()
    documents, stale = read_documents(empty)
    assert int(documents) > 0
    assert int(stale) == 0
    assert "0 differences" in well(empty.own, "rebuild", "--check")
    empty.work(3)
    assert empty.holds()
    assert "as they were sealed" in empty.head()


def read_documents(county: County) -> list[str]:
    """How many documents open, and how many transaction ids of another cluster are left."""
    done = subprocess.run(
        [sys.executable, "-c", READ_A_DOCUMENT], env=county.own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@long_on_postgres
def test_a_backup_of_an_older_version_is_restored_and_audited_in_this_versions_tables(lived, empty, tmp_path):
    _county, folder, _said = lived
    well(empty.own, "restore", "--keys", folder / "keys.backup")
    well(empty.own, "restore", folder / "data.backup")
    head = empty.head()
    before = ("registry", "0001") if ON_POSTGRES else ("ledger", "0006")  # COPY packs only tables of today's models
    python(empty.own, "django", "migrate", *before, "--settings", "liuzui.config.settings")
    if not ON_POSTGRES:
        subprocess.run([sys.executable, "-c", NODES_OF_BEFORE], env=empty.own, check=True)
    well(empty.own, "backup", tmp_path / "older.backup")
    well(empty.own, "restore", "--replace", tmp_path / "older.backup")
    assert empty.head() == head
    assert empty.holds()


def test_keys_are_in_no_backup_of_data(lived, tmp_path):
    county, folder, _ = lived
    from liuzui.ledger.services.backup.container import Reader
    from liuzui.ledger.services.backup.entries import entries
    from liuzui.ledger.services.backup.secret import Secret

    keys = [path.read_bytes() for path in Path(county.own["LIUZUI_KEYS"]).iterdir() if path.suffix == ".key"]
    assert len(keys) == 2
    names, found = [], b""
    with (folder / "data.backup").open("rb") as file:
        for entry in entries(Reader(file, Secret(passphrase=county.own["LIUZUI_BACKUP_PASSPHRASE"]), "data")):
            names.append(entry.name)
            found += b"".join(entry.blocks())
    assert not [name for name in names if "key" in name.split("/")[-1] and not name.startswith("table/")]
    assert not [key for key in keys if key in found or key.hex().encode() in found]


@long_on_postgres
def test_a_backup_that_is_not_sound_changes_nothing(lived, empty, tmp_path):
    _county, folder, _ = lived
    well(empty.own, "restore", "--keys", folder / "keys.backup")
    before, whole = empty.state(), (folder / "data.backup").read_bytes()
    bad = tmp_path / "bad.backup"
    middle = len(whole) // 2
    for content, words in [
        (b"", "no backup of Liuzui"),
        (b"PK\x03\x04 something else", "no backup of Liuzui"),
        (whole[:40], "cut short"),
        (whole[:-1], "cut short"),
        (whole[:middle], "cut short"),
        (whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :], "altered"),
        (whole + b"x", "altered"),
    ]:
        bad.write_bytes(content)
        assert words in refused(empty.own, "restore", bad)
    wrong = {**empty.own, "LIUZUI_BACKUP_PASSPHRASE": "wrong horse battery"}
    assert "not the one" in refused(wrong, "restore", folder / "data.backup")
    assert "another kind" in refused(empty.own, "restore", folder / "keys.backup")
    assert "another county" in refused({**empty.own, "LIUZUI_COUNTY": "other"}, "restore", folder / "data.backup")
    assert "cannot be read" in refused(empty.own, "restore", tmp_path / "nowhere")
    assert empty.state() == before


@pytest.mark.soak
def test_an_existing_county_is_kept_aside_only_when_asked(lived, tmp_path):
    county, folder, _ = lived
    other = County(tmp_path / "other")
    python(other.own, "bench.prepare")
    assert "county here already" in refused(other.own, "restore", folder / "data.backup", "--without-keys")
    assert "keys in" in refused(other.own, "restore", "--keys", folder / "keys.backup")
    assert "0 events" in other.head() or other.head() != county.head()
    assert "kept as" in well(other.own, "restore", "--keys", "--replace", folder / "keys.backup")
    said = well(other.own, "restore", "--replace", folder / "data.backup")
    assert "kept as" in said
    assert other.head() == county.head()
    shutil.copy(county.journal, other.journal)
    assert other.holds()


@long_on_postgres
def test_whoever_was_erased_after_the_backup_of_the_keys_stays_erased(lived, empty):
    _county, folder, _ = lived
    well(empty.own, "restore", "--keys", folder / "keys.backup")
    erase = (
        "import django; django.setup(); from uuid import UUID; from liuzui.cases.models import Case;"
        "from liuzui.shell import crypto; crypto.erase(UUID(Case.objects.first().applicant))"
    )
    well(empty.own, "restore", folder / "data.backup")
    subprocess.run([sys.executable, "-c", erase], env=empty.own, check=True)
    well(empty.own, "restore", "--keys", "--replace", folder / "keys.backup")
    done = well(empty.own, "rebuild", "--check")
    assert "0 differences" in done
    done = subprocess.run(
        [sys.executable, "-c", READ_A_DOCUMENT], env=empty.own, capture_output=True, text=True, check=False
    )
    assert "Erased" in done.stderr


@pytest.mark.soak
def test_a_backup_never_overwrites_a_file_and_wants_a_long_passphrase(lived, tmp_path):
    county, folder, _ = lived
    assert "not overwritten" in refused(county.own, "backup", folder / "data.backup")
    short = {**county.own, "LIUZUI_BACKUP_PASSPHRASE": "short"}
    assert "too short" in refused(short, "backup", tmp_path / "x.backup")
    assert os.listdir(tmp_path) == []


@pytest.mark.soak
def test_a_key_file_serves_instead_of_a_passphrase(lived, tmp_path):
    county, _, _ = lived
    secret = tmp_path / "secret"
    secret.write_bytes(os.urandom(32))
    well(county.own, "backup", "--to", tmp_path, "--key-file", secret)
    (made,) = tmp_path.glob("liuzui-xinjiang-data-*.backup")
    assert "opened in another way" in refused(county.own, "restore", made, "--replace")
    secret.write_bytes(b"x")
    assert "32 bytes" in refused(county.own, "restore", made, "--key-file", secret, "--replace")


@pytest.mark.soak
def test_a_countys_history_is_exported_under_pseudonyms(lived, tmp_path):
    county, _, _ = lived
    from liuzui.ledger.domain.mining.reading import read_ocel, read_xes

    for name, form in (("a.xes", "xes"), ("a.jsonocel", "ocel"), ("a.xmlocel", "ocel")):
        assert "events" in well(county.own, "export", form, tmp_path / name)
        assert "140825-2" not in (tmp_path / name).read_text()
    with (tmp_path / "a.xes").open("rb") as file:
        assert len(list(read_xes(file))) == 2
    log = read_ocel((tmp_path / "a.xmlocel").read_bytes())
    assert {thing.type for thing in log.things.values()} == {"case", "applicant", "agency", "licence", "document"}
    assert not log.dangling()
    assert liuzui(county.own, "export", "xes", tmp_path / "a.xes").returncode == 1


@long_on_postgres
def test_an_erased_person_is_unreadable_and_the_log_stays_whole(lived, empty):
    _, folder, _ = lived
    well(empty.own, "restore", "--keys", folder / "keys.backup")
    well(empty.own, "restore", folder / "data.backup")
    ask = (
        "import django; django.setup(); from liuzui.cases.models import Case; from liuzui.parties.models import Person;"
        "print(Case.objects.first().applicant, Person.objects.first().party_id)"
    )
    done = subprocess.run([sys.executable, "-c", ask], env=empty.own, capture_output=True, text=True, check=True)
    applicant, person = done.stdout.split()
    assert "one of" in refused(empty.own, "erase", applicant, "--basis", "whim")
    assert "must be kept by law" in refused(empty.own, "erase", applicant, "--basis", "request")
    well(empty.own, "erase", person, "--basis", "term_over", "--files-may-go")
    well(empty.own, "reactor", "--once")
    told = well(empty.own, "rebuild", "--check")
    assert f"party:{person}: erased" in told
    assert "0 differences" in told
    assert "as they were sealed" in empty.head()
