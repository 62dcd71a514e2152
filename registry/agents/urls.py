"""The address of the endpoint."""

from django.urls import URLPattern, path

from registry.agents.server import server

urlpatterns: list[URLPattern] = [path("mcp", server, name="mcp")]
