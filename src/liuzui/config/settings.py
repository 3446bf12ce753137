"""Settings of one county in one process; everything that differs between machines comes from the environment.

`DATABASE_URL` (default SQLite in `var/`), `LIUZUI_HOME` (data folder), `LIUZUI_CONTENT` (content folder),
`LIUZUI_COUNTY` (which county folder), `LIUZUI_KEYS` (keys, outside the backup of the data folder),
`LIUZUI_SECRET_KEY`, `LIUZUI_HOSTS`, `LIUZUI_DEMO` (demo accounts named on the login page) with
`LIUZUI_DEMO_CASES` (how many sample cases, 300), `LIUZUI_DEBUG`,
`LIUZUI_STAFF_MFA` (`required` outside the demo: officers set up a second factor first),
`LIUZUI_PUBLIC_URL` (the address that QR codes and documents name).
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

# Phrases would tell apart the readings of a character; search tries every reading and saves their 40 MB.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")

ROOT = Path(__file__).resolve().parents[3]
HOME = Path(os.environ.get("LIUZUI_HOME", ROOT / "var"))
KEYS = Path(os.environ.get("LIUZUI_KEYS", HOME / "keys"))
FILES = HOME / "files"
PUBLIC_URL = os.environ.get("LIUZUI_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
CONTENT = Path(os.environ.get("LIUZUI_CONTENT", ROOT / "content"))
COUNTY = os.environ.get("LIUZUI_COUNTY", "xinjiang")
DEMO = os.environ.get("LIUZUI_DEMO", "") == "1"
DEMO_CASES = int(os.environ.get("LIUZUI_DEMO_CASES", "300")) if DEMO else 0
DEBUG = os.environ.get("LIUZUI_DEBUG", "") == "1"
PROVINCE_URL = os.environ.get("LIUZUI_PROVINCE_URL", "")
REGISTRATION_URL = os.environ.get("LIUZUI_REGISTRATION_URL", "")
MEMBER_URLS = dict(one.split("=", 1) for one in os.environ.get("LIUZUI_MEMBER_URLS", "").split() if "=" in one)
MEMBER_STANDINS = frozenset({"tax", "insurance", "fund"})  # in a demo; seals are made and banks confirm by people
SIGNING_URL = os.environ.get("LIUZUI_SIGNING_URL", "")
OUTSIDE = frozenset(os.environ.get("LIUZUI_OUTSIDE", "").lower().split())  # host:port of partners' systems
CONTENT_STRICT = DEBUG or "PYTEST_VERSION" in os.environ


def _secret() -> str:
    """The signing key of sessions: from the environment, else made once and kept beside the other keys."""
    if value := os.environ.get("LIUZUI_SECRET_KEY"):
        return value
    KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = KEYS / "django-secret"
    try:
        with path.open("x") as file:
            file.write(secrets.token_urlsafe(50))
        path.chmod(0o600)
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = _secret()
ALLOWED_HOSTS = os.environ.get("LIUZUI_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")

INSTALLED_APPS = [
    "liuzui.shell",
    "liuzui.ledger",
    "liuzui.registers",
    "liuzui.parties",
    "liuzui.catalog",
    "liuzui.decisions",
    "liuzui.exchange",
    "liuzui.credentials",
    "liuzui.cases",
    "liuzui.registry",
    "liuzui.voice",
    "liuzui.releases",
    "liuzui.scoreboard",
    "liuzui.simulation",
    "liuzui.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "rules",
    "ninja",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "liuzui.shell.middleware.RequestLimits",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "liuzui.shell.middleware.AccessTable",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "liuzui.config.urls"
WSGI_APPLICATION = "liuzui.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "liuzui.shell.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "liuzui.shell.templatetags.liuzui"],
        },
    }
]

DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL", f"sqlite:///{HOME}/liuzui.sqlite3"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-20000;"
            "PRAGMA wal_autocheckpoint=4000;"
        ),
    }
else:
    # A pooler in front that cannot keep prepared statements needs LIUZUI_PREPARE=0.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "prepare_threshold", 1 if os.environ.get("LIUZUI_PREPARE", "1") == "1" else None
    )
DATABASES["default"]["CONN_MAX_AGE"] = 600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "parties.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/my/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # an e-mail address is personal: it lives sealed, with the party
ACCOUNT_ADAPTER = "liuzui.parties.adapter.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": None}  # axes counts failures and shows its own page
ACCOUNT_FORMS = {
    "login": "liuzui.parties.forms.entrance.LoginForm",
    "signup": "liuzui.parties.forms.entrance.SignupForm",
    "change_password": "liuzui.parties.forms.security.ChangePasswordForm",
    "reauthenticate": "liuzui.parties.forms.security.ReauthenticateForm",
}
MFA_ADAPTER = "liuzui.parties.adapter.MfaAdapter"
MFA_TOTP_ISSUER = "六最"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "activate_totp": "liuzui.parties.forms.security.ActivateForm",
    "authenticate": "liuzui.parties.forms.security.AuthenticateForm",
    "reauthenticate": "liuzui.parties.forms.security.MfaReauthenticateForm",
}
STAFF_MFA = os.environ.get("LIUZUI_STAFF_MFA", "optional" if DEMO else "required")
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "parties/locked.html"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("LIUZUI_HTTPS", "") == "1"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "liuzui.shell.views.csrf_failure"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "lang"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
NODE = ROOT / "node_modules"
STATICFILES_DIRS = [
    ("tabler/css", NODE / "@tabler/core/dist/css"),
    ("tabler/js", NODE / "@tabler/core/dist/js"),
    ("icons", NODE / "@tabler/icons-webfont/dist"),
    ("htmx", NODE / "htmx.org/dist"),
    ("dmn-js", NODE / "dmn-js/dist"),
]
STATICFILES_DIRS = [(prefix, path) for prefix, path in STATICFILES_DIRS if path.is_dir()]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF, "data:"],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

FILE_LIMIT = 20 * 2**20
BODY_LIMIT = FILE_LIMIT + 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20

COTTON_DIR = "cotton"
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
