"""Every name that content uses exists: agencies, regimes, remedies, fact sources, fields, divisions."""

from collections.abc import Iterator

from liuzui.catalog.types import Field, Item, When
from liuzui.releases.domain.found import Found, Given, Path, Rule, each_item, of


def unknown(item: Item, path: Path, kind: str, name: str) -> Found:
    """A name that nothing answers to."""
    return Found("lint.unknown_reference", of(item), path, {"kind": kind, "name": name})


def unknown_agency(item: Item, given: Given) -> Iterator[Found]:
    """Agencies named by an item exist."""
    known = {agency.code for agency in given.content.agencies}
    for name in ("authority", "in_charge", "supervisor"):
        if (code := getattr(item, name)) not in known:
            yield unknown(item, (name,), "agency", code)
    for number, remedy in enumerate(item.remedies):
        if remedy.agency is not None and remedy.agency not in known:
            yield unknown(item, ("remedies", number), "agency", remedy.agency)


def unknown_law(item: Item, given: Given) -> Iterator[Found]:
    """The item's regime and remedies exist."""
    if item.regime not in {regime.code for regime in given.content.regimes}:
        yield unknown(item, ("regime",), "regime", item.regime)
    words = {remedy.code for remedy in given.content.remedies}
    for number, remedy in enumerate(item.remedies):
        if remedy.kind not in words:
            yield unknown(item, ("remedies", number), "remedy", remedy.kind)


def unknown_fact(item: Item, given: Given) -> Iterator[Found]:
    """Fact sources named by fields and materials exist."""
    known = {fact.code for fact in given.content.facts}
    for path, field in _fields(item):
        if field.fact is not None and field.fact not in known:
            yield unknown(item, path, "fact", field.fact)
    for number, material in enumerate(item.materials):
        if material.supplied_by is not None and material.supplied_by not in known:
            yield unknown(item, ("materials", number), "fact", material.supplied_by)


def unknown_condition(item: Item, given: Given) -> Iterator[Found]:
    """A `when` names a field of the form and answers that field can have."""
    answers = {field.key: _answers(field) for _, field in _fields(item)}
    for path, when in _whens(item):
        if when.field not in answers:
            yield unknown(item, path, "field", when.field)
        elif (possible := answers[when.field]) is not None:
            yield from (unknown(item, path, "option", key) for key in when.among if key not in possible)


COMPARABLE = frozenset({"decimal", "integer", "money", "date"})


def wrong_bound(item: Item, given: Given) -> Iterator[Found]:
    """An `at_most` names another field of the form that can be compared: same kind, same unit."""
    fields = {field.key: field for _, field in _fields(item)}
    for path, field in _fields(item):
        other = fields.get(field.at_most or "")
        if field.at_most is not None and other is None:
            yield unknown(item, path, "field", field.at_most)
        elif other is not None and not _comparable(field, other):
            yield Found("lint.bound_not_comparable", of(item), path, {"field": field.key, "other": other.key})


def _comparable(field: Field, other: Field) -> bool:
    return field.key != other.key and field.kind in COMPARABLE and (field.kind, field.unit) == (other.kind, other.unit)


def _fields(item: Item) -> Iterator[tuple[Path, Field]]:
    for number, section in enumerate(item.form.sections):
        for place, field in enumerate(section.fields):
            yield ("form", "sections", number, "fields", place), field


def _answers(field: Field) -> frozenset[str] | None:
    """What a field can be answered with; None when anything."""
    if field.kind == "yesno":
        return frozenset({"yes", "no"})
    return frozenset(option.key for option in field.options) if field.options else None


def _whens(item: Item) -> Iterator[tuple[Path, When]]:
    for path, field in _fields(item):
        for one in (field, *field.columns):
            whens = (one.when, *(option.when for option in one.options))
            yield from ((path, when) for when in whens if when)
    places: dict[str, list[When | None]] = {
        "materials": [material.when for material in item.materials],
        "reviews": [review.when for review in item.reviews],
    }
    for name, listed in places.items():
        yield from (((name, number), when) for number, when in enumerate(listed) if when)


def unknown_on_certificate(item: Item, given: Given) -> Iterator[Found]:
    """What is printed on the certificate are fields of the form."""
    known, printed = {field.key for field in item.form.fields}, item.result.certificate
    if printed is None:
        return
    named = (printed.form, *printed.items, printed.premises, printed.representative, printed.domicile)
    yield from (unknown(item, ("result", "certificate"), "field", key) for key in named if key not in known)


def duplicate_keys(item: Item, given: Given) -> Iterator[Found]:
    """Keys inside an item are unique: fields over the whole form, materials, conditions, steps, reviews."""
    yield from _twice(item, "form", [(path, field.key) for path, field in _fields(item)])
    for name in ("materials", "conditions", "steps", "reviews"):
        parts = getattr(item, name)
        yield from _twice(item, name, [((name, number), part.key) for number, part in enumerate(parts)])


def _twice(item: Item, where: str, keys: list[tuple[Path, str]]) -> Iterator[Found]:
    seen: set[str] = set()
    for path, key in keys:
        if key in seen:
            yield Found("lint.duplicate_key", of(item), path, {"key": key, "where": where})
        seen.add(key)


def division_outside(given: Given) -> Iterator[Found]:
    """Towns lie in the county and villages in their town, by code."""
    county = given.content.county
    for town in county.towns:
        if not town.code.startswith(county.code):
            yield Found("lint.division_outside", f"divisions:{town.code}", ("code",), {"code": town.code})
        for number, village in enumerate(town.villages):
            if not village.code.startswith(town.code):
                params = {"code": village.code}
                yield Found("lint.division_outside", f"divisions:{town.code}", ("villages", number), params)


RULES: tuple[Rule, ...] = (
    *map(
        each_item,
        (
            unknown_agency,
            unknown_law,
            unknown_fact,
            unknown_condition,
            wrong_bound,
            unknown_on_certificate,
            duplicate_keys,
        ),
    ),
    division_outside,
)
