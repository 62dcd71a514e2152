"""The addresses of what machines look for, none of them behind a language."""

from django.urls import URLPattern, path

from registry.pages.crawling.notices import llms, opensearch, robots
from registry.pages.crawling.sitemap import index, part

URLS: list[URLPattern] = [
    path("sitemap.xml", index),
    path("sitemap/<slug:name>-<int:number>.xml", part),
    path("robots.txt", robots),
    path("opensearch.xml", opensearch),
    path("llms.txt", llms),
]
