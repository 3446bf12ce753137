"""Drafts of decision tables on their way into a release, and what reviewers say of them."""

from django.db import models

from liuzui.shell.ids import new_id


class TableDraft(models.Model):
    """A table as it might become. `base` is the digest of the text it starts from; `on_trial` since when it shadows.

    `examples`: JSON of the examples whose outcome it changes on purpose, by their Chinese name.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=80, db_index=True)
    base = models.CharField(max_length=64)
    dmn = models.TextField()
    examples = models.TextField(blank=True, default="")
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


class TableShadow(models.Model):
    """A decision that the table in use made and a draft on trial makes beside it; it concludes nothing for anybody.

    `state`: waiting | same | differs | erased | broken. What differs is sealed under the subject's key.
    """

    draft = models.ForeignKey(TableDraft, on_delete=models.PROTECT, related_name="shadows")
    digest = models.CharField(max_length=64)
    decision = models.UUIDField()
    subject = models.UUIDField(null=True)
    state = models.CharField(max_length=10, default="waiting")
    sealed = models.BinaryField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "digest", "decision"], name="releases_one_shadow"),)
        indexes = (
            models.Index(fields=["draft", "digest", "state", "-id"], name="releases_shadow_of_draft"),
            models.Index(fields=["id"], condition=models.Q(state="waiting"), name="releases_shadow_waiting"),
        )

    def __str__(self) -> str:
        return f"{self.decision} {self.state}"


class TableReplay(models.Model):
    """Past decisions made again by a draft's text, batch by batch in the background.

    `state`: waiting | done | broken | stopped. `reached`: the oldest decision made again. `tally` is sealed under the
    replay's own key; in it stand outcomes with counts and decisions by their ids, nobody's facts.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(TableDraft, on_delete=models.PROTECT, related_name="replays")
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default="waiting", db_index=True)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    reached = models.UUIDField(null=True)
    tally = models.BinaryField(null=True)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["draft", "-id"], name="releases_replay_of_draft"),)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.done}/{self.total}"
