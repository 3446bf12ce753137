"""Routes of cases: the applicant's, the signatories' and the officers'."""

from liuzui.cases.urls.citizen import CITIZEN
from liuzui.cases.urls.officer import OFFICER
from liuzui.cases.urls.signing import SIGNING
from liuzui.cases.urls.window import WINDOW

urlpatterns = [*CITIZEN, *SIGNING, *WINDOW, *OFFICER]
