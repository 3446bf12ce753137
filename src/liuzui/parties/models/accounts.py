"""Accounts that log in, posts of staff, and tokens of other systems."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from liuzui.parties.models.parties import Person
from liuzui.parties.types import AccountKind
from liuzui.shell.ids import new_id
from liuzui.shell.time import legal_today, now

STRONG = ("totp", "webauthn")
"""Kinds of second factors; recovery codes alone are none."""


class Account(AbstractBaseUser):
    """A way to log in. The user name is a pseudonym of the holder's choice, not her real name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in AccountKind], default=AccountKind.CITIZEN)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="account")
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=8, default="zh-hans")
    created_at = models.DateTimeField(default=now)

    objects = BaseUserManager()
    authenticator_set: Any  # the reverse side of allauth’s second factors

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.username

    @cached_property
    def posts(self) -> tuple["Staff", ...]:
        """The account's posts that are valid today, newest first; asked once a request."""
        if self.kind == AccountKind.CITIZEN:
            return ()
        today = legal_today()
        rows = Staff.objects.filter(account_id=self.id, valid_from__lte=today)
        return tuple(rows.filter(Q(valid_to=None) | Q(valid_to__gte=today)).order_by("-valid_from", "-id"))

    @property
    def second_factor(self) -> bool:
        """Whether logging in takes more than the password."""
        return bool(self.authenticator_set.filter(type__in=STRONG).exists())

    @property
    def roles(self) -> frozenset[str]:
        """Roles of the posts valid today; the access table asks for them."""
        return frozenset(role for post in self.posts for role in post.roles)


class Staff(models.Model):
    """A post: name and enforcement certificate of an officer are public where she acts for an agency."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="staff")
    agency = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=60)
    roles = models.JSONField(default=list)
    certificate = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="staff_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.agency})"


class ServiceToken(models.Model):
    """A token of another system; only its SHA-256 is kept, the token is shown once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    principal = models.CharField(max_length=60, db_index=True)
    agency = models.CharField(max_length=40, db_index=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.principal
