"""Rows of registers: added, never changed (a trigger on both databases sees to it)."""

from django.db import models
from django.db.models import F, Q


class Fact(models.Model):
    """One statement. `value` is canonical JSON text; personal and restricted values are sealed instead."""

    register = models.CharField(max_length=30)
    subject = models.CharField(max_length=40)
    attribute = models.CharField(max_length=60)
    value = models.TextField(blank=True)
    sealed = models.BinaryField(null=True)
    owner = models.UUIDField(null=True)
    salt = models.BinaryField(max_length=32, null=True)
    retracted = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    known_from = models.DateTimeField()
    source = models.CharField(max_length=120)
    event = models.CharField(max_length=36)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="fact_has_days"),
            models.CheckConstraint(condition=Q(sealed=None) | Q(value=""), name="fact_sealed_or_clear"),
            models.UniqueConstraint(
                fields=["register", "subject", "attribute", "known_from", "valid_from"], name="fact_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register}/{self.subject}/{self.attribute}"
