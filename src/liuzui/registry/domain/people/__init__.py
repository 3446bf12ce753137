"""People of a set-up: shares, members, posts, bars and beneficial owners (公司法; 合伙企业法; 农民专业合作社法)."""

from liuzui.registry.domain.people.examine import examine_people
from liuzui.registry.domain.people.owners import Owner, Stake, beneficial_owners
from liuzui.registry.domain.people.persons import Member, People, PeopleFacts, Person
from liuzui.registry.domain.people.shares import Holding, Settled, read_share, settle, share_text

__all__ = [
    "Holding",
    "Member",
    "Owner",
    "People",
    "PeopleFacts",
    "Person",
    "Settled",
    "Stake",
    "beneficial_owners",
    "examine_people",
    "read_share",
    "settle",
    "share_text",
]
