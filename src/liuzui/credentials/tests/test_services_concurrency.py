"""Many at once: one licence a case, no number twice, no serial skipped (on both databases)."""

import threading
import time

import pytest
from django.db import OperationalError, connection

from liuzui.credentials.models import Credential, Serial
from liuzui.credentials.tests.samples import a_grant, issued
from liuzui.credentials.types import Grant, Made

pytestmark = pytest.mark.django_db(transaction=True)
CASES, TRIES = 4, 3


def insisting(grant: Grant) -> Made:
    """Like a client that retries: a test's SQLite lives in memory and answers `locked` instead of waiting."""
    for _ in range(200):
        try:
            return issued(grant)
        except OperationalError:
            time.sleep(0.01)
    raise AssertionError("never got through")


def test_concurrent_retries_of_many_cases_make_one_licence_each() -> None:
    answers: list[tuple[str, Made]] = []

    def work(grant: Grant) -> None:
        answers.append((grant.case_number, insisting(grant)))
        connection.close()

    grants = [a_grant(1 + n % CASES) for n in range(CASES * TRIES)]
    threads = [threading.Thread(target=work, args=(grant,)) for grant in grants]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == CASES * TRIES
    assert len(set(answers)) == CASES
    assert Credential.objects.count() == CASES
    assert sorted(int(row.number[9:15]) for row in Credential.objects.all()) == list(range(1, CASES + 1))
    assert Serial.objects.get().last == CASES
