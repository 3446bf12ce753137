"""Rows of electronic licences and of their sealed files."""

from django.db import models

from liuzui.credentials.types import Status
from liuzui.shell.ids import new_id


class Credential(models.Model):
    """One licence. `period` counts its renewals from 1, `renewal_on` is the day of a request not yet decided.

    `holder_name` is fit for the public; the rest lies in `sealed` under the holder's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=40, unique=True)
    identifier = models.CharField(max_length=120, blank=True, default="", db_index=True)
    kind = models.CharField(max_length=60)
    form = models.CharField(max_length=40)
    case_number = models.CharField(max_length=60)
    holder = models.UUIDField(db_index=True)
    holder_name = models.CharField(max_length=300)
    agency = models.CharField(max_length=40, db_index=True)
    issued_on = models.DateField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, db_index=True)
    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Status], default=Status.AWAITING)
    changed_on = models.DateField(null=True)
    basis = models.JSONField(default=list)
    public = models.JSONField(default=dict)
    sealed = models.BinaryField()
    sample = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    period = models.IntegerField(db_default=1)
    renewal_on = models.DateField(null=True, db_index=True)
    renewal_timely = models.BooleanField(db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case_number", "kind"], name="credentials_once_per_case"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="credentials_span",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CredentialFile(models.Model):
    """The sealed PDF of a version of a credential; its bytes lie in the file store under the holder's key."""

    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="files")
    version = models.IntegerField()
    digest = models.CharField(max_length=64, unique=True)
    size = models.IntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["credential", "version"], name="credentials_file_version")]

    def __str__(self) -> str:
        return f"{self.digest[:12]} v{self.version}"


class CredentialText(models.Model):
    """Facts and reasons of an act on a credential, sealed under its holder's key; the event commits to them."""

    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="texts")
    commitment = models.CharField(max_length=64, unique=True)
    salt = models.BinaryField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return self.commitment[:12]


class CredentialPaper(models.Model):
    """The sealed decision of one act on a credential; its bytes lie in the file store under the holder's key."""

    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="papers")
    event_uid = models.CharField(max_length=36, unique=True)
    act = models.CharField(max_length=12)
    number = models.CharField(max_length=80, unique=True)
    digest = models.CharField(max_length=64)
    size = models.IntegerField()
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return self.number


class Serial(models.Model):
    """The last serial number given out under a number's prefix."""

    prefix = models.CharField(max_length=40, unique=True)
    last = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.prefix} {self.last}"
