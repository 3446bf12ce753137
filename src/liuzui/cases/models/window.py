"""Rows of the window (一窗): intakes on behalf of the person who stands there."""

from django.db import models
from django.db.models import Q

from liuzui.cases.models.cases import UUID_TEXT, Case, Draft


class Intake(models.Model):
    """An officer's work on a person's draft: the fold of its events; words of pauses are `Text`s under its id.

    The draft is gone once it was thrown away; the intake stays, because its events tell who worked on it.
    """

    id = models.UUIDField(primary_key=True)
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT, related_name="intakes")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="intakes")
    item = models.CharField(max_length=60)
    agency = models.CharField(max_length=4)
    officer = models.CharField(max_length=UUID_TEXT)
    applicant = models.CharField(max_length=UUID_TEXT, db_index=True)
    present = models.CharField(max_length=UUID_TEXT, db_index=True)
    stage = models.CharField(max_length=12)
    until = models.DateTimeField()
    version = models.IntegerField()
    snapshot = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(stage__in=["open", "parked"]), name="cases_one_intake"
            )
        ]
        indexes = [models.Index(fields=["agency", "stage", "until"], name="cases_intake_waits")]


class Ticket(models.Model):
    """A place in the window's queue of a day; it says nothing of who drew it. `secret` opens its page."""

    day = models.DateField()
    kind = models.CharField(max_length=12)
    serial = models.IntegerField()
    secret = models.CharField(max_length=32, unique=True)
    stage = models.CharField(max_length=12)
    agency = models.CharField(max_length=4, blank=True)
    drawn_at = models.DateTimeField(db_index=True)
    called_at = models.DateTimeField(null=True)
    calls = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "kind", "serial"], name="cases_ticket_once")]
        indexes = [models.Index(fields=["day", "stage", "serial"], name="cases_ticket_waits")]
