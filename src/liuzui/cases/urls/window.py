"""Routes of the window: the queue, intake on behalf."""

from liuzui.cases.views.window import handing, intake, opening, queue
from liuzui.shell.access import PUBLIC, role, route

WINDOW_ROLE = role("window")

WINDOW = [
    route("desk/window/", opening.home, name="desk_window", access=WINDOW_ROLE),
    route("queue/", queue.draw, name="queue", access=PUBLIC),
    route("queue/<str:secret>/", queue.ticket, name="queue_ticket", access=PUBLIC),
    route("desk/window/queue", queue.act, name="desk_queue", access=WINDOW_ROLE),
    route("desk/window/hand-over/", handing.page, name="desk_hand_over", access=WINDOW_ROLE),
    route("desk/window/hand-over/<str:number>/", handing.handed, name="desk_handed", access=WINDOW_ROLE),
    route("desk/window/open/", opening.page, name="desk_intake_open", access=WINDOW_ROLE),
    route("desk/window/<uuid:intake>/", intake.page, name="desk_intake", access=WINDOW_ROLE),
    route("desk/window/<uuid:intake>/form", intake.form, name="desk_intake_form", access=WINDOW_ROLE),
    route("desk/window/<uuid:intake>/receipt", intake.receipt, name="desk_intake_receipt", access=WINDOW_ROLE),
    route("desk/window/<uuid:intake>/qr.svg", intake.qr, name="desk_intake_qr", access=WINDOW_ROLE),
]
