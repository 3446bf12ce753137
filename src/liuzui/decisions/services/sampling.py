"""Audit of automatic approvals (个人信息保护法 第二十四、五十四条): a daily sample, drawn verifiably.

The pool of a day is sealed the day after; the value that decides is published by others later and typed in at the
desk of draws. Nobody can choose what is checked, and nobody can leave a day out: it stands in the public log.
"""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from liuzui.catalog import reads as catalog
from liuzui.decisions.domain.sampling import wanted
from liuzui.decisions.events import DecisionChecked, DecisionSampled
from liuzui.decisions.models import Check, Decision, Sample
from liuzui.decisions.reads.kept import of_row
from liuzui.decisions.types import DECIDED
from liuzui.kernel.legalday import legal_day
from liuzui.kernel.refusal import Refusal
from liuzui.kernel.text import clean
from liuzui.ledger.reads.draws import result
from liuzui.ledger.services import draws
from liuzui.ledger.services.append import record
from liuzui.ledger.types import Actor, StoredEvent
from liuzui.shell.crypto import commitment, fresh_salt, seal_json
from liuzui.shell.ids import new_id
from liuzui.shell.time import now

ACTOR = "system:audit"
SOURCE = "drand 公共随机信标（quicknet）在该时刻以后的第一个随机数"
DELAY = timedelta(hours=1)
RESULTS = ("right", "wrong", "doubtful")
CONTEXT = "decisions_check.words"
LONGEST = 500

ZONE = ZoneInfo(settings.TIME_ZONE)


def sample_missed(at: datetime) -> int:
    """Regular work: deals with the oldest day that is over and was not dealt with yet; 1 when there was one.

    After a standstill every day missed gets its own draw; a day without approvals is noted, so that none is left out.
    """
    yesterday = legal_day(at, ZONE) - timedelta(days=1)
    last = Sample.objects.order_by("-day").values_list("day", flat=True).first()
    day = None if last and last >= yesterday else _oldest_missed(yesterday)
    if day is None:
        return 0
    approved = approvals(day)
    if approved:
        return _sample(day, approved, at)
    Sample.objects.get_or_create(day=day, defaults={"approved": 0, "wanted": 0})
    return 1


def _oldest_missed(yesterday: date) -> date | None:
    first = Decision.objects.order_by("id").values_list("made_at", flat=True).first()
    if first is None:
        return None
    done = set(Sample.objects.values_list("day", flat=True))
    begun = (
        min(done, default=yesterday) if settings.DEMO else legal_day(first, ZONE)
    )  # a demo county's past is invented
    days = (begun + timedelta(days=n) for n in range((yesterday - begun).days + 1))
    return next((day for day in days if day not in done), None)


def approvals(day: date) -> list[UUID]:
    """The decisions of a day that grant something in a case, without a person."""
    start = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    rows = Decision.objects.filter(made_at__gte=start, made_at__lt=start + timedelta(days=1), state=DECIDED)
    return [row.id for row in rows.exclude(case="").order_by("id") if grants(row)]


def grants(row: Decision) -> bool:
    """Whether the table's own words call the outcome good for the person; an erased one cannot be checked."""
    found = of_row(row)
    outcome = catalog.decision(row.table, row.release).outcome(found.value) if found.reasons else None
    return outcome is not None and outcome.tone == "ok"


@transaction.atomic
def _sample(day: date, approved: list[UUID], at: datetime) -> int:
    number = wanted(len(approved))
    about = f"{day.isoformat()} 由系统自动作出的准予决定，抽取 {number} 件由工作人员复核。"
    draw = draws.announce(draws.Announcement(f"自动审批抽查 {day.isoformat()}", about, SOURCE, at + DELAY), actor=ACTOR)
    if isinstance(draw, Refusal):
        return 0
    pool = draws.Pool([draws.Member(str(one)) for one in approved], [draws.Place(number)])
    draws.seal_pool(draw, pool, actor=ACTOR)
    Sample.objects.create(id=new_id(), day=day, draw=draw, approved=len(approved), wanted=number)
    happened = DecisionSampled(day, str(draw), len(approved), number)
    record(f"decision-audit:{day.isoformat()}", [(happened, at)], actor=ACTOR, at=at)
    return 1


def take_drawn(event: StoredEvent) -> None:
    """Handler: the draw of a sample has been made; what was drawn waits for a person. Other draws are none of ours."""
    draw = UUID(event.stream.partition(":")[2])
    sample, drawn = Sample.objects.filter(draw=draw).first(), result(draw)
    if sample is None or drawn is None:
        return
    selected = [UUID(one) for stratum in drawn.strata for one in stratum["selected"]]
    Check.objects.bulk_create(
        [Check(id=new_id(), sample=sample, decision_id=one) for one in selected], ignore_conflicts=True
    )


@transaction.atomic
def check(number: UUID, found: str, words: str, *, actor: Actor) -> Refusal | None:
    """What a person found in a drawn decision, once; the same said again changes nothing."""
    row = Check.objects.select_for_update().select_related("decision", "sample").filter(id=number).first()
    said = clean(words, limit=LONGEST)
    if row is None or found not in RESULTS:
        return Refusal("audit.unknown", next_step="audit.unknown.next")
    if isinstance(said, Refusal) or not said:
        return said if isinstance(said, Refusal) else Refusal("audit.no_words", next_step="audit.no_words.next")
    if row.result:
        return None if row.result == found else Refusal("audit.done", next_step="audit.done.next")
    _keep(row, found, said, actor)
    return None


def _keep(row: Check, found: str, said: str, actor: Actor) -> None:
    salt, at = fresh_salt(), now()
    row.result, row.checker, row.checked_at = found, actor, at
    row.words = seal_json(row.decision.subject, {"words": said, "salt": salt.hex()}, CONTEXT)
    row.save()
    happened = DecisionChecked(row.sample.day, found, commitment(said, salt))
    record(f"decision:{row.decision_id}", [(happened, at)], actor=actor, at=at)
