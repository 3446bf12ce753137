"""Routes of signing: the organiser's, the signatory's, the window's."""

from liuzui.cases.views.signing import organiser, signatory, window
from liuzui.shell.access import SIGNED_IN, role, route

SIGNING = [
    route("apply/<uuid:draft_id>/signing/", organiser.page, name="draft-signing", access=SIGNED_IN),
    route("sign/<str:link>/", signatory.page, name="sign", access=SIGNED_IN),
    route("sign/<str:link>/receipt", signatory.receipt, name="sign-receipt", access=SIGNED_IN),
    route("sign/<str:link>/files/<uuid:material_id>", signatory.file, name="sign-file", access=SIGNED_IN),
    route("my/signatures/", signatory.waiting, name="my-signatures", access=SIGNED_IN),
    route("desk/signing/", window.page, name="desk_signing", access=role("window")),
]
