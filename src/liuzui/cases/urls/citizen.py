"""Routes of the applicant: drafts, materials, signing, her cases."""

from liuzui.cases.views.citizen import acts, acts_for_me, apply, case, draft, files, hearing, materials, mine, review
from liuzui.shell.access import SIGNED_IN, route

CITIZEN = [
    route("items/<str:code>/apply/", apply.choose, name="apply", access=SIGNED_IN),
    route("apply/<uuid:draft_id>/", draft.form, name="draft", access=SIGNED_IN),
    route("apply/<uuid:draft_id>/save", draft.save, name="draft-save", access=SIGNED_IN),
    route("apply/<uuid:draft_id>/changes", draft.changes_seen, name="draft-changes", access=SIGNED_IN),
    route("apply/<uuid:draft_id>/discard", draft.discard, name="draft-discard", access=SIGNED_IN),
    route("apply/<uuid:draft_id>/copy", draft.copy, name="draft-copy", access=SIGNED_IN),
    route("apply/<uuid:draft_id>/materials/", materials.page, name="draft-materials", access=SIGNED_IN),
    route(
        "apply/<uuid:draft_id>/materials/<uuid:material_id>/remove",
        materials.remove,
        name="draft-remove",
        access=SIGNED_IN,
    ),
    route("apply/<uuid:draft_id>/review/", review.page, name="draft-review", access=SIGNED_IN),
    route("files/<uuid:material_id>", files.download, name="file", access=SIGNED_IN),
    route("my/", mine.home, name="my", access=SIGNED_IN),
    route("my/window/", acts_for_me.page, name="my-window", access=SIGNED_IN),
    route("my/window/<uuid:intake>/not-me", acts_for_me.not_me, name="my-window-not-me", access=SIGNED_IN),
    route("my/cases/", mine.listing, name="my-cases", access=SIGNED_IN),
    route("my/cases/<str:number>/", case.page, name="my-case", access=SIGNED_IN),
    route("my/cases/<str:number>/submitted", case.submitted, name="my-submitted", access=SIGNED_IN),
    route("my/cases/<str:number>/qr.svg", case.qr, name="my-qr", access=SIGNED_IN),
    route("my/cases/<str:number>/withdraw", acts.withdraw, name="my-withdraw", access=SIGNED_IN),
    route("my/cases/<str:number>/statement", hearing.state, name="my-statement", access=SIGNED_IN),
    route("my/cases/<str:number>/hearing", hearing.hearing, name="my-hearing", access=SIGNED_IN),
    route("my/cases/<str:number>/corrections", acts.corrections, name="my-corrections", access=SIGNED_IN),
    route("my/cases/<str:number>/receipt", case.receipt_document, name="my-receipt-document", access=SIGNED_IN),
    route("my/receipts/<str:uid>/", case.receipt, name="my-receipt", access=SIGNED_IN),
    route("my/receipts/<str:uid>/code", case.receipt_page, name="my-receipt-code", access=SIGNED_IN),
]
