"""Rows of the ledger. Events are written by `services.append` alone, and never changed but for `position`."""

from django.db import models
from django.db.models import Q


class Event(models.Model):
    """One act. `data` is canonical JSON text; `xid` is the writing transaction on PostgreSQL (0 after restore)."""

    uid = models.CharField(max_length=36, unique=True)
    stream = models.CharField(max_length=80)
    version = models.IntegerField()
    kind = models.CharField(max_length=60)
    schema = models.SmallIntegerField()
    data = models.TextField()
    actor = models.CharField(max_length=80)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    salt = models.BinaryField(max_length=32)
    leaf = models.BinaryField(max_length=32)
    position = models.BigIntegerField(null=True)
    xid = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "version"], name="ledger_stream_version"),
            models.UniqueConstraint(fields=["position"], name="ledger_position", condition=Q(position__isnull=False)),
        ]
        indexes = [
            models.Index(fields=["id"], name="ledger_unsealed", condition=Q(position__isnull=True)),
        ]


class Tile(models.Model):
    """Hashes of the complete subtrees of six levels over 64 entries: see `domain.tiles`."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField(max_length=2016)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="ledger_tile_once")]


class Head(models.Model):
    """A signed tree head: root over the first `size` leaves.

    `cosignatures` (JSON: key id and signature) are those of the next keys while a rotation lasts.
    """

    size = models.BigIntegerField(unique=True)
    root = models.BinaryField(max_length=32)
    signed_at = models.DateTimeField()
    key_id = models.CharField(max_length=32)
    signature = models.BinaryField(max_length=64)
    cosignatures = models.TextField(default="[]")


class Timer(models.Model):
    """A wake-up for a stream; the verb that wakes re-derives what is due."""

    stream = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField(db_index=True)


class Checkpoint(models.Model):
    """How far a handler of the wiring table has come: the next position it has not seen."""

    handler = models.CharField(max_length=120, unique=True)
    position = models.BigIntegerField(default=0)


class Parked(models.Model):
    """An event that a handler could not take; it waits for a person, the log goes on.

    `state`: parked | again (the reactor takes it at its next round) | done | given_up (with `reason`).
    """

    handler = models.CharField(max_length=120)
    event = models.ForeignKey(Event, on_delete=models.PROTECT)
    error = models.TextField()
    parked_at = models.DateTimeField()
    tries = models.IntegerField(default=3)
    state = models.CharField(max_length=10, default="parked", db_index=True)
    reason = models.CharField(max_length=20, blank=True, default="")
    done_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["handler", "event"], name="ledger_parked_once")]


class Delivery(models.Model):
    """Something to be sent outside, at least once, under its idempotency key.

    `state`: waiting | sent | dead | given_up (with `reason`); `secret` names the key that signs each try. With a
    `subject` the body is sealed under that party's key (base64) and opened for each try.
    """

    key = models.CharField(max_length=120, unique=True)
    destination = models.CharField(max_length=300)
    body = models.TextField()
    tries = models.IntegerField(default=0)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting")
    answer = models.TextField(blank=True, default="")
    media_type = models.CharField(max_length=60, default="application/json")
    secret = models.CharField(max_length=60, blank=True, default="")
    subject = models.UUIDField(null=True)
    reason = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="ledger_delivery_due")]


class Lease(models.Model):
    """Who may run a role of which there must be one (the sealer, the reactor), and until when."""

    name = models.CharField(max_length=40, unique=True)
    holder = models.CharField(max_length=80)
    until = models.DateTimeField()


class Idempotency(models.Model):
    """The answer of a verb that was confirmed under a principal's key, so that a retry gets it again."""

    pk = models.CompositePrimaryKey("principal", "key")
    principal = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    response = models.TextField()
    created_at = models.DateTimeField()


class AccessEntry(models.Model):
    """Who read which personal data of whom, why; a batch's digest goes into the log as an event."""

    reader = models.CharField(max_length=80)
    subject = models.CharField(max_length=36, db_index=True)
    purpose = models.CharField(max_length=200)
    fields = models.TextField()
    read_at = models.DateTimeField(db_index=True)
    batch = models.CharField(max_length=36, blank=True, default="", db_index=True)


class Key(models.Model):
    """A public key under which heads were signed, so that old receipts stay checkable."""

    key_id = models.CharField(max_length=32, unique=True)
    public = models.BinaryField(max_length=32)
    since = models.DateTimeField()


class KeyIntroduction(models.Model):
    """The statement by which one key introduced the next, signed by both: canonical JSON, and what it says."""

    old_id = models.CharField(max_length=32, db_index=True)
    new_id = models.CharField(max_length=32, unique=True)
    from_size = models.BigIntegerField()
    document = models.TextField()


class Transcript(models.Model):
    """A computation on record: its public part (canonical JSON), and a closed one under the transcript's own key."""

    id = models.UUIDField(primary_key=True, editable=False)
    function = models.CharField(max_length=60)
    function_version = models.SmallIntegerField()
    subject = models.CharField(max_length=80, db_index=True)
    public = models.TextField()
    closed = models.BinaryField(null=True)
    digest = models.CharField(max_length=64)
    event = models.CharField(max_length=36)
    made_at = models.DateTimeField()


class Draw(models.Model):
    """A draw from announcement to result; `pool` is the sealed document, encrypted when the draw is confidential."""

    id = models.UUIDField(primary_key=True, editable=False)
    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=500)
    source = models.CharField(max_length=300)
    entropy_at = models.DateTimeField()
    confidential = models.BooleanField()
    stage = models.CharField(max_length=10, db_index=True)
    pool = models.BinaryField(null=True)
    pool_digest = models.CharField(max_length=64, blank=True, default="")
    entropy = models.CharField(max_length=200, blank=True, default="")
    evidence = models.CharField(max_length=300, blank=True, default="")
    reason = models.CharField(max_length=300, blank=True, default="")
    transcript = models.ForeignKey(Transcript, on_delete=models.PROTECT, null=True)
    announced_at = models.DateTimeField(db_index=True)
