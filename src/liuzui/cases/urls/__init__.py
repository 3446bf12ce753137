"""Routes of cases: the applicant's and the officers'."""

from liuzui.cases.urls.citizen import CITIZEN
from liuzui.cases.urls.officer import OFFICER

urlpatterns = [*CITIZEN, *OFFICER]
