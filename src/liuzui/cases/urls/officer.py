"""Routes of the officers' desk, and of documents for both sides."""

from liuzui.cases.views import documents
from liuzui.cases.views.officer import beside, case, correct, package, queue
from liuzui.shell.access import SIGNED_IN, role, route

DESK = role("window", "examiner", "approver", "head")

OFFICER = [
    route("desk/", queue.show, name="desk", access=DESK),
    route("desk/cases/<str:number>/", case.show, name="desk_case", access=DESK),
    route("desk/cases/<str:number>/files/<uuid:material_id>/", beside.page, name="desk_beside", access=DESK),
    route("desk/cases/<str:number>/correct", correct.page, name="desk_correct", access=role("window")),
    route("desk/cases/<str:number>/act/<str:verb>", case.act, name="desk_act", access=DESK),
    route("desk/cases/<str:number>/package/<str:verb>", package.act, name="desk_package", access=DESK),
    route(
        "desk/cases/<str:number>/package/<str:verb>/<str:target>", package.act, name="desk_package_part", access=DESK
    ),
    route("documents/<int:document_id>", documents.download, name="document", access=SIGNED_IN),
]
