"""Routes of logging in, of an account's security and of a party's own settings.

Some carry two names: ours, and the one by which allauth finds its own pages.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp

from liuzui.parties.views import desk, mandates, mine
from liuzui.shell.access import PUBLIC, SIGNED_IN, role, route

urlpatterns = [
    route("login/", account.login, name="login", access=PUBLIC),
    route("login/", account.login, name="account_login", access=PUBLIC),
    route("login/code/", mfa.authenticate, name="mfa_authenticate", access=PUBLIC),
    route("login/inactive/", account.account_inactive, name="account_inactive", access=PUBLIC),
    route("logout/", account.logout, name="logout", access=PUBLIC),
    route("logout/", account.logout, name="account_logout", access=PUBLIC),
    route("signup/", account.signup, name="signup", access=PUBLIC),
    route("signup/", account.signup, name="account_signup", access=PUBLIC),
    route("desk/identity/", desk.identity, name="desk_identity", access=role("window")),
    route("my/acting/", mine.acting, name="acting", access=SIGNED_IN),
    route("my/address/", mine.address, name="address", access=SIGNED_IN),
    route("my/mandates/", mandates.overview, name="mandates", access=SIGNED_IN),
    route("my/mandates/<uuid:mandate>/revoke/", mandates.revoke, name="mandate_revoke", access=SIGNED_IN),
    route("my/security/", mfa.index, name="security", access=SIGNED_IN),
    route("my/security/", mfa.index, name="mfa_index", access=SIGNED_IN),
    route("my/security/password/", account.password_change, name="account_change_password", access=SIGNED_IN),
    route("my/security/confirm/", account.reauthenticate, name="account_reauthenticate", access=SIGNED_IN),
    route("my/security/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate", access=SIGNED_IN),
    route("my/security/totp/", totp.activate_totp, name="mfa_activate_totp", access=SIGNED_IN),
    route("my/security/totp/off/", totp.deactivate_totp, name="mfa_deactivate_totp", access=SIGNED_IN),
    route("my/security/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes", access=SIGNED_IN),
    route(
        "my/security/recovery/new/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
        access=SIGNED_IN,
    ),
    route(
        "my/security/recovery/codes.txt",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
        access=SIGNED_IN,
    ),
]
