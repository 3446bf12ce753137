"""Persons and organisations. What law makes public about an organisation is in clear; persons are sealed."""

from django.db import models

from liuzui.parties.types import Assurance, PartyKind
from liuzui.shell.ids import new_id


class Party(models.Model):
    """A person or an organisation; its id is also the subject of its key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in PartyKind])
    registered_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class Person(models.Model):
    """A natural person: name, resident ID and phone sealed under her own key, with blind indexes beside."""

    party = models.OneToOneField(Party, models.PROTECT, primary_key=True, related_name="person")
    sealed = models.BinaryField()
    id_index = models.CharField(max_length=64, null=True, unique=True)
    name_index = models.CharField(max_length=64, blank=True, db_index=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    assurance = models.CharField(max_length=12, choices=[(way, way) for way in Assurance])
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.party_id)


class Organisation(models.Model):
    """An organisation: name, credit code, form and legal representative are public by law."""

    party = models.OneToOneField(Party, models.PROTECT, primary_key=True, related_name="organisation")
    name = models.CharField(max_length=200, db_index=True)
    uscc = models.CharField(max_length=18, unique=True)
    form = models.CharField(max_length=60)
    representative = models.ForeignKey(Person, models.PROTECT, null=True, related_name="represents")
    assurance = models.CharField(max_length=12, choices=[(way, way) for way in Assurance])

    def __str__(self) -> str:
        return self.name
