"""Routes of ratings and complaints."""

from liuzui.shell.access import SIGNED_IN, role, route
from liuzui.voice.views import citizen, officer

DESK = role("window", "examiner", "approver", "head")

urlpatterns = [
    route("my/cases/<str:number>/rate", citizen.rate, name="rate", access=SIGNED_IN),
    route("my/cases/<str:number>/complain", citizen.complain, name="complain", access=SIGNED_IN),
    route("my/complaints/", citizen.mine, name="my-complaints", access=SIGNED_IN),
    route("desk/ratings/", officer.ratings, name="desk_ratings", access=DESK),
    route("desk/complaints/", officer.queue, name="desk_complaints", access=DESK),
    route("desk/complaints/<str:number>/", officer.complaint, name="desk_complaint", access=DESK),
]
