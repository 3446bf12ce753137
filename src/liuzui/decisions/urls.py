"""Routes of decisions: the policy calculator."""

from liuzui.decisions.views import public
from liuzui.shell.access import PUBLIC, route

urlpatterns = [
    route("policies/", public.policies, name="policies", access=PUBLIC),
    route("policies/<str:code>/", public.policy, name="policy", access=PUBLIC),
]
