"""An application in the making: the item, what was typed, what was filed before, and what may be changed now."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from liuzui.cases.forms.answers import AnswersForm, Asking, Question
from liuzui.cases.forms.bounds import opened
from liuzui.cases.forms.typed import Typed, known_names, typed_of
from liuzui.cases.reads import cases, uploads
from liuzui.cases.reads.cases import MaterialRow
from liuzui.cases.reads.drafts import Draft
from liuzui.cases.services.examining import Asked, Examined, examined
from liuzui.cases.services.files.custody import PAPERS
from liuzui.cases.services.filing import MATERIALS, REMARKS, demanded
from liuzui.catalog import reads as catalog
from liuzui.catalog.types import Field, Item
from liuzui.catalog.types import Material as Wanted
from liuzui.shell.time import now


@dataclass(frozen=True)
class Application:
    """A draft with its item and files; of the case whose notice it answers: values, codes of files, defects."""

    draft: Draft
    item: Item
    files: tuple[MaterialRow, ...]
    base: Mapping[str, Any] = field(default_factory=dict)
    filed: frozenset[str] = frozenset()
    defects: frozenset[str] = frozenset()

    @property
    def answering(self) -> bool:
        """Whether it answers a correction notice."""
        return bool(self.draft.answers)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What may be changed: everything, or what the notice asks for, what follows and what stands against it."""
        if not self.answering:
            return self.item.form.fields
        open_ = {one.key for one in self.item.form.fields if one.key in self.defects}
        for one in self.item.form.fields:
            if one.when and one.when.field in open_ and one.key not in self.base:
                open_.add(one.key)
        open_ |= opened(self.item.form.fields, open_, self.draft.body.typed, self._filed_texts)
        return tuple(one for one in self.item.form.fields if one.key in open_)

    @property
    def _filed_texts(self) -> Typed:
        return typed_of(self.item.form.fields, self.base)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of the fields that may be changed."""
        return frozenset(one.key for one in self.fields)

    def mine(self, name: str) -> bool:
        """Whether a control of this name is on the form's page."""
        return known_names(self.fields, name)

    def form(self, asking: Asking) -> AnswersForm:
        """The form as typed so far."""
        known = {key: value for key, value in self.base.items() if key not in self.keys}
        others = tuple(one for one in self.item.form.fields if one.key in known)
        typed = self.draft.body.typed
        if self.answering:
            typed = {**{name: texts for name, texts in self._filed_texts.items() if self.mine(name)}, **typed}
        return AnswersForm(self.fields, typed, replace(asking, known=known, others=others))

    def values(self, form: AnswersForm) -> dict[str, Any]:
        """All answers of the application: those of the form over those filed before, as far as still asked."""
        found = {key: value for key, value in self.base.items() if key not in self.keys} | form.values
        while dropped := [one.key for one in self.item.form.fields if one.key in found and not one.asked(found)]:
            for key in dropped:
                del found[key]
        return found

    def examined(self, form: AnswersForm, values: Mapping[str, Any]) -> Examined:
        """What the item's examiner says of the answers; a field that is wrong already is not spoken of twice."""
        asked = Asked(self.item, values, str(self.draft.applicant), now(), str(self.draft.id))
        found = examined(asked)
        wrong = {*form.errors, *form.row_errors}
        return replace(found, remarks=tuple(one for one in found.remarks if one.field not in wrong))

    def wanted(self, values: Mapping[str, Any]) -> tuple["WantedFiles", ...]:
        """Materials to bring now with the files already there."""
        listed = demanded(self.item, values)
        if self.answering:
            asked = {one.key for one, must in listed if must and one.key not in self.filed} | self.defects
            every = {material.key: material for material in self.item.materials}
            return tuple(self._files(every[key], True) for key in every if key in asked)
        return tuple(self._files(material, must) for material, must in listed)

    def unasked(self, wanted: tuple["WantedFiles", ...]) -> tuple[MaterialRow, ...]:
        """Files that the present answers do not call for; they will not be sent."""
        codes = {one.material.key for one in wanted} | PAPERS
        return tuple(row for row in self.files if row.code not in codes)

    def _files(self, material: Wanted, must: bool) -> "WantedFiles":
        return WantedFiles(material, must, tuple(row for row in self.files if row.code == material.key))

    def sections(self, form: AnswersForm) -> list[tuple[Any, list[Question]]]:
        """The form's questions under their headings."""
        found = [
            (section, [form.question(one) for one in section.fields if one.key in self.keys])
            for section in self.item.form.sections
        ]
        return [(section, questions) for section, questions in found if questions]


def of_draft(found: Draft) -> Application:
    """The draft with its item under its release, its files, and the case that it answers."""
    item, files = catalog.item(found.item, found.release), uploads.of_draft(found.id)
    case = cases.case(found.answers) if found.answers else None
    if case is None:
        return Application(found, item, files)
    base = dict(cases.filing(case) or {})
    base.pop(REMARKS, None)
    filed = frozenset(line["code"] for line in base.pop(MATERIALS, []))
    return Application(found, item, files, base, filed, frozenset(case.state.defects))


@dataclass(frozen=True, slots=True)
class WantedFiles:
    """A material to bring: whether it must be there, and its files."""

    material: Wanted
    must: bool
    files: tuple[MaterialRow, ...]

    @property
    def missing(self) -> bool:
        """Whether a file must still be brought."""
        return self.must and not self.files
