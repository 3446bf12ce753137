"""Rows of cases: the state row with its snapshot, sealed form values and texts, drafts, materials, documents.

`sealed` columns hold bytes under the applicant's key (`shell.crypto`); events hold commitments to them.
"""

from django.db import models
from django.db.models import Q

UUID_TEXT = 36


class Case(models.Model):
    """A case at version n: filter columns and the snapshot of the fold of its events."""

    number = models.CharField(max_length=32, unique=True)
    item = models.CharField(max_length=60, db_index=True)
    release = models.CharField(max_length=64)
    protocol = models.CharField(max_length=20)
    agency = models.CharField(max_length=4)
    applicant = models.CharField(max_length=UUID_TEXT, db_index=True)
    filed_by = models.CharField(max_length=UUID_TEXT, db_index=True)
    stage = models.CharField(max_length=16)
    holder = models.CharField(max_length=12)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    legal_due_at = models.DateTimeField(null=True)
    wake_at = models.DateTimeField(null=True)
    version = models.IntegerField()
    snapshot = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["agency", "holder", "due_at"], name="cases_queue"),
            models.Index(fields=["agency", "due_at"], name="cases_open", condition=Q(due_at__isnull=False)),
            models.Index(fields=["agency", "-received_at"], name="cases_ended", condition=Q(holder="nobody")),
        ]


class Member(models.Model):
    """Where a member of a package stands: columns of the fold, for the queues of the members' agencies."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="members")
    key = models.CharField(max_length=40)
    agency = models.CharField(max_length=4)
    port = models.CharField(max_length=20)
    stage = models.CharField(max_length=12)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    collected_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    legal_due_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="cases_member_once")]
        indexes = [models.Index(fields=["agency", "stage", "due_at"], name="cases_member_queue")]


class Counter(models.Model):
    """Last serial given in a scope (agency and day)."""

    scope = models.CharField(max_length=60, unique=True)
    value = models.IntegerField()


class Filing(models.Model):
    """The signed form values of a round, sealed; the event holds `commitment`."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    commitment = models.CharField(max_length=64)
    salt = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    signed_by = models.CharField(max_length=UUID_TEXT)
    signed_at = models.DateTimeField()
    method = models.CharField(max_length=20)


class Text(models.Model):
    """Reasons, findings and notices in words, sealed; the event holds `commitment`.

    `case_number` is that of the case, or the id (hex) of an intake at the window.
    """

    case_number = models.CharField(max_length=32, db_index=True)
    commitment = models.CharField(max_length=64)
    salt = models.BinaryField(max_length=32)
    sealed = models.BinaryField()


class Draft(models.Model):
    """A form being filled in; saved as it goes, revalidated at submission."""

    id = models.UUIDField(primary_key=True)
    account = models.CharField(max_length=UUID_TEXT, db_index=True)
    applicant = models.CharField(max_length=UUID_TEXT)
    item = models.CharField(max_length=60)
    release = models.CharField(max_length=64)
    version = models.IntegerField(default=0)
    sealed = models.BinaryField(null=True)
    updated_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT)
    answers = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="answers")

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="cases_draft_waits", condition=Q(case=None))]


class SigningRound(models.Model):
    """A draft laid before its signatories: the fold of its events, and the values to be signed, sealed.

    `salt` is that of the filing as well, so that signatures and filing carry one commitment.
    """

    id = models.UUIDField(primary_key=True)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="rounds")
    draft_version = models.IntegerField()
    stage = models.CharField(max_length=12)
    salt = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField()
    version = models.IntegerField()
    snapshot = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(stage__in=["open", "complete"]), name="cases_one_signing"
            )
        ]
        indexes = [
            models.Index(fields=["expires_at"], name="cases_signing_ends", condition=Q(stage__in=["open", "complete"]))
        ]


class SigningPlace(models.Model):
    """A signatory's place: who she is and what she said, sealed under the applicant's key; her link's digest."""

    round = models.ForeignKey(SigningRound, on_delete=models.PROTECT, related_name="places")
    key = models.CharField(max_length=8)
    stage = models.CharField(max_length=12)
    who_index = models.CharField(max_length=64)
    link_digest = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    reference = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "key"], name="cases_signing_place_once")]
        indexes = [models.Index(fields=["who_index", "stage"], name="cases_signing_waits")]


class Transition(models.Model):
    """How far a published release has met the open cases: the last case it came to, in the order of their rows."""

    event_uid = models.CharField(max_length=UUID_TEXT, unique=True)
    release = models.CharField(max_length=64)
    mode = models.CharField(max_length=20)
    last_case = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True)


class Material(models.Model):
    """An uploaded file: encrypted content under `digest` in the file store."""

    id = models.UUIDField(primary_key=True)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT)
    code = models.CharField(max_length=60)
    name_sealed = models.BinaryField()
    subject = models.CharField(max_length=UUID_TEXT)
    media_type = models.CharField(max_length=40)
    size = models.IntegerField()
    digest = models.CharField(max_length=64)
    uploaded_by = models.CharField(max_length=UUID_TEXT)
    uploaded_at = models.DateTimeField()


class Document(models.Model):
    """A numbered document of a case, made from a template when its event was sealed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    event_uid = models.CharField(max_length=UUID_TEXT)
    kind = models.CharField(max_length=32)
    number = models.CharField(max_length=60, unique=True)
    subject = models.CharField(max_length=UUID_TEXT)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_uid", "kind"], name="cases_document_once")]
