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
        indexes = (models.Index(fields=["table", "-made_at"], name="decisions_of_table"),)

    def __str__(self) -> str:
        return f"{self.table} {self.on}"
