"""The lists of content agree with the classification and with each other."""

import csv

from liuzui.catalog.tests.shared import shared


def test_every_class_of_a_wording_exists_in_the_classification(lists):
    with shared("cn-reference/gbt4754/gbt4754-2017.csv")[0].open() as file:
        known = {row["code"] for row in csv.DictReader(file)}
    used = {code for one in lists.scope.wordings.wordings.values() for code in one.classes}
    assert len(used) > 50
    assert used <= known


def test_every_rule_that_a_wording_names_exists(lists):
    known = {rule.code for rule in lists.scope.access}
    assert {one.access for one in lists.scope.wordings.wordings.values() if one.access} <= known
