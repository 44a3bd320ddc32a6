"""All settings, in one strict file, read from the environment.

A wrong value is an error at start: environs raises on the spot, with the name of the variable. Without any variable the
project runs on this machine alone (SQLite, no Redis, a development secret). With ``OMGEVING=productie`` it refuses to
start on a development secret, with DEBUG, or without named hosts.
"""

import logging
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import env, validate

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

ONTWIKKELGEHEIM = "alleen-voor-ontwikkeling-niet-in-productie"

OMGEVING = env.str("OMGEVING", "ontwikkeling")
if OMGEVING not in {"ontwikkeling", "productie"}:
    raise ImproperlyConfigured(f"OMGEVING is '{OMGEVING}'; it takes 'ontwikkeling' or 'productie'.")
PRODUCTIE = OMGEVING == "productie"

SECRET_KEY = env.str("SECRET_KEY", ONTWIKKELGEHEIM)
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [] if PRODUCTIE else ["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
if not all(adres.startswith(("https://", "http://")) for adres in CSRF_TRUSTED_ORIGINS):
    raise ImproperlyConfigured(
        "CSRF_TRUSTED_ORIGINS takes whole addresses, such as https://sectorplannen.voorbeeld.nl."
    )
if PRODUCTIE:
    if SECRET_KEY == ONTWIKKELGEHEIM or len(SECRET_KEY) < 40:
        raise ImproperlyConfigured("Production needs a SECRET_KEY of its own, of 40 characters or more.")
    if DEBUG:
        raise ImproperlyConfigured("Production does not run with DEBUG.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("Production needs ALLOWED_HOSTS: the names by which it is reached, without '*'.")

# The address of the site in a browser, for links in mail. Unset: the first host.
ADRES = env.str("ADRES", "").rstrip("/") or (
    f"https://{ALLOWED_HOSTS[0].removeprefix('.')}" if PRODUCTIE else "http://localhost:8000"
)
if not ADRES.startswith(("https://", "http://")):
    raise ImproperlyConfigured("ADRES takes a whole address, such as https://sectorplannen.voorbeeld.nl.")
# Whether the moment of arrival of a request is the one that the proxy says. Only where the proxy sets the header itself.
AANKOMST_VAN_PROXY = env.bool("AANKOMST_VAN_PROXY", False)

# --- What it is made of ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "sectorplannen.kern",
    "aanvragen",
    "beoordeling",
    "rapportage",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "django_filters",
    "django_htmx",
    "django_object_actions",
    "simple_history",
]

MIDDLEWARE = [
    "sectorplannen.kern.aankomst.Aankomst",  # first: what comes before it would count as the applicant's time
    "rapportage.api.buitendeur.Buitendeur",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "sectorplannen.kern.schoonmaak.Schoonmaak",  # within the former, that says how long an answer is
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "beoordeling.poort.Belangenpoort",
]

ROOT_URLCONF = "sectorplannen.urls"
WSGI_APPLICATION = "sectorplannen.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sectorplannen.kern.context.huis",
            ],
            "builtins": [
                "sectorplannen.kern.templatetags.sectorplannen",
                "sectorplannen.kern.templatetags.berichten",
            ],
        },
    }
]

# --- Database: SQLite under var/, or what DATABASE_URL says ----------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'sectorplannen.sqlite3'}")


def _database(url: str) -> dict:
    """Read a database address: ``sqlite:///PATH`` or ``postgresql://user:password@host:port/name``."""
    if urlsplit(url).scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL takes sqlite:///PATH or postgresql://user:password@host:port/name.")
    try:
        config = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except ValueError as fout:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {fout}") from fout
    if config["NAME"] in {"", ":memory:"}:
        raise ImproperlyConfigured("DATABASE_URL names no database, or one that is gone after every request.")
    if str(config["ENGINE"]).endswith("sqlite3"):
        # A writer takes its lock at the start of its transaction. Without IMMEDIATE two readers that both want to
        # write end in 'database is locked', which no busy timeout helps.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        # Of a long query on many plans PostgreSQL compiles the expressions first: seconds, for a tenth of one of work.
        config["OPTIONS"] = {"options": "-c jit=off", **(config.get("OPTIONS") or {})}  # type: ignore[dict-item]
    return config


DATABASES = {"default": _database(DATABASE_URL)}

# --- Jobs: rows in the database; with Redis, Celery picks them up at once (ontwerp section 9) ------------------------

REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL and (urlsplit(REDIS_URL).scheme not in {"redis", "rediss"} or not urlsplit(REDIS_URL).hostname):
    raise ImproperlyConfigured("REDIS_URL takes redis://host:port/number.")
REDIS_GEDULD = {"socket_connect_timeout": 2, "socket_timeout": 5}
"""Seconds. A page must not hang on a Redis that does not answer; the job's row waits for the sweep anyhow."""
CELERY_BROKER_URL = REDIS_URL or None
CELERY_BROKER_TRANSPORT_OPTIONS = REDIS_GEDULD
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # for ever: a worker outlives a Redis that is away
CELERY_TASK_ACKS_LATE = True
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BEAT_SCHEDULE = {"veeg": {"task": "sectorplannen.celery.veeg", "schedule": timedelta(seconds=30)}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": REDIS_GEDULD,
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- Who comes in ----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "kern.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "sectorplannen.kern.wachtwoorden.NietOverUzelf"},
    {"NAME": "sectorplannen.kern.wachtwoorden.LangGenoeg", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "thuis"
LOGOUT_REDIRECT_URL = "start"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "sectorplannen.kern.aanmelden.Aanmeldform"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Whoever signs up must own the address: an administrator may make it a signatory later.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if PRODUCTIE else "none"
# Behind a proxy the sender's address is in its header; without this all people share one limit on signing in.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXIES", 1 if PRODUCTIE else 0)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "sectorplannen.kern.account.Toegangspoort"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Sectorplannen"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are not verified here (above); without this nobody could switch TOTP on

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", PRODUCTIE)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTIE else None
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
SECURE_HSTS_SECONDS = 31536000 if PRODUCTIE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- Language, time, files -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False


def _scanner(adres: str) -> str:
    """Where clamd listens: ``tcp://HOST:PORT`` or ``unix:///PATH``; nothing: files are not scanned."""
    try:
        deel = urlsplit(adres)
        is_tcp = deel.scheme == "tcp" and deel.hostname and deel.port and deel.path in {"", "/"}
    except ValueError:
        is_tcp, deel = False, urlsplit("")
    if adres and not is_tcp and not (deel.scheme == "unix" and not deel.netloc and len(deel.path) > 1):
        raise ImproperlyConfigured("CLAMAV_URL takes tcp://HOST:PORT or unix:///PATH.")
    return adres


def _bestanden(adres: str) -> dict:
    """Where files are kept: a folder, or object storage as ``s3://BUCKET`` or ``s3://BUCKET@https://HOST``."""
    if not adres:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    deel = urlsplit(adres.partition("@")[0])
    if deel.scheme != "s3" or not deel.netloc:
        raise ImproperlyConfigured("BESTANDEN_S3 takes s3://BUCKET or s3://BUCKET@https://HOST.")
    opties = {"bucket_name": deel.netloc, "default_acl": "private", "querystring_auth": True, "file_overwrite": False}
    opties["max_memory_size"] = FILE_UPLOAD_MAX_MEMORY_SIZE  # what is fetched goes to disk from here on
    if adres.partition("@")[2]:
        opties["endpoint_url"] = adres.partition("@")[2]
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": opties}


STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env.str("BESTANDEN_MAP", str(VAR_DIR / "bestanden")))
try:
    MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
except OSError as fout:
    raise ImproperlyConfigured(f"BESTANDEN_MAP cannot be made: {fout}") from fout
# A file on its way in lies where it will stay, not in /tmp: in a container that is memory.
FILE_UPLOAD_TEMP_DIR = MEDIA_ROOT
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "sectorplannen.kern.ontvangen.BegrensdeOntvangst",
]
BESTANDEN_S3 = env.str("BESTANDEN_S3", "")
STORAGES = {
    "default": _bestanden(BESTANDEN_S3),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTIE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTIE
FIXTURES_MAP = BASE_DIR / "fixtures"
# Says in the foot of every page that what it shows is (partly) invented.
VOORBEELD = env.bool("VOORBEELD", not PRODUCTIE)
BIJLAGE_MAX_MB = env.int("BIJLAGE_MAX_MB", 50, validate=validate.Range(min=1))
CLAMAV_URL = _scanner(env.str("CLAMAV_URL", ""))
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

EMAIL_URL = env.str("EMAIL_URL", "")
if EMAIL_URL and urlsplit(EMAIL_URL).scheme not in {"smtp", "submission", "console"}:
    raise ImproperlyConfigured("EMAIL_URL takes smtp://, submission:// (with TLS) or console://.")
if PRODUCTIE and not EMAIL_URL:
    raise ImproperlyConfigured(
        "Production needs EMAIL_URL: receipts go by mail. console:// only shows them in the log."
    )
EMAIL_TIMEOUT = 20  # seconds; a mail server that does not answer must not hold a worker
if EMAIL_URL:
    vars().update({naam: waarde for naam, waarde in env.dj_email_url("EMAIL_URL").items() if waarde is not None})
else:
    # Mail is kept here and read on /postbus/.
    EMAIL_BACKEND = "sectorplannen.kern.post.Postbus"
DEFAULT_FROM_EMAIL = env.str("AFZENDER", "Agentschap SZW <sectorplannen@voorbeeld.nl>")

CRISPY_ALLOWED_TEMPLATE_PACKS = ["nlds"]
CRISPY_TEMPLATE_PACK = "nlds"

# What was is looked at, not put back with one press; a change is made as a change, with its maker.
SIMPLE_HISTORY_REVERT_DISABLED = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    # A page that is not there or not allowed is no fault of the program.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": env.log_level("LOGNIVEAU", logging.WARNING)},
}
SILENCED_SYSTEM_CHECKS = [
    # Whether all subdomains, and browsers' preload lists, take part in HSTS is for the owner of the domain to say.
    "security.W005",
    "security.W021",
]
