"""The one settings module. Everything that differs between sites is read from the environment.

`.env.example` lists every variable. A variable that a public site must set has no default here:
without it the site does not start, and the error names it. `manage.py quickstart` writes a
`.env` for a site on one's own machine.
"""

from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .environment import (
    BASE_DIR,
    address,
    cache,
    database,
    env,
    log_level,
    mail,
    required,
    secret,
    switch,
    whole_number,
)
from .headers import NOTHING_ALLOWED, content_security_policy
from .logs import logging_at

WEB_ADDRESS = r"https?://[^/\s]\S*"

# Everything that a running site keeps is below this folder, which git ignores.
VAR_DIR = BASE_DIR / "var"

# Security

DEBUG = switch("DEBUG", default=False)
SECRET_KEY = secret("SECRET_KEY", may_be_weak=DEBUG)
ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS").split(",") if host.strip()]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must not contain '*': name each host of the site.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Off only for a site on one's own machine, which has no certificate.
HTTPS = switch("HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The name and the form of the setting are those that Django has from 6.0 on.
SECURE_CSP = content_security_policy(https=HTTPS)
PERMISSIONS_POLICY = NOTHING_ALLOWED

# With the prefix a browser takes the cookie from this very host over HTTPS alone: no page of
# another host below the same domain can plant one.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = COOKIE_PREFIX + "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
# Lax and not Strict: a link to the desk in a message must not look like being signed out.
SESSION_COOKIE_SAMESITE = "Lax"
# A working day at the longest, and no longer than the browser is open.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = COOKIE_PREFIX + "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
# In the session, which signed-in people have anyway, and not in a cookie of their own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# A proxy that ends TLS has to say so in a header that it also strips from what clients send.
if switch("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Proxies that each add their visitor to X-Forwarded-For; with 0 the header is not looked at.
PROXY_COUNT = whole_number("PROXY_COUNT", default=0)

# Application

INSTALLED_APPS = [
    "elections",
    "elections.signin.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "import_export",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "elections.signin.middleware.add_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "elections.signin.middleware.empty_broken_session",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "elections.signin.middleware.require_second_factor",
    "elections.changelog.middleware.record_changes",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = env.str("SITE_NAME", default="Election record")
# Where the site is reached, such as https://elections.example.org: for what has to name whole
# addresses (canonical links, sitemaps, feeds). Pages never take it from a request. Without it
# they leave those out.
SITE_URL = address(
    "SITE_URL",
    r"https?://[^/?#\s]+(/[^?#\s]*)?",
    "https://elections.example.org, with its scheme and without a query",
).rstrip("/")
# Who publishes the site and where errors are reported, as /about/ says. Nobody is made up: where
# they are unset, the page says that the operator has not named themselves.
PUBLISHER = env.str("PUBLISHER", default="").strip()
CONTACT_URL = address(
    "CONTACT_URL",
    r"https?://[^/\s]\S*|mailto:[^@\s]+@[^@\s]+",
    "https://example.org/contact or mailto:errors@example.org",
)
# On what terms data and text may be used; empty where the publisher grants none.
LICENCE = env.str("LICENCE", default="CC BY 4.0").strip()
# A licence of another name has an address of its own.
LICENCE_URL = address(
    "LICENCE_URL",
    WEB_ADDRESS,
    "https://creativecommons.org/licenses/by/4.0/, with its scheme",
    default="https://creativecommons.org/licenses/by/4.0/" if LICENCE == "CC BY 4.0" else "",
)
# The whole record in one file, which `manage.py package` writes and the site offers.
DATA_PACKAGE = Path(env.str("DATA_PACKAGE", default=str(VAR_DIR / "package.zip")))

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            # Django's own, but that ours reads what is in DIRS. Templates are compiled once; while
            # developing, Django forgets them when a file changes.
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "elections.template_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Mail

# For who has forgotten a password; without it the site sends none, and an operator helps.
MAIL = mail("EMAIL_URL")
vars().update(MAIL)
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="").strip()
if MAIL and not (DEFAULT_FROM_EMAIL and SITE_URL):
    raise ImproperlyConfigured(
        "EMAIL_URL needs EMAIL_FROM, the sender, and SITE_URL, to which links in mails lead."
    )
# Requests for a new password that are answered with a mail, of one address and of one account.
PASSWORD_RESETS = {"address": 10, "account": 3}
PASSWORD_RESET_PERIOD = timedelta(hours=1)

# Database and cache

DATABASES = {"default": database("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
# A thread keeps its connection: even a file of SQLite takes milliseconds to open.
DATABASES["default"] |= {
    "CONN_MAX_AGE": whole_number("CONN_MAX_AGE", default=60),
    "CONN_HEALTH_CHECKS": True,
    "DISABLE_SERVER_SIDE_CURSORS": switch("DISABLE_SERVER_SIDE_CURSORS", default=False),
}
CACHES = {"default": cache("CACHE_URL", default="locmemcache://")}
# Sessions are read from the cache and kept in the database as well, so that a lost cache signs
# nobody out. The cache has to be one that all processes share: signing out must reach them all.
SESSION_ENGINE = "elections.signin.sessions"
if switch("SESSIONS_IN_CACHE", default=False):
    if CACHES["default"]["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache":
        raise ImproperlyConfigured("SESSIONS_IN_CACHE needs a CACHE_URL that all processes share.")
    SESSION_ENGINE = "elections.signin.cached_sessions"

# Kept pages (elections.page_cache)

# In bytes for each process. With 0, or while developing, every page is rendered anew.
PAGE_CACHE_BYTES = 0 if DEBUG else whole_number("PAGE_CACHE_MEGABYTES", default=64) * 2**20
# Seconds after which a page is rendered anew even if nothing is known to have changed.
PAGE_CACHE_MAX_AGE = 600
# Seconds for which kept pages are used while the database does not answer.
PAGE_CACHE_TOLERANCE = whole_number("PAGE_CACHE_TOLERANCE", default=60)
# What browsers and a CDN may do with a page; .env.example says what the numbers mean.
PAGE_CACHE_CONTROL = (
    f"public, max-age={whole_number('PAGE_MAX_AGE', default=1)}, "
    f"stale-while-revalidate={whole_number('PAGE_STALE_WHILE_REVALIDATE', default=1)}"
)

# Files

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Where uploads wait for the confirmation of their preview, for a day at most. Machines that serve
# one site together have to share it.
UPLOADS_ROOT = Path(env.str("UPLOADS_ROOT", default=str(VAR_DIR / "uploads")))
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Language and time

LANGUAGE_CODE = "en"
USE_I18N = True
FORMAT_MODULE_PATH = ["config.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

# Sign-in

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: who is locked out is not looked at
    "django.contrib.auth.backends.ModelBackend",
]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "elections.signin.passwords.LongCommonPasswordValidator"},
    {"NAME": f"{VALIDATION}.NumericPasswordValidator"},
]

# So many failures lock an account at one address, an address for all accounts, and an account at
# all addresses but those from which it has signed in lately. A lock ends by itself.
SIGN_IN_FAILURES = {"account_and_address": 5, "address": 25, "account": 50}
AXES_COOLOFF_TIME = timedelta(minutes=15)
KNOWN_ADDRESS_TIME = timedelta(days=30)
AXES_HANDLER = "elections.signin.throttle.Handler"
AXES_FAILURE_LIMIT = 1  # limits reached: the handler counts those, and not the failures
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address", "username"]
AXES_LOCKOUT_CALLABLE = "elections.signin.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "elections.signin.addresses.throttled_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = [
    *("username", "password", "code", "csrfmiddlewaretoken"),
    *("old_password", "new_password1", "new_password2"),
]
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Whom editors tell when they are locked out: an address, a telephone number, a name.
OPERATOR_CONTACT = env.str("OPERATOR_CONTACT", default="")
# Where to report a weakness of the site: what /.well-known/security.txt says. Without it there is
# no such page.
SECURITY_CONTACT = address(
    "SECURITY_CONTACT",
    r"(https://|mailto:|tel:)\S+",
    "mailto:security@example.org or https://example.org/security",
)

# True: editors may do nothing before they have set up a second factor.
REQUIRE_SECOND_FACTOR = switch("REQUIRE_SECOND_FACTOR", default=False)
OTP_TOTP_ISSUER = SITE_NAME

# The editors' desk

# An election's form holds up to six tables of fifty rows each, an account's up to 300 figures
# (`most_rows` in elections.admin); Django's own limit is 1,000 inputs.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

# Import and export

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "add"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
# A cell that begins like a formula would run in the spreadsheet of whoever opens the export.
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True

LOGGING = logging_at(log_level("LOG_LEVEL", default="INFO"))
