"""Who must sign the set-up of an entity."""

import pytest

from liuzui.registry.domain.setup.signing import signs

MEMBERS = [{"name": "王一", "number": "1"}, {"name": "钱二", "number": "2"}]


def asked(**more):
    return {"founders": "several", "entity-type": "limited-company", "members": MEMBERS, **more}


def test_a_founder_who_is_everything_herself_signs_by_filing():
    assert signs({"founders": "me", "members": MEMBERS}) == ()


def test_members_and_those_who_represent_direct_or_are_named_sign():
    officers = [
        {"name": "王一", "number": "", "posts": ["legal_representative", "director", "finance"]},
        {"name": "孙三", "number": "3", "posts": ["supervisor"]},
        {"name": "李四", "number": "4", "posts": ["contact"]},
    ]
    assert signs(asked(officers=officers)) == (
        ("王一", "1", ("shareholder",)),
        ("钱二", "2", ("shareholder",)),
        ("王一", "1", ("legal_representative", "director")),
        ("李四", "4", ("contact",)),
    )


@pytest.mark.parametrize(
    ("entity", "role"),
    [("partnership", "partner"), ("farmers-cooperative", "member"), ("individual-business", "operator"),
     ("sole-owner-enterprise", "investor"), ("", "member")],
)  # fmt: skip
def test_members_are_called_by_the_type_of_entity(entity, role):
    assert signs(asked(**{"entity-type": entity}))[0] == ("王一", "1", (role,))


def test_a_name_with_two_numbers_lends_its_number_to_nobody():
    members = [*MEMBERS, {"name": "王一", "number": "9"}]
    officers = [{"name": "王一", "posts": ["contact"]}]
    assert signs(asked(members=members, officers=officers))[-1] == ("王一", "", ("contact",))


@pytest.mark.parametrize("broken", [None, "x", 3, [None, 1, "x"], [{"name": 5, "posts": {}}], {"name": "王"}])
def test_broken_rows_never_fail(broken):
    assert isinstance(signs(asked(members=broken, officers=broken)), tuple)
