"""A package 一件事: which members one application has, whose they are, and what each builds on."""

from typing import Literal

from liuzui.catalog.types.base import AgencyCode, Code, Limit, Text, schema
from liuzui.catalog.types.form import When
from liuzui.catalog.types.service import Fee


@schema
class Member:
    """A member of a package. The first one is examined and granted; the others start when their `needs` are done.

    `port` names another system that does it (empty: an officer of the agency says so). `when` is the answer under
    which it applies, else it is skipped and `otherwise` tells why. `counted`: whether its time counts for the
    county's figure (a bank's and a courier's does not).
    """

    key: Code
    name: Text
    agency: AgencyCode
    regime: Code
    port: Literal["", "registration"] = ""
    needs: tuple[Code, ...] = ()
    legal: Limit
    promised: Limit
    fee: Fee
    when: When | None = None
    otherwise: Text | None = None
    result: Text
    counted: bool = True
