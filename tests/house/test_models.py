"""Rows point down the layers, protect what they point to, and are found by an index."""

from collections.abc import Iterable
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.house.contracts import LAYERS, names

DEPTH = {name: depth for depth, layer in enumerate(LAYERS) for name in names(layer)}
FOREIGN = "django.contrib"


def context(model: type[models.Model]) -> str:
    """The context that owns the model; '' for Django's own."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "liuzui" else ""


def ours() -> list[type[models.Model]]:
    """All models of the product."""
    return [model for model in apps.get_models(include_auto_created=True) if context(model)]


def links(model: type[models.Model]) -> list[models.ForeignKey]:
    """Foreign keys of a model."""
    return [field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]


def leading(model: type[models.Model]) -> set[str]:
    """Fields that come first in an index or constraint over the whole table."""
    meta = model._meta
    whole = [index for index in meta.indexes if index.condition is None]
    unique = [one for one in meta.constraints if isinstance(one, models.UniqueConstraint) and one.condition is None]
    return {index.fields[0].lstrip("-") for index in [*whole, *unique] if index.fields}


def wrong_links(found: Iterable[type[models.Model]]) -> list[str]:
    """Foreign keys that point up or sideways, do not protect, or have no index."""
    wrong = []
    for model in found:
        for field in links(model):
            where = f"{model.__module__}.{model.__name__}.{field.name}"
            target = context(field.related_model)
            if target and target != context(model) and DEPTH[target] <= DEPTH[context(model)]:
                wrong.append(f"{where}: points up to {target}")
            if field.remote_field.on_delete is not models.PROTECT:
                wrong.append(f"{where}: does not protect")
            if not (field.db_index or field.unique or field.name in leading(model)):
                wrong.append(f"{where}: has no index")
    return wrong


def saving(found: Iterable[type[models.Model]]) -> list[str]:
    """Models that carry rules: an own save, delete or clean."""
    return [
        f"{model.__name__}.{verb}" for model in found for verb in ("save", "delete", "clean") if verb in vars(model)
    ]


def test_foreign_keys_point_down_protect_and_are_indexed():
    assert wrong_links(ours()) == []


def test_rows_hold_no_rules():
    assert saving(ours()) == []


def test_there_are_models_to_check():
    assert len(ours()) > 20


@pytest.mark.django_db
def test_no_migration_is_missing():
    output = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=output)


def test_a_foreign_key_that_cascades_or_lacks_an_index_is_found():
    class Low(models.Model):
        class Meta:
            app_label, managed = "house_sample", False

    class High(models.Model):
        low = models.ForeignKey(Low, on_delete=models.CASCADE, db_index=False)

        class Meta:
            app_label, managed = "house_sample", False

        def save(self, *args, **kwargs):
            """A rule in a row."""

    Low.__module__, High.__module__ = "liuzui.cases.models", "liuzui.ledger.models"
    found = wrong_links([High])
    assert [line.split(": ")[1] for line in found] == ["points up to cases", "does not protect", "has no index"]
    assert saving([High]) == ["High.save"]
    for name in ("low", "high"):
        del apps.all_models["house_sample"][name]
