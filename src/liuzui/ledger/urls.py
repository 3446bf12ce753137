"""Routes of the public log, and of the desk of what is stuck."""

from liuzui.ledger.views import desk, drawing, draws, public
from liuzui.shell.access import PUBLIC, role, route

WATCH = role("head", "auditor")
DRAW = role("approver", "head")
"""Those who answer for a draw."""

urlpatterns = [
    route("desk/stuck/", desk.page, name="stuck", access=WATCH),
    route("desk/stuck/<str:what>/<int:number>/", desk.one, name="stuck-one", access=WATCH),
    route("desk/stuck/<str:what>/again", desk.again, name="stuck-again", access=role("head")),
    route("desk/stuck/<str:what>/<int:number>/end", desk.end, name="stuck-end", access=role("head")),
    route("desk/draws/", drawing.page, name="desk-draws", access=DRAW),
    route("desk/draws/<uuid:number>/", drawing.one, name="desk-draw", access=DRAW),
    route("desk/draws/<uuid:number>/<str:verb>", drawing.act, name="desk-draw-act", access=DRAW),
    route("open/draws/", draws.page, name="draws", access=PUBLIC),
    route("open/draws/<uuid:number>/", draws.one, name="draw", access=PUBLIC),
    route("open/draws/<uuid:number>/draw.json", draws.file, name="draw-file", access=PUBLIC),
    route("open/draws/<uuid:number>/receipt.svg", draws.qr, name="draw-qr", access=PUBLIC),
    route("open/transcripts/<uuid:number>/", draws.computation, name="transcript", access=PUBLIC),
    route(
        "open/transcripts/<uuid:number>/transcript.json", draws.computation_file, name="transcript-file", access=PUBLIC
    ),
    route("open/log/", public.page, name="log", access=PUBLIC),
    route("open/log/heads.json", public.feed, name="log-heads", access=PUBLIC),
    route("open/log/head.json", public.latest, name="log-head", access=PUBLIC),
    route("open/log/leaves.json", public.leaves, name="log-leaves", access=PUBLIC),
    route("open/log/heads/consistency.json", public.consistency_file, name="log-consistency-file", access=PUBLIC),
    route("open/log/consistency.json", public.consistency, name="log-consistency", access=PUBLIC),
]
