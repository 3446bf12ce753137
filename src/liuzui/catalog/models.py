"""Published releases of content: rows that are written once and never changed."""

from django.db import models


class Bundle(models.Model):
    """One immutable release: the whole content as canonical JSON under its SHA-256 digest (hex)."""

    digest = models.CharField(primary_key=True, max_length=64)
    content = models.TextField()
    published_at = models.DateTimeField()
    effective_on = models.DateField(db_index=True)
    transition = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="catalog_bundle_transition",
                condition=models.Q(transition__in=["new_filings_only", "open_cases_too", "favours_party"]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.digest[:12]} from {self.effective_on}"
