"""One row for each package: its course, derived from events and rebuildable from them."""

from django.db import models


class Course(models.Model):
    """The course of one package (`types.Course`), as of `version` of its stream."""

    number = models.CharField(max_length=32, unique=True)
    item = models.CharField(max_length=60)
    kind = models.CharField(max_length=60, blank=True)
    town = models.CharField(max_length=9, blank=True)
    version = models.IntegerField()
    filed_at = models.DateTimeField()
    licence_at = models.DateTimeField(null=True)
    result_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    working_minutes = models.IntegerField(null=True)
    elapsed_minutes = models.IntegerField(null=True)
    waited_minutes = models.IntegerField(default=0)
    human = models.BooleanField()
    examined = models.BooleanField()
    cost_fen = models.BigIntegerField()
    unknown_fees = models.JSONField(default=list)
    apart = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["item", "filed_at"], name="scoreboard_filed"),
            models.Index(fields=["item", "result_at"], name="scoreboard_result"),
        ]
