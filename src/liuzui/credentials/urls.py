"""Routes of credentials."""

from liuzui.credentials.views import citizen, officer, papers, public
from liuzui.shell.access import PUBLIC, SIGNED_IN, role, route

urlpatterns = [
    route("open/verify", public.verify, name="verify", access=PUBLIC),
    route("open/verify/<str:number>/", public.verify_licence, name="verify_licence", access=PUBLIC),
    route("R/<str:code>", public.verify_code, name="verify_code", access=PUBLIC),
    route("desk/licences/", officer.listing, name="desk-licences", access=role("approver", "head")),
    route("desk/licences/<str:number>/renewal", officer.renewal, name="desk-renewal", access=role("approver", "head")),
    route("desk/licences/<str:number>/", officer.licence, name="desk-licence", access=role("approver", "head")),
    route("licences/papers/<int:paper_id>", papers.paper, name="licence-paper", access=SIGNED_IN),
    route("my/licences/", citizen.licences, name="licences", access=SIGNED_IN),
    route("my/licences/<str:number>/", citizen.licence, name="licence", access=SIGNED_IN),
    route("my/licences/<str:number>/renew", citizen.renew, name="licence-renew", access=SIGNED_IN),
    route("my/licences/<str:number>/receipt", citizen.licence_receipt, name="licence_receipt", access=SIGNED_IN),
    route(
        "my/licences/<str:number>/receipt.json",
        citizen.licence_receipt_file,
        name="licence_receipt_file",
        access=SIGNED_IN,
    ),
    route("my/licences/<str:number>/pdf", citizen.licence_pdf, name="licence_pdf", access=SIGNED_IN),
]
