"""One notice of all corrections: what breaks the rule stays on record and reaches nobody (许可法 32, 72)."""

from liuzui.cases.domain.licensing import commands as c
from liuzui.cases.tests.licensing_world import APPLICANT, HEAD, WINDOW, Story, at, examined, submit


def answered():
    story = Story().must(submit(), at("03-02")).must(c.RequestCorrections(WINDOW, ("layout",), "t"), at("03-03"))
    return story.must(c.SupplyCorrections(APPLICANT, ("layout",), "f2"), at("03-04"))


def test_asking_again_for_what_was_there_before_is_on_record_and_changes_nothing():
    story = answered()
    before = story.state
    story.must(c.NoteViolation(WINDOW, ("layout", "flow")), at("03-05"))
    noted = story.events[-1][0]
    assert (noted.codes, noted.article) == (("flow",), "行政许可法 第七十二条")
    assert story.state == before


def test_what_breaks_no_rule_is_not_put_on_record():
    for defects in (("layout",), (), ("nonsense",)):
        assert answered().give(c.NoteViolation(WINDOW, defects), at("03-05")).code == "case.no_violation"
    first = Story().must(submit(), at("03-02"))
    assert first.give(c.NoteViolation(WINDOW, ("flow",)), at("03-03")).code == "case.no_violation"


def test_an_extension_without_reasons_is_refused():
    no = examined().give(c.Extend(HEAD, 5, ""), at("03-06"))
    assert (no.code, no.articles) == ("case.extension_reasons", ("行政许可法 第四十二条",))
