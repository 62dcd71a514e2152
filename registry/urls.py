"""Every address of the register."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("i18n/setlang/", set_language, name="set_language"),  # the desk's, by cookie
]
handler400 = "registry.admin.refused.bad_request"
handler403 = "registry.admin.refused.forbidden"
