"""The addresses of exports; folders end in a slash, so that names of files fit on."""

from django.urls import URLPattern, path, re_path

from registry.exports.views import index, into_folder, newest, of_day, of_seq

FOLDERS = r"^(?:/latest|/[0-9]{1,18}(?:/on/[0-9-]+)?)?$"
urlpatterns: list[URLPattern] = [
    path("/", index),
    path("/latest/", newest),
    path("/latest/<str:name>", newest),
    path("/<int:seq>/", of_seq),
    path("/<int:seq>/on/<str:on>/", of_day),
    path("/<int:seq>/on/<str:on>/<str:name>", of_day),
    re_path(FOLDERS, into_folder),
    path("/<int:seq>/<str:name>", of_seq),
]
