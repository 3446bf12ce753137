"""Drafts of decision tables on their way into a release, and what reviewers say of them."""

from django.db import models

from liuzui.shell.ids import new_id


class TableDraft(models.Model):
    """A table as it might become. `base` is the digest of the text it starts from; `on_trial` since when it shadows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=80, db_index=True)
    base = models.CharField(max_length=64)
    dmn = models.TextField()
    note = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=80)
    stage = models.CharField(max_length=10, default="draft", db_index=True)
    on_trial = models.DateTimeField(null=True)
    effective_on = models.DateField(null=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.code} {self.stage}"


class TableReview(models.Model):
    """What one person says of one text of a draft under one aspect; a changed text needs a new review."""

    draft = models.ForeignKey(TableDraft, on_delete=models.PROTECT, related_name="reviews")
    digest = models.CharField(max_length=64)
    aspect = models.CharField(max_length=10)
    passed = models.BooleanField()
    words = models.CharField(max_length=500)
    reviewer = models.CharField(max_length=80)
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["draft", "digest", "aspect", "reviewer"], name="releases_one_review"),
        )

    def __str__(self) -> str:
        return f"{self.aspect} {self.passed}"
