"""Every address of the register."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from registry.pages.urls import urlpatterns as pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("i18n/setlang/", set_language, name="set_language"),  # the desk's, by cookie
    path("", include("registry.api.urls")),  # /api/v1, /healthz, /readyz
    path("exports", include("registry.exports.urls")),
    *([path("", include("registry.agents.urls"))] if settings.MCP else []),
    *pages,  # here and not included: their language prefix wants the root
]
handler400 = "registry.admin.refused.bad_request"
handler403 = "registry.admin.refused.forbidden"
handler404 = "registry.pages.errors.not_found"
