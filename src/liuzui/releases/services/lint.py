"""The linter: everything that reading finds, and every rule of good content, with file and line."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from liuzui.catalog.reads.folder import Loaded, load
from liuzui.catalog.reads.render import in_words
from liuzui.catalog.types import Text
from liuzui.kernel.legalday import legal_day
from liuzui.releases.domain.found import Found, Given
from liuzui.releases.domain.rules import RULES
from liuzui.releases.types import Finding
from liuzui.shell.time import now


def lint(folder: Path, county: str | None = None, *, today: date | None = None) -> tuple[Finding, ...]:
    """Every finding in the content under `folder` (`national/` and the county's); empty when all is well."""
    return judge(load(Path(folder), county or settings.COUNTY), today)


def judge(loaded: Loaded, today: date | None = None) -> tuple[Finding, ...]:
    """The findings of content that has been read: problems of reading first, then broken rules."""
    if loaded.content is None:
        return loaded.problems
    day = today or legal_day(now(), ZoneInfo(loaded.content.county.zone))
    given = Given(loaded.content, day, loaded.overlaid)
    found = (_placed(one, loaded) for rule in RULES for one in rule(given))
    return (*loaded.problems, *found)


def _placed(found: Found, loaded: Loaded) -> Finding:
    file, line = loaded.where(found.thing, *found.path)
    return Finding(found.code, file, line, found.params, found.warning)


def explain(finding: Finding, lang: str = "zh") -> str:
    """The finding in words: place, what is wrong, what to do."""
    words = in_words(_messages(Path(settings.CONTENT), settings.COUNTY), finding.code, finding.params, lang)
    return f"{finding.file}:{finding.line}: {words}"


@lru_cache(maxsize=2)
def _messages(folder: Path, county: str) -> Mapping[str, Text]:
    """The words of findings; read from the folder, for what is published may be older than the rule."""
    return load(folder, county).messages
