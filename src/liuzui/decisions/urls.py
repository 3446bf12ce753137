"""Routes of decisions: the policy calculator, and the desk of audits."""

from liuzui.decisions.views import desk, public
from liuzui.shell.access import PUBLIC, role, route

AUDIT = role("approver", "head", "auditor")
"""Who goes over what the system decided."""

urlpatterns = [
    route("policies/", public.policies, name="policies", access=PUBLIC),
    route("policies/<str:code>/", public.policy, name="policy", access=PUBLIC),
    route("desk/audits/", desk.page, name="desk-audits", access=AUDIT),
    route("desk/audits/<uuid:number>/", desk.one, name="desk-audit", access=AUDIT),
]
