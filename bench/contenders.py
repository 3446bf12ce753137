"""Ways to take a licensing case through eight verbs, one transaction each; all on Django's own connection.

`raw` is the yardstick: one UPDATE of the state row and one INSERT of the event row, written by hand.
`orm` does the same with models. `spiff` is SpiffWorkflow doing the product's job: its state loaded and saved at each
step, as a server must that answers each verb in another request, the clocks of the process looked at, the event
recorded. `spiff_bare` only goes through eight tasks: no clock, no way out, no event.
"""

import json
import uuid
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

VERBS = ("submit", "accept", "review_form", "review_site", "review_scope", "decide", "issue", "serve")
FORM = {f"field{n}": "value of the field" for n in range(20)}
STATE = json.dumps({"form": FORM, "done": list(VERBS)})
EVENT = json.dumps({"by": "account:00000000-0000-0000-0000-000000000000", "text": "0" * 64, "articles": ["38"]})
TABLES = (
    "CREATE TABLE bench_state (id VARCHAR(36) PRIMARY KEY, stage VARCHAR(16) NOT NULL, version INTEGER NOT NULL,"
    " snapshot TEXT NOT NULL)",
    "CREATE TABLE bench_event (id {serial}, state VARCHAR(36) NOT NULL, version INTEGER NOT NULL,"
    " kind VARCHAR(60) NOT NULL, data TEXT NOT NULL, UNIQUE (state, version))",
    "CREATE TABLE bench_workflow (id VARCHAR(36) PRIMARY KEY, state TEXT NOT NULL)",
)


RECORD = "INSERT INTO bench_event (state, version, kind, data) VALUES (%s, %s, %s, %s)"


class State(models.Model):
    """The state row, for the ORM's turn."""

    id = models.CharField(max_length=36, primary_key=True)
    stage = models.CharField(max_length=16)
    version = models.IntegerField()
    snapshot = models.TextField()

    class Meta:
        app_label, managed, db_table = "bench", False, "bench_state"

    def __str__(self) -> str:
        return self.id


class Event(models.Model):
    """The event row, for the ORM's turn."""

    state = models.CharField(max_length=36)
    version = models.IntegerField()
    kind = models.CharField(max_length=60)
    data = models.TextField()

    class Meta:
        app_label, managed, db_table = "bench", False, "bench_event"

    def __str__(self) -> str:
        return f"{self.state}/{self.version}"


def make_tables() -> None:
    """The yardstick's own tables."""
    serial = "BIGSERIAL PRIMARY KEY" if connection.vendor == "postgresql" else "INTEGER PRIMARY KEY"
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table.format(serial=serial))


def raw() -> int:
    """One case by hand-written SQL, two statements a verb."""
    case = str(uuid.uuid4())
    for version, verb in enumerate(VERBS, 1):
        with transaction.atomic(), connection.cursor() as cursor:
            if version == 1:
                cursor.execute("INSERT INTO bench_state VALUES (%s, %s, %s, %s)", [case, verb, 1, STATE])
            else:
                cursor.execute(
                    "UPDATE bench_state SET stage = %s, version = %s, snapshot = %s WHERE id = %s AND version = %s",
                    [verb, version, STATE, case, version - 1],
                )
            cursor.execute(RECORD, [case, version, verb, EVENT])
    return len(VERBS)


def orm() -> int:
    """One case by Django's models: lock, change, save, create."""
    case = str(uuid.uuid4())
    for version, verb in enumerate(VERBS, 1):
        with transaction.atomic():
            if version == 1:
                State.objects.create(id=case, stage=verb, version=1, snapshot=STATE)
            else:
                row = State.objects.select_for_update().get(id=case)
                row.stage, row.version, row.snapshot = verb, version, STATE
                row.save()
            Event.objects.create(state=case, version=version, kind=verb, data=EVENT)
    return len(VERBS)


@lru_cache(maxsize=2)
def _process(name: str) -> tuple[Any, Any, Any]:
    from SpiffWorkflow.bpmn.parser import BpmnParser
    from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

    parser = BpmnParser()
    parser.add_bpmn_file(str(Path(__file__).parent / f"processes/{name}.bpmn"))
    registry = BpmnWorkflowSerializer.configure()
    return parser.get_spec("licence"), parser.get_subprocess_specs("licence"), BpmnWorkflowSerializer(registry)


def spiff() -> int:
    """One case by SpiffWorkflow with the lawful process and an event row for each verb."""
    return _spiff("licence", record=True)


def spiff_bare() -> int:
    """One case by SpiffWorkflow with nothing but eight tasks."""
    return _spiff("bare", record=False)


def _spiff(process: str, *, record: bool) -> int:
    """One case, its state loaded from and saved to the database at each verb."""
    from SpiffWorkflow.bpmn import BpmnWorkflow

    spec, parts, serializer = _process(process)
    case = str(uuid.uuid4())
    for version, verb in enumerate(VERBS, 1):
        with transaction.atomic(), connection.cursor() as cursor:
            if version == 1:
                workflow = BpmnWorkflow(spec, parts)
                workflow.do_engine_steps()
            else:
                cursor.execute("SELECT state FROM bench_workflow WHERE id = %s", [case])
                workflow = serializer.deserialize_json(cursor.fetchone()[0])
                workflow.refresh_waiting_tasks()
            _complete(workflow, verb)
            saved = serializer.serialize_json(workflow)
            if version == 1:
                cursor.execute("INSERT INTO bench_workflow VALUES (%s, %s)", [case, saved])
            else:
                cursor.execute("UPDATE bench_workflow SET state = %s WHERE id = %s", [saved, case])
            if record:
                cursor.execute(RECORD, [case, version, verb, EVENT])
    if not workflow.is_completed():
        raise RuntimeError("the peer's case did not end")
    return len(VERBS)


def _complete(workflow: Any, verb: str) -> None:
    """Do the user task of that name and all that follows by itself."""
    from SpiffWorkflow.util.task import TaskState

    task = workflow.get_next_task(state=TaskState.READY, spec_name=verb, manual=True)
    task.data.update(FORM if verb == VERBS[0] else {verb: json.loads(EVENT), "outcome": "good"})
    task.run()
    workflow.do_engine_steps()


CONTENDERS: dict[str, Callable[[], int]] = {"raw": raw, "orm": orm, "spiff": spiff, "spiff_bare": spiff_bare}
