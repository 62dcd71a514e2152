"""Settings, all of them from the environment through registry/env.py."""

from pathlib import Path

import django

from registry import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.text("VAR", "var"))

DEBUG = env.flag("DEBUG")
# proxies of our own before us, each of which adds to X-Forwarded-For
PROXIES = env.integer("PROXIES", 0, lowest=0, highest=9)
# of one network, 0: no limit; requests a minute, failures in a quarter of an hour
API_LIMIT = env.integer("API_LIMIT", 600, lowest=0, highest=1_000_000)
PAGE_LIMIT = env.integer("PAGE_LIMIT", 1200, lowest=0, highest=1_000_000)
SIGN_IN_LIMIT = env.integer("SIGN_IN_LIMIT", 20, lowest=0, highest=1_000_000)
MCP = env.optional("MCP", "django_mcpz")  # the endpoint for agents
DEMO = env.flag("DEMO")
DEMO_PASSWORD = env.text("DEMO_PASSWORD")
PORT = env.integer("PORT", 8000, lowest=1, highest=65535)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
if DEMO:  # whoever starts it, and however
    env.refuse_public(ALLOWED_HOSTS)
WEBHOOKS_TO_LOOPBACK = env.flag("WEBHOOKS_TO_LOOPBACK")
if WEBHOOKS_TO_LOOPBACK and not DEMO:
    raise env.NotDemo("WEBHOOKS_TO_LOOPBACK is for demo mode alone: set it to 0.")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
SECRET_KEY = env.secret_key(VAR, allow_made=DEBUG or DEMO)

DATABASES = {
    "default": env.database("DATABASE_URL", f"sqlite:///{VAR / 'register.sqlite3'}")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False  # reads stay outside transactions: on SQLite one takes the lock

INSTALLED_APPS = [
    "registry",
    "policies",
    "registry.admin.apps.EditorsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "simple_history",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "registry.headers.ContentSecurityPolicy",
    "registry.headers.Revisited",
    "registry.limiting.Limited",
    "registry.pages.unavailable.Unavailable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# public pages send no script at all; the admin's are its own files
POLICY_OF_PUBLIC = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
POLICY_OF_ADMIN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
ROOT_URLCONF = "registry.urls"
WSGI_APPLICATION = "registry.wsgi.application"
APPEND_SLASH = False  # pages have no trailing slash; the admin's own view adds its own
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"pages": "registry.pages.tags"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "registry.admin.controls.Controls"  # Django's markup, without templates

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hant", "繁體中文"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Hong_Kong"  # what pages show; stored instants are UTC

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # no collectstatic step before the first run

LOGIN_URL = "/admin/login/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not (DEBUG or DEMO)
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=not (DEBUG or DEMO))
SECURE_HSTS_SECONDS = 0 if DEBUG or DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not (DEBUG or DEMO)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "registry.admin.refused.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of one form
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a policy of 112 citations sends 1500

NOTIFY = env.flag("NOTIFY")
DESK_URL = env.text("DESK_URL", f"http://127.0.0.1:{PORT}/admin/")  # in each mail
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "register@localhost")
_mail = env.mail("EMAIL_URL", "smtp://127.0.0.1")
MAIL_TIMEOUT = 10  # seconds: a server that does not answer holds up no editor
if django.VERSION < (6, 1):
    EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starts_tls, _mail.is_tls
    EMAIL_TIMEOUT = MAIL_TIMEOUT
else:  # the settings above warn there
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": _mail.host, "port": _mail.port,
                "username": _mail.user, "password": _mail.password,
                "use_tls": _mail.starts_tls, "use_ssl": _mail.is_tls,
                "timeout": MAIL_TIMEOUT,
            },
        }
    }  # fmt: skip

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "registry.api.problems.problem_response",
}
SPECTACULAR_SETTINGS = {  # the rest of the document: registry/api/openapi.py
    "OAS_VERSION": "3.1.1",
    "TITLE": "Virtual Asset Policy Register: API",
    "VERSION": "1",
    "POSTPROCESSING_HOOKS": ["registry.api.openapi.complete"],
}
SIMPLE_HISTORY_REVERT_DISABLED = True

# the one indirection: the machinery knows no kind, this names them
REGISTRY_KINDS = "policies.catalogue.CATALOGUE"
REGISTRY_SEARCH_TERMS = BASE_DIR / "policies" / "search_terms.csv"
REGISTRY_MAY_FLUSH = False  # only tests may empty a register
