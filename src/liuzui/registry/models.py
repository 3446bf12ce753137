"""Rows of names: what is registered or held, and the keys by which the same and the alike are found."""

from django.db import models
from django.db.models import Q

LIVE = ("registered", "held")


class TradeName(models.Model):
    """A trade name that somebody claimed: its row is the lock under which the next claim is made."""

    text = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.text


class KnownName(models.Model):
    """A name in the register. `trades` are divisions of GB/T 4754; `holder` is whose it is; `until` a hold lasts.

    Two live rows never carry the same full name, whatever raced (企业名称登记管理规定 第十七条).
    """

    full = models.CharField(max_length=120, db_index=True)
    trade_name = models.ForeignKey(TradeName, on_delete=models.PROTECT)
    trades = models.CharField(max_length=400, blank=True)
    status = models.CharField(max_length=12)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    holder = models.CharField(max_length=80, blank=True, db_index=True)
    place = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["full"], condition=Q(status__in=LIVE), name="registry_one_name")]

    def __str__(self) -> str:
        return self.full


class NameKey(models.Model):
    """A key that a name shares with names alike: same sound, same characters, one character apart, one within."""

    name = models.ForeignKey(KnownName, on_delete=models.PROTECT)
    key = models.CharField(max_length=240, db_index=True)

    def __str__(self) -> str:
        return self.key


class DepartmentNotice(models.Model):
    """双告知: an entity told to a department whose licence some of its lines need; `sender` registered the entity.

    `agency` is empty where the county has no desk for the department. `lines` is JSON, public by law.
    """

    case = models.CharField(max_length=32)
    sender = models.CharField(max_length=4)
    department = models.CharField(max_length=60)
    department_en = models.CharField(max_length=120)
    agency = models.CharField(max_length=4, blank=True)
    entity = models.CharField(max_length=200)
    code = models.CharField(max_length=18)
    lines = models.TextField()
    sent_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "department"], name="registry_told_once")]
        indexes = [
            models.Index(fields=["agency", "acknowledged_at", "sent_at"], name="registry_told"),
            models.Index(fields=["sender", "acknowledged_at", "sent_at"], name="registry_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.department}"
