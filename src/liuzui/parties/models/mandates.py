"""Who may act for whom, and how documents reach a party: dated rows, replaced by new ones."""

from django.db import models
from django.db.models import F, Q

from liuzui.parties.models.accounts import Account
from liuzui.parties.models.parties import Organisation, Party, Person
from liuzui.parties.types import MandateScope
from liuzui.shell.ids import new_id


class Mandate(models.Model):
    """A person may act for an organisation or for another person, from a day, until a day or a revocation.

    `items` names the items (codes, in order, parted by spaces) to which it is limited; empty: all.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="mandates")
    principal = models.ForeignKey(Person, models.PROTECT, null=True, related_name="given")
    items = models.TextField(blank=True, default="")
    scope = models.CharField(max_length=12, choices=[(scope, scope) for scope in MandateScope])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    granted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="mandate_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(organisation=None, principal__isnull=False) | Q(organisation__isnull=False, principal=None),
                name="mandate_of_one",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "items"], condition=Q(revoked_at=None), name="one_open_mandate"
            ),
            models.UniqueConstraint(
                fields=["person", "principal", "items"], condition=Q(revoked_at=None), name="one_open_mandate_of_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.organisation_id or self.principal_id}"


class EServiceConsent(models.Model):
    """A party's consent to be served electronically, or its withdrawal; the newest row counts."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="e_service")
    given = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["party", "-at"])]

    def __str__(self) -> str:
        return f"{self.party_id} {'given' if self.given else 'withdrawn'}"


class ServiceAddress(models.Model):
    """A confirmed service address (phone, e-mail, post) sealed under the party's key; the newest counts."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="addresses")
    sealed = models.BinaryField()
    confirmed_at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["party", "-confirmed_at"])]

    def __str__(self) -> str:
        return str(self.party_id)
