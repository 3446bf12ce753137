"""Rows of ratings and complaints; words are sealed under the applicant's key, the log holds their commitments."""

from django.db import models


class Rating(models.Model):
    """The one rating of a case; `officer` is the account that the rater named."""

    case_number = models.CharField(max_length=40, unique=True)
    applicant = models.UUIDField(db_index=True)
    agency = models.CharField(max_length=8)
    item = models.CharField(max_length=60)
    grade = models.SmallIntegerField()
    officer = models.CharField(max_length=40, blank=True)
    commitment = models.CharField(max_length=64)
    salt = models.BinaryField()
    sealed = models.BinaryField()
    given_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["agency", "-given_at"], name="rating_of_agency")]
        constraints = [models.CheckConstraint(condition=models.Q(grade__range=(1, 5)), name="voice_five_grades")]

    def __str__(self) -> str:
        return f"{self.case_number}: {self.grade}"


class Complaint(models.Model):
    """A complaint about a case; `outcome` is empty until it is answered."""

    number = models.CharField(max_length=40, unique=True)
    case_number = models.CharField(max_length=40, db_index=True)
    applicant = models.UUIDField(db_index=True)
    agency = models.CharField(max_length=8)
    about = models.CharField(max_length=12)
    commitment = models.CharField(max_length=64)
    salt = models.BinaryField()
    sealed = models.BinaryField()
    lodged_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, blank=True)
    answer_commitment = models.CharField(max_length=64, blank=True)
    answer_salt = models.BinaryField(null=True)
    answer_sealed = models.BinaryField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "answered_at", "lodged_at"], name="complaint_of_agency")]

    def __str__(self) -> str:
        return self.number
