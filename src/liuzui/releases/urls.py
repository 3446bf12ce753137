"""Routes of the desk of tables."""

from liuzui.releases.views import beside, drafts, editor, tables
from liuzui.shell.access import role, route

LOOK = role("examiner", "approver", "head", "auditor", "leader")
WORK = role("examiner", "approver", "head")
"""Who drafts and reviews tables; publishing is for the head."""

urlpatterns = [
    route("desk/tables/", tables.page, name="desk-tables", access=LOOK),
    route("desk/tables/<str:code>/", tables.one, name="desk-table", access=LOOK),
    route("desk/tables/<str:code>/table.<str:suffix>", tables.file, name="desk-table-file", access=LOOK),
    route("desk/tables/<str:code>/upload", drafts.upload, name="desk-table-upload", access=WORK),
    route("desk/table-drafts/<uuid:number>/", drafts.one, name="desk-draft", access=LOOK),
    route("desk/table-drafts/<uuid:number>/draft.dmn", drafts.file, name="desk-draft-file", access=LOOK),
    route("desk/table-drafts/<uuid:number>/edit", editor.page, name="desk-draft-edit", access=WORK),
    route("desk/table-drafts/<uuid:number>/try", editor.examined, name="desk-draft-try", access=WORK),
    route("desk/table-drafts/<uuid:number>/replay", beside.replay, name="desk-draft-replay", access=LOOK),
    route("desk/table-drafts/<uuid:number>/replay/stop", beside.stop, name="desk-draft-replay-stop", access=LOOK),
    route("desk/table-drafts/<uuid:number>/shadow", beside.shadow, name="desk-draft-shadow", access=LOOK),
    route("desk/table-drafts/<uuid:number>/publish", drafts.publish, name="desk-draft-publish", access=role("head")),
    route("desk/table-drafts/<uuid:number>/<str:verb>", drafts.act, name="desk-draft-act", access=WORK),
]
