"""All rules of the linter, in the order in which their findings are listed."""

from liuzui.releases.domain.found import Rule
from liuzui.releases.domain.rules import basis, burden, dates, layers, limits, references, running, tables, texts

RULES: tuple[Rule, ...] = (
    *basis.RULES,
    *limits.RULES,
    *burden.RULES,
    *layers.RULES,
    *references.RULES,
    *running.RULES,
    *texts.RULES,
    *tables.RULES,
    *dates.RULES,
)
