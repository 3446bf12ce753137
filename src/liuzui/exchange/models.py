"""Rows of the exchange: one for each reading of a fact source."""

from django.db import models

from liuzui.shell.ids import new_id


class FactRead(models.Model):
    """Who read which fields of whom, when, for which purpose, on what basis. Values are not kept here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reader = models.CharField(max_length=80)
    subject = models.UUIDField()
    source = models.CharField(max_length=60)
    fields = models.CharField(max_length=400)
    purpose = models.CharField(max_length=20)
    basis = models.CharField(max_length=400)
    case = models.CharField(max_length=40, blank=True)
    known = models.BooleanField()
    reason = models.CharField(max_length=60, blank=True)
    read_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject", "-read_at"], name="read_of_subject")]

    def __str__(self) -> str:
        return f"{self.reader} read {self.source}"


class Subscription(models.Model):
    """A partner who is told what happened: where to, which kinds of events, whether restricted fields as well.

    `basis` is the legal basis of the sharing; `secret` names a file in the key folder that signs the messages.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    partner = models.CharField(max_length=40, unique=True)
    url = models.CharField(max_length=300)
    kinds = models.CharField(max_length=400)
    restricted = models.BooleanField(default=False)
    basis = models.CharField(max_length=400)
    secret = models.CharField(max_length=60)
    active = models.BooleanField(default=True, db_index=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.partner}: {self.kinds}"


class RegistrationOrder(models.Model):
    """What was asked under `reference` of the registration or a member's system; its content is sealed for `subject`.

    `way`: standin, http or hand; `state`: waiting, taken, registered, done or refused; `serial` is the other's number.
    """

    reference = models.CharField(max_length=80, unique=True)
    case = models.CharField(max_length=40, db_index=True)
    subject = models.UUIDField()
    sealed = models.BinaryField()
    port = models.CharField(max_length=12, default="registration")
    way = models.CharField(max_length=10)
    state = models.CharField(max_length=12, db_index=True)
    serial = models.CharField(max_length=60, blank=True)
    asked_at = models.DateTimeField()
    look_at = models.DateTimeField(null=True, db_index=True)
    looks = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.reference


class RegistrationReply(models.Model):
    """An answer as it came in; `doubt` is the code of what does not fit, until an officer has `looked_at` it."""

    order = models.ForeignKey(RegistrationOrder, on_delete=models.PROTECT, related_name="replies")
    digest = models.CharField(max_length=64)
    said = models.JSONField()
    doubt = models.CharField(max_length=60, blank=True)
    params = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "digest"], name="exchange_reply_once")]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.said.get('state', '')}"
