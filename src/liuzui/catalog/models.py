"""Published content: rows that are written once and never changed."""

from django.db import models

from liuzui.catalog.types import TRANSITIONS


class Bundle(models.Model):
    """The whole content of a release as canonical JSON under its SHA-256 digest (hex).

    `schema` is the number of the content schema it was written under; older ones are upcast when read.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    schema = models.PositiveSmallIntegerField()
    content = models.TextField()

    def __str__(self) -> str:
        return self.digest[:12]


class Publication(models.Model):
    """A bundle put in force: when it was published, from which legal day, and how it meets open cases."""

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="publications")
    published_at = models.DateTimeField(db_index=True)
    effective_on = models.DateField(db_index=True)
    transition = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="catalog_publication_transition",
                condition=models.Q(transition__in=TRANSITIONS),
            ),
        )

    def __str__(self) -> str:
        return f"{self.bundle_id[:12]} from {self.effective_on}"
