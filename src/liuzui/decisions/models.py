"""Decisions kept for the case and the person they concern, written once."""

from django.db import models

from liuzui.shell.ids import new_id


class Decision(models.Model):
    """A decision of a table. Facts and reasons are sealed under the subject's key; erasing it erases them.

    `fingerprint` is a keyed digest of question and facts: the same asked again is the same decision.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True)
    subject = models.UUIDField(db_index=True)
    case = models.CharField(max_length=40, blank=True, db_index=True)
    table = models.CharField(max_length=80)
    release = models.CharField(max_length=64)
    on = models.DateField()
    state = models.CharField(max_length=10)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["table", "-made_at"], name="decisions_of_table"),
            models.Index(fields=["table", "-id"], name="decisions_of_table_in_turn"),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.on}"


class Sample(models.Model):
    """The sample of a day's automatic approvals, drawn by the draw with this id (none without approvals)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    day = models.DateField(unique=True)
    draw = models.UUIDField(unique=True, null=True)
    approved = models.PositiveIntegerField()
    wanted = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.day.isoformat()


class Check(models.Model):
    """A drawn decision and what a person found; `words` are sealed under the subject's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="checks")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="drawn")
    result = models.CharField(max_length=10, blank=True, db_index=True)
    words = models.BinaryField(null=True)
    checker = models.CharField(max_length=80, blank=True)
    checked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.sample_id} {self.result}"
