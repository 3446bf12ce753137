"""How far a sample county has lived, so that a run that was killed goes on and a finished one is left alone."""

from django.db import models


class Run(models.Model):
    """One life of the county from `since` to `until`; `done_at` is real time."""

    seed = models.CharField(max_length=40, unique=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    cases = models.IntegerField()
    done_at = models.DateTimeField(null=True)


class Life(models.Model):
    """A case of a run: its number and how many of its steps were taken (0: filed); `stuck` when one was refused."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT)
    story = models.IntegerField()
    number = models.CharField(max_length=32)
    step = models.IntegerField(default=0)
    stuck = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "story"], name="simulation_life_once")]
